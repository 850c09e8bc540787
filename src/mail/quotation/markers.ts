import {
  attributionOpener,
  forwardedMessage,
  HEADER_LABELS,
  originalMessage,
  wroteVerb,
  type HeaderKind,
} from "./words.ts";

/** Where a quoted mail begins without a quote mark of its own: `length` lines that belong to it. */
interface Marker {
  readonly length: number;
  /** Strong enough to take what follows for the quoted mail even where no line of it is marked. */
  readonly strong: boolean;
}

const MAX_LINE = 500;
const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === "";

/** `> …`, with the few blanks that clients put before it. */
export const isQuoted = (line: string): boolean => /^\s{0,3}>/.test(line);

/** A line of nothing but rules: `-----`, `______`, `***`. */
export const isRule = (line: string): boolean =>
  /^\s*([-_=*~#+—–])(?:\s?\1)*\s*$/.test(line) && line.trim().length > 1;

const bare = (line: string): string =>
  line
    .slice(0, 200)
    .replace(/^[\s\-_*=]+/, "")
    .replace(/[\s\-_*=]+$/, "");

const isDashed = (line: string): boolean => /^\s*(?:-|_|\*|=){2}/.test(line);

/** `---------- Forwarded message ---------`, `Begin forwarded message:` */
export const isForwardMarker = (line: string): boolean => {
  if (!isDashed(line) && !line.trimEnd().endsWith(":")) return false;
  const text = bare(line);
  return forwardedMessage.test(text.replace(/\s*:$/, ""));
};

/** `-----Original Message-----` */
export const originalMarker = (lines: readonly string[], at: number): Marker | null => {
  const line = lines[at] ?? "";
  return isDashed(line) && originalMessage.test(bare(line)) ? { length: 1, strong: true } : null;
};

const hasEmail = (text: string): boolean => /[^\s@<>]@[^\s@<>]+\.[^\s@<>]/.test(text);
const hasTime = (text: string): boolean => /\d{1,2}[:.h]\d{2}/.test(text) && /\d{4}|\d{1,2}[./ ]/.test(text);

/** `2016-03-03 17:21 GMT+01:00 Some One <x@y.z>:` names no verb. */
const isDatedSender = (text: string): boolean => /^\d{4}-\d\d-\d\d \d\d?:\d\d\b/.test(text) && hasEmail(text);

const isAttribution = (text: string): boolean =>
  /(?:[:\uFF1A]|----)$/.test(text) ? wroteVerb.test(text) || isDatedSender(text) : false;

const joined = (lines: readonly string[], from: number, to: number): string =>
  lines
    .slice(from, to + 1)
    .map((line) => line.trim().slice(0, MAX_LINE))
    .join(" ")
    .replace(/^-+\s*/, "");

/** How many lines after the first an attribution may run to. */
const MAX_WRAPS = 3;

const opensLikeOne = (first: string): boolean =>
  attributionOpener.test(first.replace(/^-+\s*/, "")) && /\d/.test(first);

/** A wrapped one must look like one from its first line on, or the customer's line above it would be taken along. */
const mayWrap = (first: string): boolean =>
  hasEmail(first) || (opensLikeOne(first) && /\d{4}|\d[:.h]\d\d/.test(first));

/** Where a wrapped attribution cannot go on: an empty line or a quoted one, unless that is `> :`, its torn-off end. */
const endsBefore = (line: string): boolean =>
  isBlank(line) || (isQuoted(line) && !/^\s*>\s*[:\uFF1A]\s*$/.test(line));

/** Whether a sender's attribution ("On 3 Nov 2026, Anna wrote:") starts at this line; it may be wrapped. */
export const attribution = (lines: readonly string[], at: number): Marker | null => {
  const first = (lines[at] ?? "").trim().slice(0, MAX_LINE);
  if (endsBefore(first)) return null;
  const wraps = mayWrap(first) ? MAX_WRAPS : 0;
  for (let end = at; end <= Math.min(at + wraps, lines.length - 1); end++) {
    if (endsBefore(lines[end] ?? "")) return null;
    const text = joined(lines, at, end);
    if (isAttribution(text))
      return { length: end - at + 1, strong: hasEmail(text) || (opensLikeOne(first) && hasTime(text)) };
  }
  return null;
};

const labelKind = (line: string): HeaderKind | null => {
  const text = line.trim().replace(/^[*_]+/, "");
  const colon = text.search(/[:\uFF1A]/);
  if (colon < 1 || colon > 20) return null;
  const label = text
    .slice(0, colon)
    .replace(/[*_\s]+$/, "")
    .toLowerCase();
  return HEADER_LABELS.get(label) ?? null;
};

const MAX_HEADER_LINES = 14;

/** The first line after a rule and its empty lines; the line itself where it is no rule. */
const belowRule = (lines: readonly string[], at: number): number => {
  if (!isRule(lines[at] ?? "")) return at;
  let start = at + 1;
  while (start < at + 3 && isBlank(lines[start])) start++;
  return start;
};

/** Labels found from a line on, none more than two lines below the last (long lists of addresses are wrapped). */
const labelsFrom = (lines: readonly string[], start: number): { kinds: Set<HeaderKind>; end: number } => {
  const kinds = new Set<HeaderKind>();
  let end = start;
  for (let index = start; index < Math.min(lines.length, start + MAX_HEADER_LINES, end + 4); index++) {
    const kind = labelKind(lines[index] ?? "");
    if (kind === null) continue;
    kinds.add(kind);
    end = index;
  }
  return { kinds, end };
};

/**
 * Whether a header block (From, Sent, To, Subject) starts at this line, maybe below a rule. The subject is asked for:
 * a traveller's "From: Berlin, To: Paris, Date: Friday" is what he wrote.
 */
export const headerBlock = (lines: readonly string[], at: number): Marker | null => {
  const start = belowRule(lines, at);
  const first = labelKind(lines[start] ?? "");
  if (first !== "from" && first !== "date") return null;
  const { kinds, end } = labelsFrom(lines, start);
  const complete = kinds.has("from") && kinds.has("subject") && (kinds.has("date") || kinds.has("to"));
  return complete ? { length: end - at + 1, strong: true } : null;
};
