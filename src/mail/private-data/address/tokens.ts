/** The words and numbers of a line, with what stands between them. */
import type { Span } from "../span.ts";

export interface Token extends Span {
  readonly text: string;
  /** In lower case, without its dot. */
  readonly word: string;
  /** Whether it can be the number of a house: `12`, `12a`, `12-14`, `12/3`, `3bis`. */
  readonly isNumber: boolean;
  readonly hasCapital: boolean;
  /** Whether a comma stands between it and the one before. */
  readonly afterComma: boolean;
  /** Whether something else than blanks, commas and dots does: a bracket, a slash, a dash. */
  readonly afterMark: boolean;
}

const TOKEN = /\p{N}[\p{L}\p{N}/-]{0,9}|\p{L}[\p{L}\p{M}'’/-]{0,39}\.?/gu;
const HOUSE_NUMBER = /^\p{N}{1,5}(?:[-/]?\p{N}{0,4}\p{L}?|bis|ter|st|nd|rd|th)$/iu;

/** `ul.Prosta`, `Str.5` want no blank; `place.sqlite` is no two words. */
const isMark = (before: string, gap: string, text: string): boolean =>
  gap === "" ? !/[./]$/.test(before) || /^\p{Ll}/u.test(text) : !/^[\s,.:#°º]{1,4}$/.test(gap);

/** @param offset where the line begins in the text that the spans are of. */
export const tokensOf = (line: string, offset: number): Token[] => {
  let end = 0;
  return [...line.matchAll(TOKEN)].map(({ 0: text, index }) => {
    const gap = line.slice(end, index);
    end = index + text.length;
    return {
      text,
      start: offset + index,
      end: offset + end,
      word: text.toLowerCase().replace(/[./]$/, ""),
      isNumber: HOUSE_NUMBER.test(text),
      hasCapital: /^\p{Lu}/u.test(text),
      afterComma: gap.includes(","),
      afterMark: isMark(line.slice(Math.max(0, index - 1), index), gap, text),
    };
  });
};
