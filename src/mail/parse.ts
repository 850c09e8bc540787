import type { Address, Message } from "./message.ts";
import { readAddresses } from "./parse/addresses.ts";
import { decodeGuessing, decodeWithCharset, utf16Order } from "./parse/charset.ts";
import { declaredCharset, readContent, type Content } from "./parse/content.ts";
import { parseDate } from "./parse/date.ts";
import { fieldOf } from "./parse/entity.ts";
import { headerMap, messageIds, withoutRepetitions } from "./parse/fields.ts";
import { readStructure, type Structure } from "./parse/structure.ts";
import { headerWords } from "./parse/words.ts";
import { hasForwardPrefix, splitQuotation } from "./quotation.ts";
import { asBuffer, lineEnd } from "./bytes.ts";
import { splitHeader, splitRaw, type RawField, type RawHeader } from "./raw.ts";

/**
 * One mail, read. Whatever the bytes are, a message comes of them and `defects` names each repair; `unreadable` stands
 * there where the parts could not be read, and the text is then the undecoded body. Never rejects for bytes.
 *
 * A layer of ours finds the parts, bounds them and mends what they say of themselves; mailparser decodes them. It is not
 * handed the mail as it came: it refuses more than 1,000 parts or 2 MB of header, holds a mail of 50 MB four times over,
 * and drops without a word what it does not expect.
 */
export const parseMessage = async (raw: Uint8Array): Promise<Message> => {
  const { source, defects: sourceDefects } = readableSource(raw);
  const header = headerOf(source);
  const { fields, defects: fieldDefects } = withoutRepetitions(header.fields);
  const { content, charset } = await contentOf(source, fields, header.bodyStart);
  const headers = headerMap(header.fields, charset);
  const addresses = (name: string): Address[] =>
    fields.filter((field) => field.name === name).flatMap((field) => addressesOf(field, charset));
  const senders = addresses("sender");
  const written = header.fields
    .filter(({ name }) => name === "from")
    .flatMap((field) => addressesOf(field, charset));
  const from = written[0] ?? senders[0] ?? null;
  const subject = headerWords(fieldOf(fields, "subject") ?? "", charset);
  const { text } = content;
  return {
    messageId: messageIds(headers.get("message-id") ?? [])[0] ?? null,
    from,
    sender: senders[0] ?? null,
    replyTo: addresses("reply-to"),
    to: addresses("to"),
    cc: addresses("cc"),
    subject,
    date: dateOf(headers),
    inReplyTo: messageIds(headers.get("in-reply-to") ?? []),
    references: messageIds(headers.get("references") ?? []),
    text,
    ...splitQuotation(text, { forwarded: hasForwardPrefix(subject) }),
    attachments: content.attachments,
    reports: content.reports,
    headers,
    defects: distinct([
      ...sourceDefects,
      ...header.defects,
      ...fieldDefects,
      ...content.defects,
      ...headerDefects(headers, written.length > 0, from !== null),
    ]),
  };
};

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];

/** The bytes themselves; as UTF-8 where somebody saved the mail as UTF-16. */
const readableSource = (raw: Uint8Array): { source: Buffer; defects: string[] } => {
  const source = asBuffer(raw);
  const marked = (source[0] === 0xff && source[1] === 0xfe) || (source[0] === 0xfe && source[1] === 0xff);
  // The first line of a header is ASCII: in UTF-16 every second byte of it is NUL.
  const order = marked || source.subarray(0, 8).includes(0) ? utf16Order(source.subarray(0, 200)) : null;
  if (order === null) return { source, defects: [] };
  const whole = source.subarray(0, MAX_UTF16);
  return {
    source: Buffer.from(decodeWithCharset(whole, order)),
    defects: ["whole mail in UTF-16", ...(whole.length < source.length ? ["text longer than is read"] : [])],
  };
};

/** A mail that was saved as UTF-16 was saved by hand. */
const MAX_UTF16 = 16 * 1024 * 1024;

const MIME_FIELDS = ["mime-version", "content-type", "content-transfer-encoding"];
const WHO_FIELDS = ["from", "to", "subject", "date"];
/** What a header has to say that nothing is missing from. */
const HEADER_FIELDS = ["from", "subject", "content-type"];

/** More empty lines are no accident. */
const MAX_EMPTY_LINES = 4;

/** The header, with what empty lines in its middle cut off. */
const headerOf = (source: Buffer): RawHeader => {
  let header = splitRaw(source);
  for (let count = 0; count < MAX_EMPTY_LINES; count++) {
    const below = cutOff(source, header);
    if (below === null) break;
    const last = header.fields.at(-1);
    const whole = last === undefined ? [] : [{ ...last, line: last.line + below.lead }];
    header = {
      ...below,
      fields: [...header.fields.slice(0, -1), ...whole, ...below.fields],
      defects: distinct([...header.defects, "empty line inside the header", ...below.defects]),
    };
  }
  return header;
};

/** The rest of a header below an empty line; null where what stands there is body. */
const cutOff = (source: Buffer, { fields, bodyStart }: RawHeader): RawHeader | null => {
  const names = new Set(fields.map(({ name }) => name));
  if (HEADER_FIELDS.every((name) => names.has(name))) return null;
  const start = firstLine(source, bodyStart);
  const line = source.toString(
    "latin1",
    start,
    lineEnd(source, start, Math.min(source.length, start + 1_000)),
  );
  // A boundary is followed by the header of a part, and a line of words by more of them.
  if (line.startsWith("--") || !/^[!-9;-~]+[ \t]*:|^[ \t]|^\S*$/.test(line)) return null;
  const below = splitHeader(source, start, source.length);
  const found = new Set(below.fields.map(({ name }) => name));
  const brings = (name: string): boolean => found.has(name) && !names.has(name);
  if (brings("from") && found.size > 2) return below;
  // A forwarded mail at the start of a text has fields that the mail itself has too.
  if (names.size === 0 || ["from", "subject"].some((name) => found.has(name) && names.has(name))) return null;
  const bringsMime = !names.has("content-type") && MIME_FIELDS.some(brings);
  return bringsMime || (WHO_FIELDS.some(brings) && found.size > 1) ? below : null;
};

const firstLine = (source: Buffer, from: number): number => {
  let at = from;
  while (at < source.length && at - from < 20 && (source[at] === 10 || source[at] === 13)) at++;
  return at;
};

const contentOf = async (
  source: Buffer,
  fields: readonly RawField[],
  bodyStart: number,
): Promise<{ content: Content; charset: string }> => {
  try {
    const structure: Structure = readStructure(source, fields, bodyStart);
    return { content: await readContent(structure), charset: declaredCharset(structure.entities) };
  } catch {
    // Nothing is known that gets here; if something does, a person sees the mail as it came.
    const text = decodeGuessing(source.toString("latin1", bodyStart, bodyStart + 256 * 1024));
    return { content: { text, attachments: [], reports: [], defects: ["unreadable"] }, charset: "" };
  }
};

const addressesOf = ({ line }: RawField, charset: string): Address[] =>
  readAddresses(
    decodeGuessing(line.slice(line.indexOf(":") + 1), charset)
      .replace(/\n[ \t]*/g, " ")
      .replaceAll("\0", ""),
  );

const dateOf = (headers: ReadonlyMap<string, readonly string[]>): string | null => {
  for (const value of (headers.get("date") ?? []).slice(0, 10)) {
    const date = parseDate(value);
    if (date !== null) return date;
  }
  return null;
};

const headerDefects = (
  headers: ReadonlyMap<string, readonly string[]>,
  isWritten: boolean,
  isKnown: boolean,
): string[] => {
  const named = headers.get("from")?.some((value) => value !== "") === true;
  const date = headers.get("date")?.[0];
  return [
    ...(isWritten ? [] : [named ? "no address in From" : "no From"]),
    ...(!isWritten && isKnown ? ["From taken from Sender"] : []),
    ...(date !== undefined && dateOf(headers) === null ? ["unreadable Date"] : []),
  ];
};
