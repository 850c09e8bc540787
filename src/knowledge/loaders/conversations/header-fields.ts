/** The few header fields that the first look at a mail needs, read without reading the rest of it. */
import { createHash } from "node:crypto";
import { comparableId } from "../../../mail/id-table.ts";

/** Fields are looked for in so much of a header; a hostile one may be as long as it likes. */
const MAX_FIELD = 20_000;

const FIELDS = {
  from: /^from[ \t]*:/im,
  messageId: /^message-id[ \t]*:/im,
  inReplyTo: /^in-reply-to[ \t]*:/im,
  references: /^references[ \t]*:/im,
} as const;

/** The field's value, unfolded; empty where there is none. */
const valueOf = (header: string, field: RegExp): string => {
  const found = field.exec(header);
  if (found === null) return "";
  const start = found.index + found[0].length;
  const rest = header.slice(start, start + MAX_FIELD);
  const end = /\r?\n(?![ \t])/.exec(rest);
  return rest
    .slice(0, end?.index)
    .replace(/\r?\n[ \t]+/g, " ")
    .trim();
};

const ADDRESS = /[^\s<>"',;:()]{1,200}@[^\s<>"',;:()]{1,255}/;

/** Of `"anna@home" <anna@work>` the one that counts: the last in angle brackets, else the first. */
const addressOf = (from: string): string => {
  const bracketed = /<\s*([^\s<>]{1,200}@[^\s<>]{1,255})\s*>[^<]*$/.exec(from.slice(0, 2_000))?.[1];
  return (bracketed ?? ADDRESS.exec(from.slice(0, 2_000))?.[0] ?? "").toLowerCase();
};

export interface HeaderFields {
  /** The Message-ID as ids are compared; a hash of the header where there is none. */
  readonly id: string;
  /** In lower case; empty where there is none. */
  readonly from: string;
  /** Whether it says that it answers another mail. */
  readonly isReply: boolean;
  /** Whether there is any header field at all. */
  readonly isHeader: boolean;
}

/** Stands for the Message-ID of a mail that has none: two copies of it have it in common. */
const headerId = (header: string): string =>
  createHash("sha256")
    .update(header.replace(/^(?:x-|status:)[^\n]*\n/gim, "").trim(), "latin1")
    .digest("hex");

export const readHeaderFields = (bytes: Uint8Array): HeaderFields => {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const messageId = /<[^<>\s]{1,1000}>/.exec(valueOf(header, FIELDS.messageId))?.[0];
  return {
    id: messageId === undefined ? headerId(header) : comparableId(messageId),
    from: addressOf(valueOf(header, FIELDS.from)),
    isReply: valueOf(header, FIELDS.inReplyTo) !== "" || valueOf(header, FIELDS.references) !== "",
    isHeader: /^[!-9;-~]+[ \t]*:/m.test(header.slice(0, 2_000)),
  };
};
