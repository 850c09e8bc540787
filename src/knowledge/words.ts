/** Words of a text as searching sees them: lower case, NFC, letters and digits with inner apostrophes. */
import { isUnspaced, mayBeUnspaced } from "./terms/unspaced.ts";

const ASCII_WORD = /[a-z0-9]+(?:'[a-z0-9]+)*/g;
/** Marks belong to the letter before them: vowel signs of Thai and of the scripts of India are marks. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;

const NOT_ASCII = /[^\u0000-\u007f]/;

/** The words of a text, in order, repeated as they stand. */
export function words(text: string): string[] {
  if (!NOT_ASCII.test(text)) return text.toLowerCase().match(ASCII_WORD) ?? [];
  const found = (text.normalize("NFC").toLowerCase().match(WORD) ?? []).map((word) =>
    word.replaceAll("’", "'"),
  );
  if (!found.some(isRunOfWords)) return found;
  const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });
  return found.flatMap((word) => (isRunOfWords(word) ? parted(word, segmenter) : [word]));
}

const isRunOfWords = (word: string): boolean => mayBeUnspaced(word) && isUnspaced(word);

/** The words of a stretch of Han, kana, Thai …, where no blank parts them. */
function parted(run: string, segmenter: Intl.Segmenter): string[] {
  const found: string[] = [];
  for (let at = 0; at < run.length; at += SLICE)
    for (const { segment, isWordLike } of segmenter.segment(run.slice(at, at + SLICE)))
      if (isWordLike) found.push(segment);
  return found;
}

/** Intl.Segmenter takes time by the square of a line's length: 8 minutes for 2 MB without a line break. */
const SLICE = 4_096;

/** The text in pieces of about 4,000 characters, cut behind a blank; a short text is one piece. */
const slices = (text: string): string[] =>
  text.length <= SLICE
    ? [text]
    : (text.match(new RegExp(`[^]{1,${SLICE}}(?:\\s|$)|[^]{1,${SLICE}}`, "gu")) ?? []);

/** UAX 29 ends no sentence but behind one of these; Greek asks with a semicolon, which has two codes. */
const MAY_END_INSIDE = /[\p{Sentence_Terminal};\u037e\n\r\u0085\u2028\u2029][^]/u;

const LINK = /https?:\/\/|www\./iu;

/** The sentences of a text by Unicode's rules (UAX 29), a line break of its own ending one; trimmed, none empty. */
export function sentences(text: string, language?: string | null): string[] {
  const whole = text.trim();
  // Most questions are one sentence, and a segmenter takes 25 µs to set up.
  if (text.length <= SLICE && !MAY_END_INSIDE.test(whole)) return whole === "" ? [] : [whole];
  const segmenter = new Intl.Segmenter(language ?? undefined, { granularity: "sentence" });
  const found: string[] = [];
  let open = "";
  let inLink = false;
  for (const { segment } of slices(text).flatMap((slice) => [...segmenter.segment(slice)])) {
    open += segment;
    // UAX 29 ends a sentence at the `?` of `https://x.example/a?b=1`.
    const parts = segment.split(/\s/u);
    inLink = (inLink && parts.length === 1) || LINK.test(parts.at(-1) ?? "");
    if (inLink) continue;
    found.push(open.trim());
    open = "";
  }
  return [...found, open.trim()].filter((sentence) => sentence !== "");
}
