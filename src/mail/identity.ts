import { createHash, type Hash } from "node:crypto";
import { base32 } from "./base32.ts";
import { CR, fromBinary, LF, nextLine } from "./bytes.ts";
import { splitRaw } from "./raw.ts";

/** Fields that the road adds or changes: one mail delivered by two addresses differs in these alone. */
const TRANSPORT =
  /^(?:received|delivered-to|return-path|envelope-to|arc-.*|authentication-results|received-spf|status|x-.*)$/;

/** How much is normalised at a time: a mail of 50 MB is never held twice. */
const PIECE = 64 * 1024;

/** The body with its line ends as LF. Mailboxes add and drop line ends at the end of a mail, so those are left out. */
const hashBody = (hash: Hash, raw: Uint8Array, start: number): void => {
  let end = raw.length;
  while (end > start && (raw[end - 1] === LF || raw[end - 1] === CR)) end--;
  const piece = Buffer.allocUnsafe(PIECE);
  let filled = 0;
  for (let at = start; at < end;) {
    const byte = raw[at] ?? 0;
    piece[filled++] = byte === CR ? LF : byte;
    at = byte === CR ? nextLine(raw, at, end) : at + 1;
    if (filled === PIECE) {
      hash.update(piece);
      filled = 0;
    }
  }
  hash.update(piece.subarray(0, filled));
};

/**
 * The stable id of a mail: 16 characters (80 bits) of SHA-256 over its bytes, without transport header fields and with
 * line ends as LF. A Message-ID cannot serve, since senders repeat them. Never throws.
 */
export const messageIdentity = (raw: Uint8Array): string => {
  const { fields, bodyStart } = splitRaw(raw);
  const header = fields.filter(({ name }) => !TRANSPORT.test(name)).map(({ line }) => `${line}\n`);
  const hash = createHash("sha256").update(fromBinary(`${header.join("")}\n`));
  hashBody(hash, raw, bodyStart);
  return base32(hash.digest()).slice(0, 16);
};
