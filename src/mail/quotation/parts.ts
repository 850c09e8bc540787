import { withoutBanner } from "./banner.ts";
import { isRule, unquoted, type Line } from "./line.ts";
import { pointsBelow } from "./pointer.ts";
import type { Segment } from "./segments.ts";
import { withoutClosing } from "./signature.ts";

/** A segment with what is kept of it as new text, and what of it is quoted. */
export interface Part {
  readonly kind: Segment["kind"];
  readonly kept: readonly Line[];
  readonly dropped: readonly Line[];
}

export const isEmpty = (lines: readonly Line[]): boolean => lines.every((line) => line.isBlank);

/** A mail's lines and segments, and what of a segment is its writer's own. */
interface Mail {
  readonly lines: readonly Line[];
  readonly segments: readonly Segment[];
  readonly own: readonly Own[];
}

interface Own {
  readonly lines: readonly Line[];
  /** A signature or the like stood below them. */
  readonly isClosed: boolean;
}

const readOwn = ({ kind, from, to }: Segment, lines: readonly Line[]): Own => {
  const all = lines.slice(from, to);
  if (kind !== "own") return { lines: kind === "forwarded" ? all : [], isClosed: false };
  const rest = withoutClosing(all);
  const closing = all.slice(rest.length).filter((line) => !line.isBlank);
  // The empty lines below stay where nothing else went.
  const kept = closing.length === 0 ? all : rest;
  return { lines: from === 0 ? withoutBanner(kept) : kept, isClosed: closing.some((line) => !isRule(line)) };
};

const isAnswered = ({ own }: Mail, at: number): boolean => !isEmpty(own[at + 1]?.lines ?? []);

/** Answers between quoted lines: then the quoted lines above an answer are what it answers. */
const isInterleaved = (mail: Mail): boolean =>
  mail.segments.some(
    ({ kind }, at) => kind === "marked" && isAnswered(mail, at) && mail.segments[at + 2]?.kind === "marked",
  );

/** A quote that a program put there: introduced, or below the writer's signature. */
const isByProgram = ({ segments, own }: Mail, at: number): boolean =>
  segments[at]?.isIntroduced === true || own[at - 1]?.isClosed === true;

/** Longer than this, a quote is no question that somebody picked to answer: its last paragraph is kept. */
const MAX_ANSWERED_LINES = 30;

const answeredFrom = (lines: readonly Line[], from: number, to: number): number => {
  if (to - from <= MAX_ANSWERED_LINES) return from;
  for (let at = to - 2; at > to - MAX_ANSWERED_LINES; at--)
    if (unquoted(lines[at]?.raw.slice(0, 600) ?? "").trim() === "") return at + 1;
  return to - MAX_ANSWERED_LINES;
};

/** "I get this error:" */
const ANNOUNCES = /[\p{L}\p{N}"”»)] ?:$/u;

const isAnnounced = (lines: readonly Line[], at: number): boolean => {
  const above = lines.slice(Math.max(0, at - 3), at).findLast((line) => !line.isBlank);
  return above?.isQuoted === false && ANNOUNCES.test(above.text) && !/@|\d:\d\d/.test(above.text);
};

/** Quotes stand apart; a line or two right below the writer's own is rather an arrow or a program's output. */
const MAX_ATTACHED_LINES = 3;

/** Lines that begin with `>` and quote nothing: "> 5 kg", an arrow, a prompt, an answer marked with `>>`. */
const isNoQuote = (all: readonly Line[], above: Line | undefined): boolean => {
  const filled = all.filter(({ isQuoted }) => isQuoted);
  if (filled.every(({ raw }) => /^\s{0,3}> ?>/.test(raw))) return true;
  if (filled.length > MAX_ATTACHED_LINES) return false;
  return (
    (above !== undefined && !above.isBlank) || filled.every(({ raw }) => /^\s{0,3}>=?\s?[\d€$£]/.test(raw))
  );
};

const ofMarked = (mail: Mail, at: number, isAmongAnswers: boolean): Omit<Part, "kind"> => {
  const { lines, segments } = mail;
  const { from = 0, to = 0, body = 0 } = segments[at] ?? {};
  const all = lines.slice(from, to);
  const isOfProgram = isByProgram(mail, at);
  if (isAnswered(mail, at) && (isAmongAnswers || !isOfProgram)) {
    const start = answeredFrom(lines, body, to);
    return { kept: lines.slice(start, to), dropped: lines.slice(from, start) };
  }
  if (isOfProgram || isAmongAnswers) return { kept: [], dropped: all };
  const isOwn = isAnnounced(lines, from) || isNoQuote(all, lines[from - 1]);
  return isOwn ? { kept: all, dropped: [] } : { kept: [], dropped: all };
};

/** A mail without quote marks may be answered below, or within: then all of it is kept. */
const ofUnmarked = ({ lines, segments, own }: Mail, at: number): Omit<Part, "kind"> => {
  const { from = 0, to = 0 } = segments[at] ?? {};
  const above = own.slice(0, at).flatMap((each) => each.lines);
  const all = lines.slice(from, to);
  return pointsBelow(above.map(({ text }) => text).join("\n"))
    ? { kept: all, dropped: [] }
    : { kept: [], dropped: all };
};

/** What is kept of each segment. When in doubt it is kept. */
export const judgeSegments = (lines: readonly Line[], segments: readonly Segment[]): Part[] => {
  const own = segments.map((segment) => readOwn(segment, lines));
  const mail: Mail = { lines, segments, own };
  const isAmongAnswers = isInterleaved(mail);
  return segments.map(({ kind }, at): Part => {
    if (kind === "marked") return { kind, ...ofMarked(mail, at, isAmongAnswers) };
    if (kind === "unmarked") return { kind, ...ofUnmarked(mail, at) };
    return { kind, kept: own[at]?.lines ?? [], dropped: [] };
  });
};
