import type { Address, Message } from "../message.ts";
import { originalAuthors } from "./original.ts";
import { fold } from "./phrases.ts";
import type { Evidence, ScreenOptions } from "./signal.ts";

export type { Evidence } from "./signal.ts";

/** Machines say what they are at once. */
const OPENING = 2_000;
const ENDING = 400;
const FIELDS = 32 * 1024;

const GATEWAY_TAG =
  /^\s*(?:\[(?:ext(?:ern(?:al|e)?)?(?: (?:e-?mail|sender))?|spam|suspicious|caution)\]|(?:\*{2,5}|\{)(?:spam|junk|virus)[^*}]{0,20}(?:\*{2,5}|\})|(?:external|ext|caution):)\s*/i;

/** A tag, then maybe another one: two gateways on the way. */
const withoutTags = (subject: string): string => subject.replace(GATEWAY_TAG, "").replace(GATEWAY_TAG, "");

export const values = (message: Message, name: string): readonly string[] => message.headers.get(name) ?? [];

const ADDRESS = /[^\s<>"',;:()]{1,200}@[^\s<>"',;:()]{1,255}/g;

/** `message.from` is the first of the addresses alone, and a From without an @ is none. */
const sendersOf = (message: Message): Address[] => {
  const raw = [...values(message, "from"), ...values(message, "sender")].map((value) =>
    value.slice(0, 2_000),
  );
  const found = raw.flatMap((value): Address[] => {
    const addresses = value.match(ADDRESS) ?? [value.replace(/[<>]/g, "")];
    const name = value.replace(ADDRESS, "").replace(/[<>"()]/g, " ");
    return addresses.map((address) => ({ name: fold(name), address: address.toLowerCase() }));
  });
  const decoded = [message.from, message.sender].flatMap((sender) =>
    sender === null ? [] : [{ name: fold(sender.name), address: sender.address.toLowerCase() }],
  );
  // A robot is a robot through a group, too, that puts its own address into From.
  const originals = originalAuthors(message).map((address) => ({ name: "", address }));
  return [...decoded, ...found, ...originals];
};

const FOREIGN_LINE =
  /^\s{0,3}(?:>|-{3,}|_{5,}|={5,}|(?:begin )?forwarded message|anfang der weitergeleiteten|début du message|(?:from|von|de|da|van|från|fra|od|от|received|return-path|reporting-mta|final-recipient|date|datum|subject|betreff|to|an)\s*:)/i;

/** What stands before the first line that is quoted, ruled off or looks like a header field. */
const ownText = (text: string): string => {
  const lines = text.slice(0, OPENING).split("\n");
  const end = lines.findIndex((line) => FOREIGN_LINE.test(line));
  return lines.slice(0, end < 0 ? undefined : end).join("\n");
};

export const countWords = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

export const readEvidence = (message: Message, options: ScreenOptions): Evidence => {
  const { text, newText, reports } = message;
  return {
    message,
    options,
    senders: sendersOf(message),
    subject: fold(withoutTags(message.subject.slice(0, 500))),
    opening: fold(text.slice(0, OPENING)),
    newText: fold(newText.slice(0, OPENING)),
    ending: fold(newText.slice(-ENDING)),
    own: fold(ownText(text)),
    fields: [...reports.map((report) => report.text.slice(0, FIELDS)), text.slice(0, FIELDS)].join("\n"),
  };
};

/** Whether any value of the header field matches; `name` in lower case. */
export const matches = ({ message }: Evidence, name: string, pattern: RegExp): boolean =>
  values(message, name).some((value) => pattern.test(value));

/** Whether any of the fields is there, even when empty. */
export const hasAny = ({ message }: Evidence, ...names: readonly string[]): boolean =>
  names.some((name) => message.headers.has(name));

/** What stands before the last `@`; the whole of it where there is none. */
export const localPart = (address: string): string =>
  address.includes("@") ? address.slice(0, address.lastIndexOf("@")) : address;

export const senderLocalMatches = ({ senders }: Evidence, pattern: RegExp): boolean =>
  senders.some(({ address }) => pattern.test(localPart(address)));

export const senderNameMatches = ({ senders }: Evidence, pattern: RegExp): boolean =>
  senders.some(({ name }) => pattern.test(name));

/** `Return-Path: <>` (RFC 5321, 4.5.5); some servers write it empty or in their own words. A missing field says nothing. */
export const hasNullReturnPath = ({ message }: Evidence): boolean =>
  /^(?:<\s*>?|<?#@\[\]>?)?$/.test(values(message, "return-path")[0]?.trim() ?? "x");

/** A reply or a forwarded mail by its subject: a person's, unless more speaks against it. */
export const isReplyOrForward = ({ subject }: Evidence): boolean =>
  /^(?:re|aw|sv|vs|antw|odp|fwd?|wg|tr|rv|enc|i|vb|vl|pd|ynt|ilt|res|回复|回覆|答复|转发|轉寄|返信|전달|회신)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]/u.test(
    subject,
  );

/** A mail that hands on another one, by its subject or its text. */
export const isForward = ({ subject, message }: Evidence): boolean =>
  /^(?:fwd?|wg|tr|rv|enc|i|vb|vl|pd|ilt|转发|轉寄|전달)\s*[:：]/u.test(subject) ||
  /^[ \t]*(?:-{2,}[ \t]*(?:forwarded|original) |begin forwarded message:)/im.test(
    message.text.slice(0, OPENING),
  );

/** Whether there is a question in it. */
export const asks = (text: string): boolean => /[?？؟]/u.test(text);
