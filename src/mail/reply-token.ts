/**
 * What our replies carry so that an answer finds its thread: a token in the Message-ID and a ticket in the subject.
 * Both are keyed with a secret of the home, so that nobody can make one up for a thread he has not been written in.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { base32 } from "./base32.ts";

/** A secret of 32 random bytes, one a home. */
export type TokenKey = Uint8Array;

/** 80 bits of the MAC: as many as the identity of a mail has. */
const MAC_LENGTH = 16;
const TICKET_LENGTH = 6;

/** `id.nonce.mac`: the record that is answered, 80 random bits, and the MAC over both. */
const LOCAL_PART = /^([0-9a-z]{16})\.([0-9a-z]{16})\.([0-9a-z]{16})$/;

const mac = (key: TokenKey, purpose: string, text: string): string =>
  base32(createHmac("sha256", key).update(`${purpose}\0${text}`).digest());

/** A new Message-ID, angle brackets included, for the reply to the message on record as `id`. */
export const newReplyId = (
  id: string,
  domain: string,
  { key, randomBytes }: { readonly key: TokenKey; readonly randomBytes: (size: number) => Uint8Array },
): string => {
  const stem = `${id}.${base32(randomBytes(10))}`;
  return `<${stem}.${mac(key, "message-id", stem).slice(0, MAC_LENGTH)}@${domain.toLowerCase()}>`;
};

/**
 * The id of the message that a reply with this Message-ID answers; null where the Message-ID is none that we made. The
 * domain does not count: some servers rewrite it.
 */
export const answeredBy = (messageId: string, key: TokenKey): string | null => {
  const local = /^<?([^@<>\s]+)@[^@<>\s]*>?$/.exec(messageId.trim())?.[1]?.toLowerCase() ?? "";
  const [, id = "", nonce = "", given = ""] = LOCAL_PART.exec(local) ?? [];
  if (id === "") return null;
  const expected = mac(key, "message-id", `${id}.${nonce}`).slice(0, MAC_LENGTH);
  return timingSafeEqual(Buffer.from(expected), Buffer.from(given)) ? id : null;
};

const OUR_SHAPE = /<[0-9a-z]{16}\.[0-9a-z]{16}\.[0-9a-z]{16}@[^\s<>@]{1,255}>/gi;

/** The Message-IDs of replies of ours that stand anywhere in a text: a bounce or a robot quotes their header. */
export const ownIdsIn = (text: string, key: TokenKey): string[] => [
  ...new Set((text.match(OUR_SHAPE) ?? []).filter((id) => answeredBy(id, key) !== null)),
];

/** The ticket of a thread: six characters, 30 bits. Enough beside the check of the sender, and short enough for a subject. */
export const ticketOf = (threadId: string, key: TokenKey): string =>
  mac(key, "ticket", threadId).slice(0, TICKET_LENGTH).toUpperCase();

/** `[#A1B2C3]`, as it stands in a subject. */
export const ticketTag = (ticket: string): string => `[#${ticket}]`;

/** The line below a reply that names its ticket. */
export const ticketLine = (ticket: string): string => `Ref. ${ticketTag(ticket)}`;

const TAG = /\[#([0-9A-HJKMNP-TV-Z]{6})\]/gi;

/** The tickets in a text, in capitals, each once; at most twenty. */
export const ticketsIn = (text: string): string[] =>
  [...new Set(Array.from(text.matchAll(TAG), ([, ticket = ""]) => ticket.toUpperCase()))].slice(0, 20);

/** The tickets of lines as `ticketLine` writes them, quoted lines aside: what wrote them is an smb. */
export const ticketLinesIn = (text: string): string[] =>
  [...text.matchAll(/^Ref\. \[#([0-9A-HJKMNP-TV-Z]{6})\][ \t]*$/gm)].map(([, ticket = ""]) => ticket);
