/** Words of a text as searching sees them: lower case, NFC, letters and digits with inner apostrophes. */

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;

/** The words of a text, in order, repeated as they stand. */
export const words = (text: string): string[] =>
  (text.normalize("NFC").toLowerCase().match(WORD) ?? []).map((word) => word.replaceAll("’", "'"));

/** The sentences of a text by Unicode's rules (UAX 29), a line break of its own ending one; trimmed, none empty. */
export function sentences(text: string, language?: string | null): string[] {
  const segmenter = new Intl.Segmenter(language ?? undefined, { granularity: "sentence" });
  return Array.from(segmenter.segment(text), ({ segment }) => segment.trim()).filter((s) => s !== "");
}
