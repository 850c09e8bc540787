/** Running headers, footers and page numbers: what stands on many pages at the same place. */
import { lineText, type PdfLine } from "./lines.ts";

/** The part of a page, above and below, that headers and footers stand in. */
const MARGIN = 0.13;

/** A line of this share of the pages, and of at least this many, is part of their frame; left and right pages differ. */
const SHARE = 0.4;
const AT_LEAST = 3;

const PAGE_NUMBER =
  /^(?:(?:page|seite|página|pagina|pág\.?|p\.|s\.|strona|sida|side)\s*)?[-–—|]?\s*(?:\d{1,5}|[ivxlc]{1,7})\s*(?:(?:of|von|de|di|sur|van|\/)\s*\d{1,5})?\s*[-–—|]?$/i;

const inMargin = ({ height }: PdfLine): boolean => height < MARGIN || height > 1 - MARGIN;

/** The same for `Page 3` and `Page 4`, and for a line a hair higher. */
const keyOf = (line: PdfLine): string =>
  `${Math.round(line.height * 50)} ${lineText(line).replace(/\d+/g, "#").toLowerCase()}`;

/** The lines that are not part of the frame that every page has. */
export const withoutFurniture = (pages: readonly (readonly PdfLine[])[]): PdfLine[] => {
  const seen = new Map<string, number>();
  for (const lines of pages)
    for (const key of new Set(lines.filter(inMargin).map(keyOf))) seen.set(key, (seen.get(key) ?? 0) + 1);
  const enough = Math.max(AT_LEAST, pages.length * SHARE);
  const isFrame = (line: PdfLine): boolean =>
    inMargin(line) && ((seen.get(keyOf(line)) ?? 0) >= enough || PAGE_NUMBER.test(lineText(line)));
  const text = pages.flatMap((lines) => lines.filter((line) => !isFrame(line)));
  // Tickets and labels have nothing but a line at the top.
  return text.length > 0 ? text : pages.flat();
};
