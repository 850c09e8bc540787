import { createHash } from "node:crypto";
import { base32 } from "./base32.ts";
import { fromBinary, splitRaw } from "./raw.ts";

/** Fields that the road adds or changes: one mail delivered by two addresses differs in these alone. */
const TRANSPORT =
  /^(?:received|delivered-to|return-path|envelope-to|arc-.*|authentication-results|received-spf|status|x-.*)$/;

const withoutLastLineEnds = (text: string): string => {
  let end = text.length;
  while (end > 0 && text[end - 1] === "\n") end--;
  return text.slice(0, end);
};

/**
 * The stable id of a mail: 16 characters (80 bits) of SHA-256 over its bytes, without transport header fields and with
 * line ends as LF. A Message-ID cannot serve, since senders repeat them. Never throws.
 */
export const messageIdentity = (raw: Uint8Array): string => {
  const { fields, body } = splitRaw(raw);
  const header = fields.filter(({ name }) => !TRANSPORT.test(name)).map(({ line }) => `${line}\n`);
  // Mailboxes add and drop line ends at the end of a mail.
  const content = `${header.join("")}\n${withoutLastLineEnds(body)}`;
  return base32(createHash("sha256").update(fromBinary(content)).digest()).slice(0, 16);
};
