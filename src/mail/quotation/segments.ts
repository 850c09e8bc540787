import { attribution, type Marker } from "./attribution.ts";
import { headerBlock } from "./header-block.ts";
import { matchable, unquoted, type Line } from "./line.ts";
import { isForwardMarker, originalMarker, replyAboveMarker } from "./separators.ts";

/** A stretch of a mail's lines. */
export interface Segment {
  readonly kind: "own" | "forwarded" | "marked" | "unmarked";
  readonly from: number;
  readonly to: number;
  /** A quote that a mail program introduced ("On … wrote:"). */
  readonly isIntroduced: boolean;
  /** Where the quoted lines begin, behind what introduces them. */
  readonly body: number;
}

/** How many empty lines may stand between an attribution and the quote. */
const MAX_GAP = 4;

/** An empty line, or the dots of somebody who shortened the quote. */
const saysNothing = (line: Line): boolean =>
  line.isBlank ||
  (!line.isQuoted && /^[[(<]?(?:\.{2,}|…|snip|\.\.\. ?snip ?\.\.\.)[\])>]?$/i.test(line.text));

const firstFilled = (lines: readonly Line[], from: number, limit: number): number | null => {
  for (let at = from; at < Math.min(lines.length, from + limit); at++) {
    const line = lines[at];
    if (line !== undefined && !saysNothing(line)) return at;
  }
  return null;
};

/** The quoted lines as lines of their own, where an attribution stands within the quote marks. */
const inner = (lines: readonly Line[]): Line[] =>
  lines.map(({ raw }) => {
    const text = matchable(unquoted(raw.slice(0, 600)));
    return { raw, text, isBlank: text === "", isQuoted: false };
  });

/** An attribution or a header block has no more lines. */
const MAX_INNER = 12;

/** What stands at the top of a quote, within the quote marks: `> On … wrote:`, `> Begin forwarded message:`. */
const innerIntroduction = (
  lines: readonly Line[],
  from: number,
  to: number,
): { readonly isForward: boolean; readonly length: number } => {
  const none = { isForward: false, length: 0 };
  const first = lines.slice(from, Math.min(to, from + MAX_INNER));
  if (!first.some(({ raw }) => /[:\uFF1A]|--|@/.test(raw.slice(0, 600)))) return none;
  const top = inner(first);
  const start = top.findIndex((line) => !line.isBlank);
  const head = top[start];
  if (head === undefined) return none;
  if (isForwardMarker(head)) return { isForward: true, length: 0 };
  const reply = attribution(top, start);
  if (reply !== null) return { isForward: false, length: start + reply.length };
  const copy = originalMarker(top, start) ?? headerBlock(top, start);
  return { isForward: copy !== null, length: copy === null ? 0 : start + copy.length };
};

/** Width at which mail programs break lines; shorter ones are not broken by force. */
const WRAP_FROM = 64;
const WRAP_AT = 72;
/** What a forced break leaves over is short; a longer line rather answers. */
const MAX_TORN_OFF = 40;

/**
 * Whether a line without a mark is the torn-off end of the quoted one above: that one is as long as lines get, had no room
 * for the next word, ends in the middle of a sentence, and the quote goes on right below.
 */
const isTornOff = (lines: readonly Line[], at: number): boolean => {
  const line = lines[at];
  const quoted = lines[at - 1];
  if (line === undefined || quoted?.isQuoted !== true || lines[at + 1]?.isQuoted !== true) return false;
  if (line.text.length > MAX_TORN_OFF || !/^\p{Ll}/u.test(line.text)) return false;
  const above = quoted.raw.slice(0, 200).trimEnd();
  const [firstWord = ""] = line.text.split(" ");
  const isFull = above.length >= WRAP_FROM && above.length + 1 + firstWord.length > WRAP_AT;
  return (
    isFull && above.length <= 100 && /[\p{L}\p{N},]$/u.test(above) && !/(?:https?:|www\.)\S*$/.test(above)
  );
};

/** The end of the quoted lines that begin here; empty and, in what a program quoted, torn-off lines belong to them. */
const quoteEnd = (lines: readonly Line[], from: number, isIntroduced: boolean): number => {
  let end = from;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at];
    if (line?.isQuoted === true) end = at + 1;
    else if (line?.isBlank !== true && !(isIntroduced && isTornOff(lines, at))) break;
  }
  return end;
};

/** "This is what I got:" above a header block: the pasted mail is the matter. */
const isAnnounced = (lines: readonly Line[], at: number): boolean => {
  for (let above = at - 1; above >= Math.max(0, at - 3); above--) {
    const line = lines[above];
    if (line?.isBlank === false) return /[\p{L}\p{N}"”»)?] ?:$/u.test(line.text);
  }
  return false;
};

const quotedSegment = (lines: readonly Line[], at: number, isForwarded: boolean): Segment => {
  const { isForward, length } = innerIntroduction(lines, at, quoteEnd(lines, at, false));
  if (isForward && (isForwarded || length === 0)) return forwardedFrom(lines, at);
  const isIntroduced = length > 0;
  return { kind: "marked", from: at, to: quoteEnd(lines, at, isIntroduced), isIntroduced, body: at + length };
};

const forwardedFrom = (lines: readonly Line[], at: number): Segment => ({
  kind: "forwarded",
  from: at,
  to: lines.length,
  isIntroduced: false,
  body: at,
});

/** The segment that begins with a mark at this line; a number of lines to step over where that mark means nothing. */
const introducedSegment = (
  lines: readonly Line[],
  at: number,
  marker: Marker,
  isForwarded: boolean,
): Segment | number => {
  const body = at + marker.length;
  const below = firstFilled(lines, body, MAX_GAP);
  if (below !== null && lines[below]?.isQuoted === true)
    return { kind: "marked", from: at, to: quoteEnd(lines, below, true), isIntroduced: true, body: below };
  if (!marker.isStrong) return marker.length;
  if (isForwarded) return forwardedFrom(lines, at);
  return { kind: "unmarked", from: at, to: lines.length, isIntroduced: true, body };
};

/** What begins at this line, if it is not the writer's own. */
const segmentAt = (lines: readonly Line[], at: number, isForwarded: boolean): Segment | number => {
  const line = lines[at];
  if (line === undefined || line.isBlank) return 1;
  if (line.isQuoted) return quotedSegment(lines, at, isForwarded);
  if (isForwardMarker(line)) return forwardedFrom(lines, at);
  const reply = replyAboveMarker(line) ?? attribution(lines, at);
  if (reply !== null) return introducedSegment(lines, at, reply, isForwarded);
  const copy = originalMarker(lines, at) ?? headerBlock(lines, at);
  if (copy === null) return 1;
  // Under a forwarded mail's subject, and where the writer announces it, the copy is the matter itself.
  return isForwarded || isAnnounced(lines, at)
    ? forwardedFrom(lines, at)
    : introducedSegment(lines, at, copy, false);
};

const ownSegment = (from: number, to: number): Segment => ({
  kind: "own",
  from,
  to,
  isIntroduced: false,
  body: from,
});

/** Cuts a mail's lines into its writer's own and those it quotes; every line is in one segment. */
export const segments = (lines: readonly Line[], isForwarded: boolean): Segment[] => {
  const found: Segment[] = [];
  let own = 0;
  let at = 0;
  while (at < lines.length) {
    const next = segmentAt(lines, at, isForwarded);
    if (typeof next === "number") {
      at += next;
      continue;
    }
    if (next.from > own) found.push(ownSegment(own, next.from));
    found.push(next);
    own = at = next.to;
  }
  if (own < lines.length) found.push(ownSegment(own, lines.length));
  return found;
};
