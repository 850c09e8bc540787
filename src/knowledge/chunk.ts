/** Splits a text that is too long for one passage: between paragraphs, else list items and rows, else sentences. */
import { sentenceStarts } from "./sentences.ts";
import { type Group, groupsOf, type Span } from "./units.ts";

/** A stretch of the text; `start` is its offset in UTF-16 units. */
export interface Chunk {
  /** `repeated`, and then what stands in the text from `start` on. */
  readonly text: string;
  readonly start: number;
  /** What says what the rest is about and stands further up: a table's header, the line above a list. Else empty. */
  readonly repeated: string;
}

interface Passage {
  readonly start: number;
  end: number;
  readonly repeated: string;
}

/** The length a passage is kept under where that is possible, in characters. */
export const PASSAGE_LENGTH = 1200;

/** What holds together is cut by force beyond this many times `max`: no reader is served by a passage of a megabyte. */
const FORCED = 4;

/** A header that takes more of a passage than this would leave too little for its rows. */
const REPEATED_SHARE = 0.34;

/** Spans from each start to the next. */
const between = (starts: readonly number[], end: number): Span[] =>
  starts.map((start, i) => ({ start, end: starts[i + 1] ?? end }));

/** Pieces of at most `max`, cut at a line's end, else at a space, else between two characters. */
const forced = (text: string, span: Span, max: number): Span[] => {
  if (span.end - span.start <= max * FORCED) return [span];
  const starts = [span.start];
  for (let at = span.start; span.end - at > max;) {
    const window = text.slice(at, at + max);
    const line = window.lastIndexOf("\n") + 1;
    const space = window.lastIndexOf(" ") + 1;
    const surrogate = /[\uD800-\uDBFF]$/.test(window) && max > 1 ? 1 : 0;
    at += line || space || max - surrogate;
    starts.push(at);
  }
  return between(starts, span.end);
};

const sentences = (text: string, { start, end }: Span): Span[] =>
  between(
    sentenceStarts(text.slice(start, end)).map((at) => start + at),
    end,
  );

const trimmed = (text: string, { start, end }: Span): Span => {
  const part = text.slice(start, end);
  const lead = part.length - part.trimStart().length;
  return { start: start + lead, end: Math.max(start + lead, start + part.trimEnd().length) };
};

/** Fills passages in the order of the text. */
class Packer {
  readonly passages: Passage[] = [];

  constructor(
    private readonly text: string,
    private readonly max: number,
  ) {}

  /** Whether `span` went into the current passage. */
  private joins(span: Span): boolean {
    const current = this.passages.at(-1);
    if (!current || current.repeated.length + span.end - current.start > this.max) return false;
    current.end = span.end;
    return true;
  }

  private open(span: Span, repeated = ""): void {
    const fits = repeated.length + span.end - span.start <= this.max;
    this.passages.push({ ...span, repeated: fits ? repeated : "" });
  }

  /** What must not be parted: in the current passage, else in the next one, else by force. */
  private whole(span: Span, repeated = ""): void {
    const part = trimmed(this.text, span);
    if (part.start === part.end || this.joins(part)) return;
    const [first, ...rest] = forced(this.text, part, this.max);
    if (first) this.open(trimmed(this.text, first), repeated);
    for (const piece of rest) this.whole(piece);
  }

  private prose(span: Span): void {
    const part = trimmed(this.text, span);
    if (part.end - part.start <= this.max) this.whole(part);
    else for (const sentence of sentences(this.text, part)) this.whole(sentence);
  }

  /** What is said above each passage of a list or table; nothing where it would take up too much of it. */
  private repeatable(span: Span): string {
    const line = this.text.slice(span.start, span.end).trimEnd();
    return line.length <= this.max * REPEATED_SHARE ? `${line}\n` : "";
  }

  /**
   * The beginning of a list or table in one passage, its introducing sentence included: `You need:` alone says nothing.
   * Gives that sentence, null where there is none or it does not fit.
   */
  private beginning(intro: Span | null, head: Span): Span | null {
    const said = intro ? sentences(this.text, trimmed(this.text, intro)) : [];
    const line = said.at(-1);
    const fits = line !== undefined && head.end - line.start <= this.max;
    for (const sentence of fits ? said.slice(0, -1) : said) this.whole(sentence);
    this.whole(fits ? { start: line.start, end: head.end } : head);
    return fits ? line : null;
  }

  group(group: Group): void {
    const { kind, intro, first, rest } = group;
    const last = rest.at(-1) ?? first;
    const part = trimmed(this.text, { start: (intro ?? first).start, end: last.end });
    if (part.start === part.end || this.joins(part)) return;
    if (part.end - part.start <= this.max) this.open(part);
    else if (kind === "prose") this.prose(part);
    else this.divide(group);
  }

  /** A list, table or code block that is longer than a passage. */
  private divide({ kind, intro, first, rest }: Group): void {
    const [second] = rest;
    // A header without a row says nothing either.
    const paired = kind === "row" && second !== undefined && second.end - first.start <= this.max;
    const line = this.beginning(intro, { start: first.start, end: paired ? second.end : first.end });
    const above = kind === "row" ? first : kind === "item" ? line : null;
    const repeated = above ? this.repeatable(above) : "";
    for (const unit of paired ? rest.slice(1) : rest) this.whole(unit, repeated);
  }
}

/**
 * The text in pieces of at most `max` characters, in order; every character but the white space between two pieces is
 * in exactly one, what is `repeated` aside. A sentence, list item, table row or code block that is longer stands alone,
 * whole up to four times that.
 */
export const chunks = (text: string, { max = PASSAGE_LENGTH }: { readonly max?: number } = {}): Chunk[] => {
  const all = trimmed(text, { start: 0, end: text.length });
  if (all.start === all.end) return [];
  if (all.end - all.start <= max)
    return [{ text: text.slice(all.start, all.end), start: all.start, repeated: "" }];
  const packer = new Packer(text, max);
  for (const group of groupsOf(text)) packer.group(group);
  return packer.passages.map(({ start, end, repeated }) => ({
    text: repeated + text.slice(start, end),
    start,
    repeated,
  }));
};

/** The texts of `chunks`. */
export const chunk = (text: string, options: { readonly max?: number } = {}): string[] =>
  chunks(text, options).map((part) => part.text);
