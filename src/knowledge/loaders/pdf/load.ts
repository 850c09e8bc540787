/** PDF files. */
import { basename, extname } from "node:path";
import type { Loaded, SourceRecord } from "../../passage.ts";
import { isoDate, languageCode } from "../entry.ts";
import { firstHeading, sectionPieces } from "../sections.ts";
import { readWhole } from "../whole-file.ts";
import { blocksOf } from "./blocks.ts";
import { isPdfBomb } from "./bomb.ts";
import type { PdfFacts } from "./extract.ts";
import { withoutFurniture } from "./furniture.ts";
import { linesOf, lineText, type PdfLine } from "./lines.ts";
import { PDF_BOUNDS, type PdfBounds, type PdfContent, readPdf } from "./read.ts";

/** Larger ones are scans. */
const LIMIT = 128 * 1024 * 1024;

/** `D:20250304100000+01'00'` → ISO 8601. */
const dateOf = (written: string): string | null => {
  const [, year, month = "01", day = "01"] = /^(?:D:)?(\d{4})(\d{2})?(\d{2})?/.exec(written) ?? [];
  return year === undefined ? null : isoDate(`${year}-${month}-${day}`);
};

/** What programs write there where nobody gave a title. */
const NO_TITLE = /^(?:untitled|microsoft word - .*|.*\.(?:docx?|indd|pptx?|pdf|tex|odt|qxd|rtf))?$/i;

/** Letters that no font says the meaning of: private ones, controls, replacements. */
const MEANINGLESS = /[\p{Co}\p{Cn}\uFFFD]|(?![\n\t])\p{Cc}/gu;
const TOO_MUCH = 0.3;

const isGarbled = (lines: readonly PdfLine[]): boolean => {
  const text = lines.map(lineText).join("");
  return (text.match(MEANINGLESS)?.length ?? 0) > text.length * TOO_MUCH;
};

const SCANNED = "it may be scanned: run text recognition (OCR) on it first";

/** What of a file's text cannot be read; null where all of it can. */
const textProblem = (lines: readonly PdfLine[], pages: number): string | null => {
  if (lines.length === 0) return `has no text; ${SCANNED}`;
  if (isGarbled(lines)) return `does not say which letters its text has; ${SCANNED}`;
  const empty = pages - new Set(lines.map(({ page }) => page)).size;
  return empty > 1 && empty * 2 > pages ? `has no text on ${empty} of ${pages} pages; ${SCANNED}` : null;
};

const recordOf = (lines: readonly PdfLine[], facts: PdfFacts | null, name: string): SourceRecord => {
  const blocks = blocksOf(lines, facts?.outline ?? []);
  const own = facts?.title.trim() ?? "";
  const title = (NO_TITLE.test(own) ? null : own) ?? firstHeading(blocks) ?? basename(name, extname(name));
  return {
    id: name,
    kind: "doc",
    title,
    url: null,
    tags: [],
    refs: [],
    language: languageCode(facts?.language ?? null),
    date: dateOf(facts?.modified ?? ""),
    single: false,
    pieces: sectionPieces(blocks, title),
  };
};

/** A PDF's pages as one record. */
export const parsePdf = ({ facts, pages, problem }: PdfContent, name: string): Loaded[] => {
  if (pages.length === 0) return [{ problem: problem ?? "has no pages", source: name }];
  const byPage = pages.map((page, i) => linesOf(page, i + 1));
  const lines = byPage.flat();
  const wrong = textProblem(lines, pages.length);
  const problems = [problem, wrong].flatMap((each) => (each === null ? [] : { problem: each, source: name }));
  if (lines.length === 0 || isGarbled(lines)) return problems;
  const record = recordOf(withoutFurniture(byPage), facts, name);
  return record.pieces.length > 0
    ? [{ record }, ...problems]
    : [{ problem: "has headings but no text", source: name }, ...problems];
};

/** The record of a PDF's bytes. */
export const loadPdfBytes = async (
  bytes: Buffer,
  name: string,
  bounds: PdfBounds = PDF_BOUNDS,
): Promise<Loaded[]> =>
  isPdfBomb(bytes)
    ? [{ problem: "unpacks to more than smb reads; it is no document", source: name }]
    : parsePdf(await readPdf(bytes, bounds), name);

/** The record of a PDF file. */
export async function* loadPdf(path: string, name: string): AsyncGenerator<Loaded> {
  const file = await readWhole(path, LIMIT);
  if ("problem" in file) yield { problem: file.problem, source: name };
  else yield* await loadPdfBytes(file.bytes, name);
}
