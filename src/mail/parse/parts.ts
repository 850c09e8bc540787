import { MailParser, type AttachmentStream, type Headers, type MessageText } from "mailparser";
import type { Attachment } from "../message.ts";
import { decodeGuessing, toBinary } from "../raw.ts";

/** The part of mailparser's tree that is used here; it is not in its types. */
export interface Part {
  readonly contentType?: string | false;
  readonly charset?: string;
  /** Decoded; only of parts that are shown in line. */
  readonly textContent?: string;
  readonly children?: readonly Part[];
  readonly headers?: Headers;
  /** Set on the top of a mail that stands inline in another one. */
  readonly showMeta?: boolean;
}

export interface ParsedParts {
  readonly headers: Headers;
  readonly root: Part | null;
  readonly attachments: readonly Attachment[];
  /** Text that mailparser takes for attachments, though nothing says it is one: `text/enriched`, `text/markdown`. */
  readonly otherText: readonly string[];
  /** Text that is attached by the sender's word. */
  readonly attachedText: readonly string[];
}

const TEXT = /^text\/(?!calendar|csv|x?-?vcard|directory|rfc822-headers)/;

/** More than anybody writes: beyond it an attached text is data, and not kept in memory. */
const MAX_ATTACHED_TEXT = 256 * 1024;

interface ReadAttachment extends Attachment {
  readonly text: string | null;
  readonly attached: boolean;
}

const readAttachment = async (part: AttachmentStream): Promise<ReadAttachment> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of part.content as unknown as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (TEXT.test(part.contentType) && size <= MAX_ATTACHED_TEXT) chunks.push(chunk);
  }
  part.release();
  return {
    filename: part.filename ?? null,
    contentType: part.contentType || "application/octet-stream",
    size,
    text:
      chunks.length > 0 && size <= MAX_ATTACHED_TEXT ? decodeGuessing(toBinary(Buffer.concat(chunks))) : null,
    attached: part.contentDisposition !== undefined,
  };
};

/**
 * The parts of a mail by mailparser. Its `simpleParser` is not used: that joins the text parts by rules under which an
 * HTML part beside a plain one is lost, and keeps every attachment in memory. Rejects where mailparser gives up.
 */
export const readParts = async (mail: Buffer): Promise<ParsedParts> => {
  const parser = new MailParser({ skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true });
  const reading: Promise<ReadAttachment>[] = [];
  let headers: Headers = new Map();
  parser.on("headers", (given: Headers) => (headers = given));
  parser.on("data", (data: AttachmentStream | MessageText) => {
    if (data.type === "attachment") reading.push(readAttachment(data));
  });
  await new Promise<void>((resolve, reject) => {
    parser.on("error", reject);
    parser.on("end", resolve);
    parser.end(mail);
  });
  const read = await Promise.all(reading);
  const { tree } = parser as unknown as { readonly tree?: Part | false };
  return {
    headers,
    root: tree === undefined || tree === false ? null : tree,
    attachments: read.map(({ filename, contentType, size }) => ({ filename, contentType, size })),
    otherText: read.flatMap(({ text, attached }) => (attached ? [] : (text ?? []))),
    attachedText: read.flatMap(({ text, attached }) => (attached ? (text ?? []) : [])),
  };
};
