/** The runs of text of a page → its lines. */
import type { PdfLink, PdfPage, PdfText } from "./extract.ts";

export interface PdfLine {
  /** From 1. */
  readonly page: number;
  /** Its parts with wide gaps between them: the cells of a row, or all in one. */
  readonly cells: readonly string[];
  readonly x: number;
  readonly end: number;
  /** Of its baseline, from the bottom of the page. */
  readonly y: number;
  /** Of its largest letters, in points. */
  readonly size: number;
  /** How far up the page it stands, 0 to 1. */
  readonly height: number;
  readonly links: readonly string[];
}

/** In parts of the letters' size: from where a gap is a space, and from where it parts two columns of a table. */
const SPACE = 0.15;
const COLUMN = 1.6;

const isSpace = ({ text }: PdfText): boolean => text.trim() === "";

/** The runs of each line, in the order of the file: columns and boxes stand in it one after the other. */
const runsOf = (texts: readonly PdfText[]): PdfText[][] => {
  const lines: PdfText[][] = [];
  for (const run of texts) {
    const before = lines.at(-1)?.at(-1);
    const isLower =
      before !== undefined && Math.abs(before.y - run.y) > Math.max(before.size, run.size) * 0.5;
    const isLeft = before !== undefined && run.x < before.x - before.size;
    if (isSpace(run)) continue;
    // Not by the ends that the file gives: a superscript has one too.
    if (!before || isLower || isLeft) lines.push([run]);
    else lines.at(-1)?.push(run);
  }
  return lines;
};

const cellsOf = (runs: readonly PdfText[]): string[] => {
  const cells: string[] = [];
  let before: PdfText | undefined;
  for (const run of runs) {
    const gap = before ? (run.x - before.x - before.width) / Math.max(before.size, run.size, 1) : Infinity;
    if (gap > COLUMN) cells.push(run.text);
    else cells.push((cells.pop() ?? "") + (gap > SPACE ? " " : "") + run.text);
    before = run;
  }
  return cells.map((cell) => cell.replace(/[\s\u00a0]+/g, " ").trim()).filter((cell) => cell !== "");
};

const covers = ({ box }: PdfLink, run: PdfText): boolean => {
  const [left = 0, bottom = 0, right = 0, top = 0] = box;
  const middle = run.y + run.size * 0.3;
  return middle > bottom && middle < top && run.x < right && run.x + run.width > left;
};

/** The lines of a page, in the order of the file. */
export const linesOf = ({ texts, links, height }: PdfPage, page: number): PdfLine[] =>
  runsOf(texts).flatMap((runs) => {
    const [first, last] = [runs[0], runs.at(-1)];
    const cells = cellsOf(runs);
    if (!first || !last || cells.length === 0) return [];
    const within = links.filter((link) => runs.some((run) => covers(link, run)));
    return {
      page,
      cells,
      x: first.x,
      end: last.x + last.width,
      y: first.y,
      size: Math.max(...runs.map(({ size }) => size)),
      height: height > 0 ? first.y / height : 0.5,
      links: within.map(({ url }) => url),
    };
  });

export const lineText = ({ cells }: PdfLine): string => cells.join(" ");
