import { domainToUnicode } from "node:url";

/** Under these, in countries that have them, everybody's domains begin: `shop.co.uk`, `laden.or.at`. */
const SECOND_LEVEL = /^(?:co|com|org|net|ac|gov|edu|gob|gov|go|or|ne|nom|in|id|me|web|ltd|plc|sch|asso)$/;

export interface DomainName {
  /** In lower case, labels of other scripts as they are read (`xn--…` decoded). */
  readonly host: string;
  /** The part that somebody registered: `shop.co.uk` of `mail.shop.co.uk`. A rule of thumb, not the list of suffixes. */
  readonly registered: string;
  /** The first label of that: `shop`. */
  readonly name: string;
  /** What follows it: `co.uk`. */
  readonly suffix: string;
}

/** Reads `mail.shop.co.uk`; empty parts where there are none. */
export const readDomain = (domain: string): DomainName => {
  const lower = domain.toLowerCase().replace(/\.$/, "");
  // Empty where it is no valid name: then as it stands.
  const host = (lower.includes("xn--") ? domainToUnicode(lower) : lower) || lower;
  const labels = host.split(".");
  const country = labels.at(-1)?.length === 2 && SECOND_LEVEL.test(labels.at(-2) ?? "") && labels.length > 2;
  const registered = labels.slice(country ? -3 : -2);
  return {
    host,
    registered: registered.join("."),
    name: registered[0] ?? "",
    suffix: registered.slice(1).join("."),
  };
};

/** Whether both belong to whoever registered the one. */
export const sameOwner = (one: string, other: string): boolean =>
  readDomain(one).registered === readDomain(other).registered;
