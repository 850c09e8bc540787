/** Splits a text that is too long for one passage: between paragraphs, else list items and rows, else sentences. */
import { sentenceStarts } from "./sentences.ts";

/** A stretch of the text; `start` is its offset in UTF-16 units. */
export interface Chunk {
  readonly text: string;
  readonly start: number;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The length a passage is kept under where that is possible, in characters. */
export const PASSAGE_LENGTH = 1200;

/** What holds together is cut by force beyond this many times `max`: no reader is served by a passage of a megabyte. */
const FORCED = 4;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const ITEM = /^(?:[-*+•–]|\p{N}{1,3}[.)])\s/u;
const ROW = /^\||\S \| \S/;

interface Line extends Span {
  readonly text: string;
}

const linesOf = (text: string, { start, end }: Span): Line[] => {
  const lines: Line[] = [];
  for (let at = start; at < end;) {
    const found = text.indexOf("\n", at);
    const next = found === -1 || found >= end ? end : found + 1;
    lines.push({ start: at, end: next, text: text.slice(at, next).trimEnd() });
    at = next;
  }
  return lines;
};

/** For each line that opens fenced code, the index of the line that closes it. */
const fences = (lines: readonly Line[]): Map<number, number> => {
  const closing = new Map<number, number>();
  let open: { index: number; fence: string } | null = null;
  for (const [index, line] of lines.entries()) {
    const fence = FENCE.exec(line.text.trimStart())?.[1];
    if (fence === undefined) continue;
    if (!open) open = { index, fence };
    else if (fence.startsWith(open.fence) && line.text.trim() === fence) {
      closing.set(open.index, index);
      open = null;
    }
  }
  return closing;
};

/** Spans from each start to the next. */
const between = (starts: readonly number[], end: number): Span[] =>
  starts.map((start, i) => ({ start, end: starts[i + 1] ?? end }));

/** Starts a span at each line that `opens` says so, code fences kept whole. */
const byLines = (
  text: string,
  span: Span,
  opens: (line: Line, before: Line | undefined, afterCode: boolean) => boolean,
): Span[] => {
  const lines = linesOf(text, span);
  const closing = fences(lines);
  const starts: number[] = [];
  let codeEnd = -1;
  for (const [i, line] of lines.entries()) {
    if (i <= codeEnd) continue;
    if (starts.length === 0 || opens(line, lines[i - 1], i === codeEnd + 1 && codeEnd >= 0))
      starts.push(line.start);
    codeEnd = closing.get(i) ?? codeEnd;
  }
  return between(starts, span.end);
};

/** Paragraphs: stretches without an empty line. */
const paragraphs = (text: string, span: Span): Span[] =>
  byLines(text, span, (line, before) => line.text !== "" && before?.text === "");

/** The list items, table rows, code blocks and prose of a paragraph. Indented lines belong to their item. */
const units = (text: string, span: Span): Span[] =>
  byLines(text, span, (line, before, afterCode) => {
    if (ITEM.test(line.text) || ROW.test(line.text) || FENCE.test(line.text)) return !/^\s/.test(line.text);
    return (afterCode || ROW.test(before?.text ?? "")) && !/^\s/.test(line.text);
  });

const isProse = (text: string): boolean =>
  !ITEM.test(text) && !ROW.test(text.split("\n", 1)[0] ?? "") && !FENCE.test(text);

const sentences = (text: string, span: Span): Span[] => {
  const part = text.slice(span.start, span.end);
  if (!isProse(part)) return [span];
  return between(
    sentenceStarts(part).map((start) => span.start + start),
    span.end,
  );
};

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

const trimmed = (text: string, { start, end }: Span): Span => {
  const part = text.slice(start, end);
  const lead = part.length - part.trimStart().length;
  return { start: start + lead, end: Math.max(start + lead, start + part.trimEnd().length) };
};

/**
 * The text in pieces of at most `max` characters, in order; every character but the white space between two pieces is
 * in exactly one. A sentence, list item, table row or code block that is longer stands alone, whole up to four times that.
 */
export const chunks = (text: string, { max = PASSAGE_LENGTH }: { readonly max?: number } = {}): Chunk[] => {
  const divisions = [paragraphs, units, sentences, forced];
  const done: Span[] = [];
  const add = (span: Span, level: number): void => {
    const part = trimmed(text, span);
    const current = done.at(-1);
    const divide = divisions[level];
    if (part.start === part.end) return;
    if (current && part.end - current.start <= max)
      done[done.length - 1] = { start: current.start, end: part.end };
    else if (divide && part.end - part.start > max)
      for (const smaller of divide(text, part, max)) add(smaller, level + 1);
    else done.push(part);
  };
  add({ start: 0, end: text.length }, 0);
  return done.map(({ start, end }) => ({ start, text: text.slice(start, end) }));
};

/** The texts of `chunks`. */
export const chunk = (text: string, options: { readonly max?: number } = {}): string[] =>
  chunks(text, options).map((part) => part.text);
