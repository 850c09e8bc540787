import type { Address } from "./message.ts";
import { isNoReply } from "./no-reply.ts";

/** The form in which addresses are compared: no mailbox in use tells `Anna@` from `anna@`. Plus-tags are kept. */
const canonical = (address: string): string =>
  address
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, "")
    .trim()
    .toLowerCase();

/** Whether both name one mailbox, letter case aside. */
export const sameAddress = (one: string, other: string): boolean => canonical(one) === canonical(other);

/** RFC 5233: `support+orders@` is delivered to `support@`. */
const withoutTag = (address: string): string => address.trim().replace(/\+[^@]*@/, "@");

/** Whether the address is among the mailbox's own, with or without a tag. */
export const isOwnAddress = (address: string, own: readonly string[]): boolean =>
  own.some((mine) => sameAddress(mine, address) || sameAddress(mine, withoutTag(address)));

/** Whether the address is of a kind that nobody reads, or that a mail system writes from. */
export const isNobodys = (address: string): boolean => {
  const plain = address.trim().toLowerCase();
  const local = plain.includes("@") ? plain.slice(0, plain.lastIndexOf("@")) : plain;
  return isNoReply(local) || /^(?:mailer-?daemon|postmaster)$/.test(local);
};

/** What stands after the last `@`, in lower case; empty where there is none. */
export const domainOf = (address: string): string => {
  const at = address.lastIndexOf("@");
  return at < 0 ? "" : canonical(address.slice(at + 1));
};

/** Whether mail can be sent to it: `local@domain`, and nothing in it that could end a header line or an SMTP command. */
export const isDeliverable = (address: string): boolean =>
  /^[^\s<>@,;:"()\\\x00-\x1f\x7f]+@[^\s<>@,;:"()\\\x00-\x1f\x7f]+$/.test(address);

/** Text that can stand in a header: CR, LF and other control characters become a blank. */
export const headerText = (text: string): string =>
  text.replace(/[\x00-\x1f\x7f\u0085\u2028\u2029]+/g, " ").trim();

/** `"Berg, Anna" <anna@example.org>`: an address as header text, safe whatever the name holds. Not MIME-encoded. */
export const formatAddress = ({ name, address }: Address): string => {
  const plain = headerText(name);
  const bare = headerText(address).replace(/[<>\s]/g, "");
  if (plain === "") return bare;
  // RFC 5322, 3.2.3: atoms and blanks need no quotes.
  const safe = /^[\p{L}\p{N} !#$%&'*+\-/=?^_`{|}~]+$/u.test(plain);
  return `${safe ? plain : `"${plain.replace(/["\\]/g, "\\$&")}"`} <${bare}>`;
};
