/** A mail's bytes, cut into header fields and body, before anything is decoded. */

/**
 * One header field as it stands: `name: value`, folded lines joined by LF, without the last line end.
 * Bytes are held one per character (latin1), so that nothing is decoded and nothing is lost.
 */
export interface RawField {
  /** In lower case. */
  readonly name: string;
  readonly line: string;
}

interface RawMail {
  readonly fields: readonly RawField[];
  /** One byte per character, line ends as LF. */
  readonly body: string;
  /** What had to be repaired, each as a short phrase. */
  readonly defects: readonly string[];
}

// RFC 5322, 3.6.8: a field name is printable ASCII without the colon. Old mail has blanks before the colon (4.5.1).
const FIELD = /^([!-9;-~]+)[ \t]*:/;
const CONTINUATION = /^[ \t]/;
const KNOWN_FIELD =
  /^(?:from|to|subject|date|received|return-path|delivered-to|message-id|mime-version|content-type)[ \t]*:/i;
const MBOX_LINE = /^>?From (?![ \t]*:)/;

/** The bytes as a string of one character per byte. */
export const toBinary = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");

/** The inverse of `toBinary`. */
export const fromBinary = (binary: string): Buffer => Buffer.from(binary, "latin1");

/** What windows-1252 has at 0x80 to 0x9F; elsewhere it is latin1. Node 20's TextDecoder takes all of it for latin1. */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

const fromWindows1252 = (binary: string): string =>
  binary.replace(/[\x80-\x9f]/g, (byte) => WINDOWS_1252.charAt(byte.charCodeAt(0) - 0x80));

/** UTF-8 where the bytes are UTF-8, else windows-1252, which every byte is. */
export const decodeGuessing = (binary: string): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(fromBinary(binary));
  } catch {
    return fromWindows1252(binary);
  }
};

/** LF, CRLF, a doubled CR before LF, and bare CR all become LF. */
const normaliseLineEnds = (binary: string): string =>
  binary.replace(/\r+\n?/g, (end) => (end.endsWith("\n") ? "\n" : "\n".repeat(end.length)));

const lineEndDefects = (binary: string): string[] => {
  const bareCr = /\r(?![\r\n])/.test(binary);
  const bareLf = /(?:^|[^\r])\n/.test(binary);
  const crlf = binary.includes("\r\n");
  return [
    ...(bareCr ? ["bare CR line ends"] : []),
    ...(binary.includes("\r\r\n") ? ["doubled CR line ends"] : []),
    ...(bareLf && crlf ? ["mixed line ends"] : []),
  ];
};

/**
 * How many lines of the block before the first empty line are header. Not always all: what follows the last field without being one is body, in a
 * mail whose empty line was lost (mailsplit would take all of it for header, and lose it).
 */
const headerLength = (block: readonly string[]): number => {
  // A text that merely holds a line like `Note: …` is a body without a header.
  const begins = FIELD.test(block[0] ?? "") || MBOX_LINE.test(block[0] ?? "");
  if (!begins && !block.some((line) => KNOWN_FIELD.test(line))) return 0;
  let length = 0;
  for (const [index, line] of block.entries()) {
    if (FIELD.test(line) || (index === 0 && MBOX_LINE.test(line))) length = index + 1;
    else if (length === index && CONTINUATION.test(line) && index > 0) length = index + 1;
  }
  return length;
};

const readFields = (lines: readonly string[]): { fields: RawField[]; defects: string[] } => {
  const fields: { name: string; line: string }[] = [];
  let junk = 0;
  for (const [index, line] of lines.entries()) {
    if (index === 0 && MBOX_LINE.test(line)) continue;
    const name = CONTINUATION.test(line) ? undefined : FIELD.exec(line)?.[1];
    const last = fields.at(-1);
    if (name !== undefined) fields.push({ name: name.toLowerCase(), line });
    else if (last === undefined) junk++;
    else {
      if (!CONTINUATION.test(line)) junk++;
      last.line += CONTINUATION.test(line) ? `\n${line}` : `\n ${line}`;
    }
  }
  return { fields, defects: junk > 0 ? ["lines in the header that are no header field"] : [] };
};

/** Empty lines before the header would end it before it began. */
const withoutLeadingBlanks = (text: string): string => {
  const trimmed = text.replace(/^(?:[ \t]*\n)+/, "");
  return KNOWN_FIELD.test(trimmed) || MBOX_LINE.test(trimmed) ? trimmed : text;
};

/** Header fields and body of a mail, whatever its line ends, with or without either. Never throws. */
export const splitRaw = (raw: Uint8Array): RawMail => {
  const binary = toBinary(raw);
  const text = withoutLeadingBlanks(normaliseLineEnds(binary));
  const end = text.indexOf("\n\n");
  const block = text.startsWith("\n") ? [] : text.slice(0, end < 0 ? text.length : end).split("\n");
  const lines = block.slice(0, headerLength(block));
  const header = readFields(lines);
  const rest = text.slice(lines.reduce((sum, line) => sum + line.length + 1, 0));
  const defects = lineEndDefects(binary);
  if (header.fields.length === 0) defects.push("no header");
  else if (rest !== "" && !rest.startsWith("\n")) defects.push("no empty line between header and body");
  return {
    fields: header.fields,
    body: rest.startsWith("\n") ? rest.slice(1) : rest,
    defects: [...defects, ...header.defects],
  };
};
