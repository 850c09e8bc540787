import { headerText } from "../address.ts";
import { ticketTag } from "../reply-token.ts";
import { isReplySubject } from "../subject.ts";

/**
 * The subject of a reply: `Re: ` before the original's, once, and the ticket behind that prefix: there mail programs take
 * it for no part of the subject (RFC 5256, 2.1), and the customer's conversation stays one.
 */
export const replySubject = (subject: string, ticket: string | null): string => {
  const plain = headerText(subject);
  const tag = ticket === null || plain.toUpperCase().includes(ticketTag(ticket)) ? "" : ticketTag(ticket);
  if (isReplySubject(plain)) return withTag(plain, tag);
  return ["Re:", tag, plain].filter((part) => part !== "").join(" ");
};

/** Behind the prefixes that stand there already. */
const withTag = (subject: string, tag: string): string => {
  if (tag === "") return subject;
  const colon = subject.search(/[:\uFF1A]/) + 1;
  return [subject.slice(0, colon), tag, subject.slice(colon).trim()].filter((part) => part !== "").join(" ");
};
