/** A mail's bytes, cut into header fields and body, before anything is decoded. Nothing of the body is copied. */
import { CR, LF, lineEnd, lineEndDefects, nextLine, normaliseLineEnds, toBinary } from "./bytes.ts";

/**
 * One header field as it stands: `name: value`, folded lines joined by LF, without the last line end.
 * Bytes are held one per character (latin1), so that nothing is decoded and nothing is lost.
 */
export interface RawField {
  /** In lower case. */
  readonly name: string;
  readonly line: string;
}

export interface RawHeader {
  readonly fields: readonly RawField[];
  /** Folded text above the first field: the rest of a field that an empty line cut in two. */
  readonly lead: string;
  /** Where the body begins. */
  readonly bodyStart: number;
  /** What had to be repaired, each as a short phrase. */
  readonly defects: readonly string[];
}

// RFC 5322, 3.6.8: a field name is printable ASCII without the colon. Old mail has blanks before the colon (4.5.1).
// A link at the start of a line is none.
const FIELD = /^([!-9;-~]+)[ \t]*:(?!\/\/)/;
const CONTINUATION = /^[ \t]/;
const KNOWN_FIELD =
  /^(?:from|to|subject|date|received|return-path|delivered-to|message-id|mime-version|content-type|content-transfer-encoding)[ \t]*:/i;
const MBOX_LINE = /^>?From (?![ \t]*:)/;

/** 100,000 addresses or fields are a third of it; beyond it nothing is header. */
const MAX_HEADER = 8 * 1024 * 1024;

/** Beyond it only the first field of a well-known name is kept: each field costs some hundred bytes of memory. */
const MAX_FIELDS = 60_000;

/** Lines of a header that are read: each is a string of its own for a while. */
const MAX_LINES = 120_000;

/** How much of a mail is looked through for odd line ends. */
const SURVEYED = 64 * 1024;

/** The end of the lines before the first empty one, and where `stop` says that something else begins. */
const blockEnd = (bytes: Uint8Array, start: number, end: number, stop: (at: number) => boolean): number => {
  const limit = Math.min(end, start + MAX_HEADER);
  let at = start;
  for (let lines = 0; at < limit && lines < MAX_LINES; lines++) {
    if (bytes[at] === LF || bytes[at] === CR || stop(at)) return at;
    at = nextLine(bytes, lineEnd(bytes, at, end), end);
  }
  return Math.min(at, end);
};

/**
 * How many lines of the block before the first empty line are header. Not always all: what follows the last field
 * without being one is body, in a mail whose empty line was lost.
 */
const headerLength = (block: readonly string[]): number => {
  // A text that merely holds a line like `Note: …` is a body without a header.
  const first = (block[0] ?? "").trimStart();
  const begins = FIELD.test(first) || MBOX_LINE.test(first);
  if (!begins && !block.some((line) => KNOWN_FIELD.test(line))) return 0;
  let length = 0;
  let index = 0;
  for (const line of block) {
    if (FIELD.test(line) || (index === 0 && begins)) length = index + 1;
    else if (length === index && CONTINUATION.test(line) && index > 0) length = index + 1;
    index++;
  }
  return length;
};

interface Fields {
  readonly fields: readonly RawField[];
  readonly lead: string;
  readonly defects: readonly string[];
}

const readFields = (lines: readonly string[]): Fields => {
  const fields: { name: string; line: string }[] = [];
  let lead = "";
  let junk = 0;
  let left = 0;
  const begin = (name: string, line: string): void => {
    const isKept = fields.length < MAX_FIELDS || (KNOWN_FIELD.test(line) && left < MAX_FIELDS);
    if (isKept) fields.push({ name: name.toLowerCase(), line });
    else left++;
  };
  /** A line that is no field belongs to the one above it: it was folded, or lost its fold. */
  const goOn = (line: string): void => {
    const last = fields.at(-1);
    const folded = CONTINUATION.test(line);
    if (last !== undefined) last.line += folded ? `\n${line}` : `\n ${line}`;
    else if (folded) lead += `\n${line}`;
    if (last === undefined || !folded) junk++;
  };
  for (const given of lines) {
    // An mbox writer's line stands above the header, and below fields that a server added later.
    if (MBOX_LINE.test(given)) continue;
    const line = fields.length === 0 ? given.trimStart() : given;
    const name = CONTINUATION.test(line) ? undefined : FIELD.exec(line)?.[1];
    if (name === undefined) goOn(given);
    else begin(name, line);
  }
  return {
    fields,
    lead,
    defects: [
      ...(junk > 0 ? ["lines in the header that are no header field"] : []),
      ...(left > 0 ? ["more header fields than are read"] : []),
    ],
  };
};

/** The mark that some editors put before UTF-8. */
const afterMark = (bytes: Uint8Array, at: number): number =>
  bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf ? at + 3 : at;

/** The lines from `at` to the next empty one, `most` of them. Counted in lines, so that line ends make no difference. */
const blockAt = (bytes: Uint8Array, from: number, most: number): { lines: string[]; end: number } => {
  const lines: string[] = [];
  let at = from;
  while (at < bytes.length && lines.length < most && bytes[at] !== LF && bytes[at] !== CR) {
    const stop = lineEnd(bytes, at, bytes.length);
    lines.push(toBinary(bytes.subarray(at, Math.min(stop, at + 200))));
    at = nextLine(bytes, stop, bytes.length);
  }
  return { lines, end: at };
};

/** Whether the lines that stand at `at` begin a header. */
const isHeader = (bytes: Uint8Array, at: number): boolean => {
  const { lines } = blockAt(bytes, at, 200);
  const [first = ""] = lines;
  if (MBOX_LINE.test(first) || KNOWN_FIELD.test(first.trimStart())) return true;
  return lines.filter((line) => KNOWN_FIELD.test(line)).length > (FIELD.test(first) ? 0 : 1);
};

/** Past the empty lines that begin at `at`. */
const afterEmptyLines = (bytes: Uint8Array, from: number): number => {
  let at = from;
  while (at < bytes.length) {
    const stop = lineEnd(bytes, at, bytes.length);
    if (toBinary(bytes.subarray(at, Math.min(stop, at + 200))).trim() !== "") return at;
    at = nextLine(bytes, stop, bytes.length);
  }
  return bytes.length;
};

/** Empty lines before the header, or below the mbox line above it, would end it before it began. */
const headerStart = (bytes: Uint8Array): number => {
  const first = afterMark(bytes, 0);
  const isMbox = MBOX_LINE.test(toBinary(bytes.subarray(first, first + 10)));
  const above = isMbox ? nextLine(bytes, lineEnd(bytes, first, bytes.length), bytes.length) : first;
  const start = afterMark(bytes, afterEmptyLines(bytes, above));
  return start !== above && isHeader(bytes, start) ? start : first;
};

const GLUED = "no empty line between header and body";

const never = (): boolean => false;

/**
 * The header fields that stand at `start`, and where the body below them begins.
 * @param stop whether a line that begins there is no header whatever it says.
 */
export const splitHeader = (
  bytes: Uint8Array,
  start: number,
  end: number,
  stop: (at: number) => boolean = never,
): RawHeader => {
  const blockStops = blockEnd(bytes, start, end, stop);
  const text = normaliseLineEnds(toBinary(bytes.subarray(start, blockStops))).replaceAll("\0", "");
  const block = text === "" ? [] : text.split("\n");
  if (text.endsWith("\n")) block.pop();
  const length = headerLength(block);
  const header = readFields(length === block.length ? block : block.slice(0, length));
  let at = start;
  if (length === block.length) at = blockStops;
  else for (let line = 0; line < length; line++) at = nextLine(bytes, lineEnd(bytes, at, end), end);
  const empty = bytes[at] === LF || bytes[at] === CR;
  const defects = [...header.defects];
  if (header.fields.length > 0 && at < end && !empty && !stop(at))
    defects.unshift(length === block.length ? "header longer than is read" : GLUED);
  return {
    fields: header.fields,
    lead: header.lead,
    bodyStart: empty && at < end ? nextLine(bytes, at, end) : at,
    defects,
  };
};

/** Fields that programs write and nobody types or quotes. */
const MACHINES_FIELD = /^(?:received|return-path|delivered-to|message-id|mime-version|content-type)[ \t]*:/i;

/** What some spool or program wrote above a header is no longer. */
const MAX_LINES_ABOVE = 4;

/**
 * A header below some lines that are none of it; null where no header follows. Below nothing but words it has to be a
 * program's own: an answer above the header block of a quoted mail begins the same way.
 */
const headerBelow = (raw: Uint8Array, start: number, above: readonly RawField[]): RawHeader | null => {
  const { end } = blockAt(raw, start, MAX_LINES_ABOVE);
  const header = splitHeader(raw, afterEmptyLines(raw, end), raw.length);
  const known = new Set(header.fields.filter(({ line }) => KNOWN_FIELD.test(line)).map(({ name }) => name));
  const isProgram = above.length > 0 || header.fields.some(({ line }) => MACHINES_FIELD.test(line));
  return isProgram && known.has("from") && known.size > 2 ? header : null;
};

/** Header fields and body of a mail, whatever its line ends, with or without either. Never throws. */
export const splitRaw = (raw: Uint8Array): RawHeader => {
  const start = headerStart(raw);
  const here = splitHeader(raw, start, raw.length);
  const isWhole =
    here.fields.some(({ name }) => name === "from") || here.defects.every((defect) => defect !== GLUED);
  const below = here.fields.length === 0 || !isWhole ? headerBelow(raw, here.bodyStart, here.fields) : null;
  const { bodyStart, defects } = below ?? here;
  const fields = [...here.fields, ...(below?.fields ?? [])];
  return {
    fields,
    lead: "",
    // What stands above a header that is none is body too.
    bodyStart: fields.length === 0 && bodyStart === start ? 0 : bodyStart,
    defects: [
      ...lineEndDefects(toBinary(raw.subarray(0, SURVEYED))),
      ...(fields.length === 0 ? ["no header"] : []),
      ...(below === null ? [] : ["lines in the header that are no header field"]),
      ...defects,
    ],
  };
};
