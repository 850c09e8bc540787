import { endsInVerb, opener } from "./attribution-words.ts";
import {
  BRACKETED_MAIL,
  hasDate,
  isCapital,
  isPersonal,
  judge,
  TIME,
  YEAR,
  type Certainty,
} from "./attribution-judge.ts";
import type { Line } from "./line.ts";

/** Where a quoted mail begins without a quote mark of its own: `length` lines that belong to it. */
export interface Marker {
  readonly length: number;
  /** Strong enough to take what follows for the quoted mail even where no line of it is marked. */
  readonly isStrong: boolean;
}

/** How many lines an attribution may run to. */
const MAX_LINES = 6;

/** Lotus Notes: `Anna Berg ---02.11.2026 10:15:00---Dear …` */
const NOTES = /^[^-].{0,100} -{2,3} ?\d{1,4}[./-]\d{1,2}[./-]\d{2,4} \d{1,2}[:.]\d{2}[^-]{0,20}-{2,3}/;

/** Without the dashes and stars around it: Zoho's `---- On … wrote ----`, Notes' `-----Anna wrote: -----`. */
const stripped = (text: string): string => text.replace(/^[-*_ ]+/, "").replace(/(?<=[:-]) *-{2,}$/, "");

/** The torn-off end of an attribution that looks like a quoted line: `>:`, `> wrote:`. */
const isTornEnd = (raw: string): boolean =>
  raw.length < 80 &&
  /^\s*>/.test(raw) &&
  (/^\s*>\s*:\s*$/.test(raw) || endsInVerb.test(raw.replace(/^\s*>\s*/, " ")));

const shown = (line: Line | undefined): string =>
  line?.isQuoted === true ? line.raw.trim() : (line?.text ?? "");

const opensDated = (text: string): boolean => opener.test(text) && hasDate(text);

/** `Shop Support <support@shop.example> schrieb am Fr., 28.` */
const opensNamed = (text: string): boolean => {
  const name = /^([^<>()[\]!?;:]{0,80})[<([]/.exec(text)?.[1];
  return (
    name !== undefined &&
    BRACKETED_MAIL.test(text) &&
    name
      .split(/[\s,]+/)
      .filter(Boolean)
      .every(isCapital)
  );
};

/** A wrapped one must look like one from its first line on, or the customer's line above it would be taken along. */
const mayWrap = (first: string): boolean => opensDated(first) || opensNamed(first);

/** Where the date of an attribution stands that begins with it. */
const DATE_WITHIN = 45;

/** A whole date at the beginning, and not the rest of one that was torn apart: "2026 kl. 10:15 skrev …" */
const opensWholeDate = (text: string): boolean => {
  const start = text.slice(0, DATE_WITHIN);
  return YEAR.test(start) && (start.replace(TIME, " ").match(/\p{Nd}+/gu)?.length ?? 0) >= 2;
};

/** By itself an attribution, from its date or its name on. */
const isWhole = (text: string): boolean =>
  (opensWholeDate(text) || (opensNamed(text) && YEAR.test(text))) && judge(stripped(text)) !== "no";

/** Whether lines that seem to be one attribution are the writer's own line and, below it, an attribution. */
const beginsLater = (lines: readonly Line[], at: number, end: number): boolean => {
  const text = lines
    .slice(at, end + 1)
    .map(shown)
    .join(" ");
  if (isPersonal(text)) return true;
  for (let later = at + 1; later <= end; later++) {
    const rest = lines
      .slice(later, end + 1)
      .map(shown)
      .join(" ");
    if (isWhole(rest)) return true;
  }
  return false;
};

/** Whether an attribution cannot go on at this line: an empty one, or a quoted one. */
const isEnd = (lines: readonly Line[], at: number): boolean => {
  const line = lines[at];
  if (line === undefined) return true;
  // Some clients tear the address or the verb from the name, with an empty line between.
  if (line.isBlank)
    return !/^(?:<|mailto:)|^\p{L}{2,12}(?: \p{L}{2,12})? ?:$/u.test(lines[at + 1]?.text ?? "");
  return line.isQuoted && !isTornEnd(line.raw);
};

/** The line in which what begins here has become an attribution, and how sure that is. */
const attributionEnd = (lines: readonly Line[], at: number): { end: number; certainty: Certainty } | null => {
  const first = stripped(lines[at]?.text ?? "");
  const last = at + (mayWrap(first) ? MAX_LINES : 1);
  let text = first;
  for (let end = at; end < last; end++) {
    if (end > at && isEnd(lines, end)) return null;
    if (end > at) text = `${text} ${shown(lines[end])}`;
    const certainty = judge(stripped(text));
    if (certainty !== "no") return { end, certainty };
    // A colon ends an attribution, or what looked like one; but not that of a time torn apart.
    if (/\D:$/.test(text)) return null;
  }
  return null;
};

/** Whether a sender's attribution ("On 3 Nov 2026, Anna wrote:") starts at this line; it may be wrapped. */
export const attribution = (lines: readonly Line[], at: number): Marker | null => {
  const first = stripped(lines[at]?.text ?? "");
  if (first === "") return null;
  if (first.includes("--") && NOTES.test(first)) return { length: 1, isStrong: true };
  const found = attributionEnd(lines, at);
  if (found === null || (found.end > at && beginsLater(lines, at, found.end))) return null;
  return { length: found.end - at + 1, isStrong: found.certainty === "strong" };
};
