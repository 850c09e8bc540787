/** Words of a text as searching sees them: lower case, NFC, letters and digits with inner apostrophes. */

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;

/** The words of a text, in order, repeated as they stand. */
export const words = (text: string): string[] =>
  (text.normalize("NFC").toLowerCase().match(WORD) ?? []).map((word) => word.replaceAll("’", "'"));

/** Intl.Segmenter takes time by the square of a line's length: 8 minutes for 2 MB without a line break. */
const SLICE = 4_096;

/** The text in pieces of about 4,000 characters, cut behind a blank; a short text is one piece. */
const slices = (text: string): string[] =>
  text.length <= SLICE
    ? [text]
    : (text.match(new RegExp(`[^]{1,${SLICE}}(?:\\s|$)|[^]{1,${SLICE}}`, "gu")) ?? []);

const LINK = /https?:\/\/|www\./iu;

/** The sentences of a text by Unicode's rules (UAX 29), a line break of its own ending one; trimmed, none empty. */
export function sentences(text: string, language?: string | null): string[] {
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
