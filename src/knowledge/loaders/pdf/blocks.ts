/** Lines of a PDF → headings, paragraphs, list items and table rows. */
import { absoluteLink, linksIn } from "../../links.ts";
import type { Block } from "../sections.ts";
import type { PdfFacts } from "./extract.ts";
import { lineText, type PdfLine } from "./lines.ts";

const BULLET = /^(?:[•●▪■◦○‣⁃·\uf0b7\uf0a7]|[-–*](?=\s)|o(?=\s+\p{Lu}))\s*/u;
const NUMBERED = /^(?:\d{1,3}|[a-z])[.)]\s+\S/;

/** A heading is set this much larger than the text, and is no longer than this. */
const LARGER = 1.12;
const LONGEST_HEADING = 160;

/** Lines of one paragraph are no further apart than this, in parts of the letters' size. */
const LEADING = 1.75;

/** The size that most letters have. */
const bodySize = (lines: readonly PdfLine[]): number => {
  const letters = new Map<number, number>();
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2;
    letters.set(size, (letters.get(size) ?? 0) + lineText(line).length);
  }
  return [...letters].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0])[0];
};

const plain = (text: string): string => text.replace(/[\s\p{P}]+/gu, "").toLowerCase();

/** How deep a line stands as a heading; null for text. An outline says so itself, else larger letters do. */
const headingDepths = (
  lines: readonly PdfLine[],
  outline: PdfFacts["outline"],
): ((line: PdfLine) => number | null) => {
  const titled = new Map(outline.map(({ title, depth }) => [plain(title), depth] as const));
  titled.delete("");
  if (lines.some((line) => titled.has(plain(lineText(line)))))
    return (line) => titled.get(plain(lineText(line))) ?? null;
  const body = bodySize(lines);
  const isLarge = (line: PdfLine): boolean =>
    line.size > body * LARGER && lineText(line).length <= LONGEST_HEADING && /\p{L}/u.test(lineText(line));
  const sizes = [...new Set(lines.filter(isLarge).map(({ size }) => Math.round(size)))].sort((a, b) => b - a);
  return (line) => (isLarge(line) ? Math.min(6, sizes.indexOf(Math.round(line.size)) + 1) : null);
};

const wordsOf = (lines: readonly PdfLine[]): ReadonlySet<string> =>
  new Set(
    lines.flatMap(
      (line) =>
        lineText(line)
          .toLowerCase()
          .match(/[\p{L}-]+/gu) ?? [],
    ),
  );

/** Joins a line to the text above it; a word that was parted at the line's end is whole again. */
const joined = (above: string, below: string, words: ReadonlySet<string>): string => {
  const [, head, hyphen] = /(\p{L}+)([-\u00ad\u2010])$/u.exec(above.slice(-60)) ?? [];
  const tail = /^\p{Ll}[\p{L}]*/u.exec(below)?.[0];
  if (head === undefined || tail === undefined) return `${above} ${below}`;
  // `customer-specific` keeps its hyphen where it is written so elsewhere, and never without it.
  const whole = (head + tail).toLowerCase();
  const compound = `${head}-${tail}`.toLowerCase();
  const keeps = hyphen === "-" && words.has(compound) && !words.has(whole);
  return keeps ? above + below : above.slice(0, -1) + below;
};

type Kind = "heading" | "item" | "row" | "prose";

interface Draft {
  readonly kind: Kind;
  readonly depth: number | null;
  readonly page: number;
  text: string;
  last: PdfLine;
  readonly links: Set<string>;
}

/** Whether a line goes on where the one before it stopped, on this page or the next. */
const continues = (draft: Draft, line: PdfLine): boolean => {
  const { last } = draft;
  if (Math.abs(line.size - last.size) > last.size * 0.1) return false;
  if (line.page !== last.page)
    return (
      draft.kind !== "heading" && !/[.!?:。！？]["”’)]?$/.test(draft.text) && /^\p{Ll}/u.test(lineText(line))
    );
  const gap = last.y - line.y;
  return gap <= last.size * LEADING && gap > -last.size * 0.5;
};

const isRow = (line: PdfLine, beside: PdfLine | undefined): boolean =>
  line.cells.length > 1 && beside?.cells.length === line.cells.length && beside.page === line.page;

/** What a line begins, if it does not go on with what stands above it. */
const draftOf = (line: PdfLine, depth: number | null, inTable: boolean): Draft => {
  const draft = { depth, page: line.page, last: line, links: new Set(line.links) };
  const text = lineText(line);
  if (depth !== null) return { ...draft, kind: "heading", text };
  if (inTable) return { ...draft, kind: "row", text: line.cells.join(" | ") };
  if (BULLET.test(text) || NUMBERED.test(text))
    return { ...draft, kind: "item", text: text.replace(BULLET, "- ") };
  return { ...draft, kind: "prose", text };
};

/** Whether two drafts are parts of one by what they are: a heading goes on as a heading, a paragraph and an item as prose. */
const isSameKind = (above: Draft, below: Draft): boolean => {
  if (below.kind === "heading") return above.depth === below.depth;
  return below.kind === "prose" && above.kind !== "heading" && above.kind !== "row";
};

/** Blocks in the order of the lines; the items of a list and the rows of a table are one. */
export const blocksOf = (lines: readonly PdfLine[], outline: PdfFacts["outline"]): Block[] => {
  const depthOf = headingDepths(lines, outline);
  const words = wordsOf(lines);
  const drafts: Draft[] = [];
  for (const [i, line] of lines.entries()) {
    const inTable = isRow(line, lines[i - 1]) || isRow(line, lines[i + 1]);
    const draft = draftOf(line, depthOf(line), inTable);
    const above = drafts.at(-1);
    if (above && isSameKind(above, draft) && continues(above, line)) {
      above.text = joined(above.text, draft.text, words);
      above.last = line;
      for (const link of line.links) above.links.add(link);
    } else drafts.push(draft);
  }
  return merged(drafts);
};

const merged = (drafts: readonly Draft[]): Block[] => {
  const blocks: { kind: Kind; block: Block }[] = [];
  for (const { kind, depth, page, text, links: own } of drafts) {
    const links = [...own, ...linksIn(text)].flatMap((link) => absoluteLink(link, null) ?? []);
    const before = blocks.at(-1);
    if (before?.kind === kind && (kind === "item" || kind === "row")) {
      const { block } = before;
      before.block = { ...block, text: `${block.text}\n${text}`, links: [...block.links, ...links] };
    } else {
      const heading = depth === null ? null : { depth, text };
      blocks.push({ kind, block: { heading, text, place: `page ${page}`, links } });
    }
  }
  return blocks.map(({ block }) => block);
};
