/**
 * A Markdown text → parts that can be parsed one by one. The parser's time grows with the square of the lists and tables
 * in a document (mdast-util-from-markdown 2.1: one megabyte of short sections took 92 s, in parts 7 s).
 */

export interface Part {
  readonly text: string;
  /** The line of the whole text that it starts on, from 1. */
  readonly line: number;
}

/** A part that is longer than this, in characters, ends at the next paragraph. */
const LONG = 4096;

const HEADING = /^#{1,6}(?:[ \t]|$)/;
/** After an empty line, text at the margin that opens no list item, quotation, table, code or HTML is its own block. */
const PARAGRAPH = /^(?:\p{L}|\p{N}(?!\p{N}{0,8}[.)]))/u;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** HTML that does not end at an empty line (CommonMark 4.6, kinds 1 and 2), each with what ends it. */
const HTML: readonly (readonly [RegExp, RegExp])[] = [
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<(?:pre|script|style|textarea)(?=[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i],
];

const fenceEnd = (fence: string): RegExp => new RegExp(`^ {0,3}${fence.charAt(0)}{${fence.length},}[ \\t]*$`);

/** What ends the block that this line opens and that may hold anything; null where it opens none. */
const enderOf = (line: string): RegExp | null => {
  const fence = FENCE.exec(line)?.[1];
  if (fence !== undefined) return fenceEnd(fence);
  const html = HTML.find(([opens]) => opens.test(line));
  return html && !html[1].test(line) ? html[1] : null;
};

/** Cuts before headings, and in long sections before paragraphs; never inside code, comments, lists or tables. */
export const partsOf = (text: string): Part[] => {
  const parts: Part[] = [];
  let held: string[] = [];
  let size = 0;
  let first = 1;
  let ender: RegExp | null = null;
  let before = "";
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const opensBlock = HEADING.test(line) || (size > LONG && before.trim() === "" && PARAGRAPH.test(line));
    if (!ender && opensBlock && held.length > 0) {
      parts.push({ text: held.join("\n"), line: first });
      held = [];
      size = 0;
      first = i + 1;
    }
    if (!ender) ender = enderOf(line);
    else if (ender.test(line)) ender = null;
    held.push(line);
    size += line.length + 1;
    before = line;
  }
  parts.push({ text: held.join("\n"), line: first });
  return parts;
};

/** The link definitions of a text, for a part that refers to one in another part. Footnotes are not among them. */
export const definitionLines = (text: string): string => {
  const found = text.match(/^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*\S.*$/gm) ?? [];
  return [...new Set(found)].join("\n");
};
