/** What holds together in a text: list items, table rows, code blocks, paragraphs; and what belongs beside each other. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

export type UnitKind = "prose" | "item" | "row" | "code";

/** A stretch of lines that is not to be parted, prose aside: that may be parted between its sentences. */
interface Unit extends Span {
  readonly kind: UnitKind;
  /** Whether an empty line stands above it. */
  readonly apart: boolean;
}

/** A whole list, table, code block or paragraph. */
export interface Group {
  readonly kind: UnitKind;
  /** The prose that says what the list, table or code is. */
  readonly intro: Span | null;
  readonly first: Span;
  readonly rest: readonly Span[];
}

const FENCE = /^[ \t]*(`{3,}|~{3,})/;
const ITEM = /^[ \t]*(?:[-*+•–◦▪·‣]|\p{N}{1,3}[.)]|\(\p{N}{1,3}\)|[a-z]\))[ \t]/u;
/** Ideographic full stops and commas number the items of a Chinese or Japanese list. */
const IDEOGRAPHIC_ITEM = /^[ \t]*(?:\p{N}{1,3}[、．]|[一二三四五六七八九十]{1,3}、|[・●■◆※])/u;
const ROW = /^[ \t]*\||\S \| \S/;
const INTRODUCES = /[:：]\s*$/;

interface Line extends Span {
  readonly text: string;
  readonly indent: number;
}

const linesOf = (text: string): Line[] => {
  const lines: Line[] = [];
  for (let at = 0; at < text.length;) {
    const found = text.indexOf("\n", at);
    const next = found === -1 ? text.length : found + 1;
    const line = text.slice(at, next).trimEnd();
    lines.push({ start: at, end: next, text: line, indent: line.length - line.trimStart().length });
    at = next;
  }
  return lines;
};

/** For each line that opens fenced code, the index of the line that closes it. */
const fences = (lines: readonly Line[]): Map<number, number> => {
  const closing = new Map<number, number>();
  let open: { index: number; fence: string } | null = null;
  for (const [index, line] of lines.entries()) {
    const fence = FENCE.exec(line.text)?.[1];
    if (fence === undefined) continue;
    if (!open) open = { index, fence };
    else if (fence.startsWith(open.fence) && line.text.trim() === fence) {
      closing.set(open.index, index);
      open = null;
    }
  }
  return closing;
};

const kindOf = ({ text }: Line, opensCode: boolean): UnitKind => {
  if (opensCode) return "code";
  if (ITEM.test(text) || IDEOGRAPHIC_ITEM.test(text)) return "item";
  return ROW.test(text) ? "row" : "prose";
};

/** Gathers lines into units; an indented line, and a line right below, belongs to its item. */
class Units {
  readonly found: Unit[] = [];
  private kind: UnitKind | null = null;
  private start = 0;
  private end = 0;
  private indent = 0;
  private apart = false;
  private blank = false;

  /** Whether a line continues the unit at hand. */
  private continues(line: Line, kind: UnitKind): boolean {
    switch (this.kind) {
      case "item":
        return line.indent > this.indent || (kind === "prose" && !this.blank);
      case "prose":
        return kind === "prose" && !this.blank;
      case "row":
      case "code":
      case null:
        return false;
    }
  }

  close(): void {
    if (this.kind) this.found.push({ kind: this.kind, start: this.start, end: this.end, apart: this.apart });
    this.kind = null;
  }

  /** Takes a line, or all lines of a code block. */
  add(line: Line, kind: UnitKind, end: number): void {
    if (line.text.trim() === "" && kind !== "code") {
      this.blank = true;
      return;
    }
    if (!this.continues(line, kind)) {
      this.close();
      this.kind = kind;
      this.start = line.start;
      this.indent = line.indent;
      this.apart = this.blank;
    }
    this.blank = false;
    this.end = end;
  }
}

const unitsOf = (text: string): readonly Unit[] => {
  const lines = linesOf(text);
  const closing = fences(lines);
  const units = new Units();
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (!line) break;
    const last = closing.get(i) ?? i;
    units.add(line, kindOf(line, closing.has(i)), lines[last]?.end ?? line.end);
    i = last;
  }
  units.close();
  return units.found;
};

/** The lists, tables, code blocks and paragraphs of a text, in order, each with the line that introduces it. */
export const groupsOf = (text: string): Group[] => {
  const groups: { kind: UnitKind; intro: Span | null; first: Span; rest: Span[] }[] = [];
  for (const unit of unitsOf(text)) {
    const { kind, apart } = unit;
    const before = groups.at(-1);
    const said = kind !== "prose" && before?.kind === "prose" ? before.first : null;
    if (before?.kind === kind && (kind === "item" || kind === "row")) before.rest.push(unit);
    else if (said && (!apart || INTRODUCES.test(text.slice(said.start, said.end).slice(-20))))
      groups[groups.length - 1] = { kind, intro: said, first: unit, rest: [] };
    else groups.push({ kind, intro: null, first: unit, rest: [] });
  }
  return groups;
};
