/** Where a mail begins in an mbox file: its `From ` line (RFC 4155), as the programs in use write it. */

const NEEDLE = Buffer.from("\nFrom ");
const LF = 10;
const CR = 13;

/** Bytes behind the beginning of a `From ` line that tell whether it is one: the line itself and the next one's name. */
export const SEPARATOR_BYTES = 1024;

/** An address and a date: nothing is longer. */
const MAX_LINE = 500;

const TIME = /\d{1,2}:\d{2}/;
const YEAR = /(?:^|\D)(?:19|20)\d{2}(?:\D|$)/;
const MONTH = /(?:^|[^A-Za-z])(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:[^A-Za-z]|$)/i;
const ISO_DATE = /\d{4}-\d{2}-\d{2}/;

/** RFC 5322, 3.6.8; a `>From ` is what a forwarded mail's own line was made into. */
const FIELD = /^(?:[!-9;-~]{1,76}[ \t]*:|>From )/;

/**
 * Whether a `From ` line stands here. It names a date (asctime's, Gmail's with a zone, RFC 5322's), or nothing at all
 * (newer Thunderbird); prose that begins alike does neither, and is not followed by a header field.
 */
const isFromLine = (bytes: Buffer, start: number): boolean => {
  const end = bytes.indexOf(LF, start);
  if (end < 0 || end - start > MAX_LINE) return false;
  const rest = bytes.toString("latin1", start + 5, end).trim();
  const isDated = TIME.test(rest) && YEAR.test(rest) && (MONTH.test(rest) || ISO_DATE.test(rest));
  if (!isDated && rest !== "" && rest !== "-") return false;
  return FIELD.test(bytes.toString("latin1", end + 1, Math.min(bytes.length, end + 80)));
};

/** Whether the line that ends at this line feed is empty. */
const endsEmptyLine = (bytes: Buffer, lineFeed: number): boolean => {
  const before = bytes[lineFeed - 1] === CR ? lineFeed - 2 : lineFeed - 1;
  return before < 0 || bytes[before] === LF;
};

/** Whether the bytes begin with a `From ` line. */
export const startsWithSeparator = (bytes: Buffer): boolean =>
  bytes.subarray(0, 5).equals(NEEDLE.subarray(1)) && isFromLine(bytes, 0);

/** Whether the bytes begin with a header field: a mail whose `From ` line was lost. */
export const startsWithField = (bytes: Buffer): boolean => FIELD.test(bytes.toString("latin1", 0, 80));

/**
 * Where the first `From ` line at or behind `from` begins that stands below an empty line; -1 where none does. What a
 * Content-Length says of it is not asked: programs that move mails leave it as it was.
 */
export const nextSeparator = (bytes: Buffer, from: number): number => {
  for (let at = Math.max(0, from - 1); ;) {
    const found = bytes.indexOf(NEEDLE, at);
    if (found < 0) return -1;
    if (endsEmptyLine(bytes, found) && isFromLine(bytes, found + 1)) return found + 1;
    at = found + 1;
  }
};

/** Where the mail itself begins, behind its `From ` line; `start` where it has none. */
export const behindSeparator = (bytes: Buffer, start: number): number => {
  if (!bytes.subarray(start, start + 5).equals(NEEDLE.subarray(1))) return start;
  const end = bytes.indexOf(LF, start);
  return end < 0 ? bytes.length : end + 1;
};

/**
 * The mail with its `>From ` lines as they were written. mboxrd puts one mark before every such line, mboxo only before
 * those that had none: where they differ (`>>From `), mboxrd's reading is taken.
 */
export const withoutFromMarks = (raw: Buffer): Buffer =>
  raw.includes(">From ")
    ? Buffer.from(raw.toString("latin1").replace(/^>(>{0,20}From )/gm, "$1"), "latin1")
    : raw;
