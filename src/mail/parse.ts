import type { Headers } from "mailparser";
import type { Attachment, Message } from "./message.ts";
import { readAddresses } from "./parse/addresses.ts";
import { hasMisreadText, mendText, withFallbackCharset } from "./parse/charset.ts";
import { hideFlowed } from "./parse/flowed.ts";
import { parseDate } from "./parse/date.ts";
import { headerMap, messageIds, withoutRepetitions } from "./parse/fields.ts";
import { readParts, type ParsedParts, type Part } from "./parse/parts.ts";
import { isBlank, joinTexts, partText } from "./parse/text.ts";
import { hasForwardPrefix, splitQuotation } from "./quotation.ts";
import { decodeGuessing, fromBinary, splitRaw, toBinary, type RawField } from "./raw.ts";

interface Content {
  readonly headers: Headers;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly defects: readonly string[];
}

/**
 * One mail, read. Whatever the bytes are, a message comes of them and `defects` names each repair; `unreadable` stands
 * there where no parser could make sense of the mail, and its text is then the undecoded body. Never rejects for bytes.
 */
export const parseMessage = async (raw: Uint8Array): Promise<Message> => {
  const { fields: allFields, body: rawBody, defects: rawDefects } = splitRaw(raw);
  const { fields, defects: fieldDefects } = withoutRepetitions(allFields);
  const hasNul = rawBody.includes("\0") && !/utf-?(?:16|32)/i.test(headerOf(fields) + rawBody.slice(0, 4096));
  const body = hasNul ? rawBody.replaceAll("\0", "") : rawBody;
  const content = await readContent(headerOf(fields).replaceAll("\0", ""), body);
  const headers = headerMap(allFields);
  const { headers: decoded, text } = content;
  const subject = decoded.get("subject");
  const from = readAddresses(decoded.get("from"))[0] ?? null;
  const subjectText = typeof subject === "string" ? subject.replace(/\s+/g, " ").trim() : "";
  return {
    messageId: messageIds(headers.get("message-id") ?? [])[0] ?? null,
    from,
    sender: readAddresses(decoded.get("sender"))[0] ?? null,
    replyTo: readAddresses(decoded.get("reply-to")),
    to: readAddresses(decoded.get("to")),
    cc: readAddresses(decoded.get("cc")),
    subject: subjectText,
    date: parseDate(headers.get("date")?.[0] ?? ""),
    inReplyTo: messageIds(headers.get("in-reply-to") ?? []),
    references: messageIds(headers.get("references") ?? []),
    text,
    ...splitQuotation(text, { forwarded: hasForwardPrefix(subjectText) }),
    inlineAnswers: [],
    attachments: content.attachments,
    reports: [],
    headers,
    defects: [
      ...rawDefects,
      ...fieldDefects,
      ...(hasNul ? ["NUL bytes removed"] : []),
      ...content.defects,
      ...headerDefects(headers, from !== null),
    ],
  };
};

/** The header for the parser, 8-bit values as UTF-8: the parser takes them for that, and loses what is not. */
const headerOf = (fields: readonly RawField[]): string =>
  fields
    .map(
      ({ name, line }) =>
        `${name}:${toBinary(Buffer.from(decodeGuessing(line.slice(line.indexOf(":") + 1))))}\n`,
    )
    .join("");

const headerDefects = (headers: ReadonlyMap<string, readonly string[]>, hasFrom: boolean): string[] => {
  const date = headers.get("date")?.[0];
  const from = headers.get("from")?.[0];
  return [
    ...(hasFrom ? [] : [from === undefined ? "no From" : "no address in From"]),
    ...(date !== undefined && parseDate(date) === null ? ["unreadable Date"] : []),
  ];
};

/** Text and attachments by mailparser; by our own hand where it fails or comes back with nothing. */
const readContent = async (header: string, body: string): Promise<Content> => {
  let parts: ParsedParts;
  try {
    parts = await readParts(wire(header, body));
  } catch {
    const bare = await readHeadersAlone(header);
    return { headers: bare, text: decodeGuessing(body), attachments: [], defects: ["unreadable"] };
  }
  const { headers, attachments, otherText, attachedText } = parts;
  const { root, defects } = await withMendedCharset(parts, header, body);
  const found = joinTexts([root === null ? "" : partText(root), ...otherText]);
  const { text, defect } = isBlank(found)
    ? otherwiseReadable(parts, attachedText, body)
    : { text: found, defect: null };
  return {
    headers,
    text,
    attachments,
    defects: [
      ...defects,
      ...(isUnclosed(headers, body) ? ["multipart boundary never closed"] : []),
      ...(defect === null ? [] : [defect]),
      ...(text.includes("\uFFFD") ? ["characters that no charset could decode"] : []),
    ],
  };
};

const otherwiseReadable = (
  parts: ParsedParts,
  attachedText: readonly string[],
  body: string,
): { text: string; defect: string | null } => {
  const attached = joinTexts(attachedText);
  if (!isBlank(attached)) return { text: attached, defect: "text read from an attachment" };
  if (holdsLostText(parts, body))
    return { text: decodeGuessing(body), defect: "text read from the raw body" };
  return { text: "", defect: null };
};

const wire = (header: string, body: string): Buffer =>
  fromBinary(`${hideFlowed(header)}\n${hideFlowed(body)}`.replaceAll("\n", "\r\n"));

const readHeadersAlone = async (header: string): Promise<Headers> => {
  try {
    return (await readParts(wire(header.slice(0, 256 * 1024), ""))).headers;
  } catch {
    return new Map();
  }
};

const withMendedCharset = async (
  { root }: ParsedParts,
  header: string,
  body: string,
): Promise<{ root: Part | null; defects: string[] }> => {
  if (root === null || !hasMisreadText(root)) return { root, defects: [] };
  const fallback = withFallbackCharset(header, body);
  const twin = (await readParts(wire(fallback.header, fallback.body))).root;
  return {
    root: mendText(root, twin ?? undefined),
    defects: ["text in no charset it declares, read as windows-1252"],
  };
};

const boundaryOf = (headers: Headers): string | null => {
  const type = headers.get("content-type");
  return typeof type === "object" && "params" in type ? (type.params["boundary"] ?? null) : null;
};

const isUnclosed = (headers: Headers, body: string): boolean => {
  const boundary = boundaryOf(headers);
  return boundary !== null && !body.includes(`--${boundary}--`);
};

/** A body with words in it of which mailparser found no part at all: a multipart whose boundary never comes. */
const holdsLostText = ({ root, attachments, headers }: ParsedParts, body: string): boolean =>
  attachments.length === 0 &&
  (root?.children ?? []).length === 0 &&
  headers.get("content-transfer-encoding") !== "base64" &&
  /[\p{L}\p{N}]/u.test(decodeGuessing(body));
