/** Whom a bounce is about. */
import type { Message } from "../message.ts";
import { MAX_TEXT, partsOf, RETURNED_TYPES, wordsOf } from "./parts.ts";
import { returnedIn } from "./returned.ts";
import type { RecipientStatus } from "./status.ts";

const ADDRESS = /[^\s<>"'();,:[\]]{1,200}@[a-z0-9.-]{1,255}\.[a-z0-9-]{2,63}/gi;

const addressesIn = (text: string): string[] =>
  (text.match(ADDRESS) ?? []).map((address) => address.toLowerCase());

const headerAddresses = ({ headers }: Message, ...names: readonly string[]): string[] =>
  names.flatMap((name) => headers.get(name) ?? []).flatMap((value) => addressesIn(value.slice(0, 2_000)));

/** Whom to ask about a bounce, or who wrote it. */
const SERVERS_OWN = /^(?:postmaster|mailer-?daemon|abuse|hostmaster|helpdesk|support)@/;

/** Addresses on a line of their own or in angle brackets; the bounce's own sender and reader are none of them. */
const addressesTold = (message: Message): string[] => {
  const known = new Set(
    [message.from, ...message.to, ...message.cc].map((one) => one?.address.toLowerCase()),
  );
  const words = wordsOf(message).slice(0, 8_000);
  const listed = [
    ...words.matchAll(
      /^[ \t]*(?:to:|recipient:|<|"|'|rcpt to:<)?[ \t]*[<"']?([^\s<>"'();,:]{1,200}@[^\s<>"'();,:]{1,255})/gim,
    ),
  ].map((match) => (match[1] ?? "").toLowerCase());
  const bracketed = [...words.matchAll(/<([^\s<>@]{1,200}@[^\s<>@]{1,255})>/g)].map((match) =>
    (match[1] ?? "").toLowerCase(),
  );
  const first = [...listed, ...bracketed].flatMap(addressesIn);
  const told = (first.length > 0 ? first : addressesIn(words)).filter(
    (address) => !SERVERS_OWN.test(address),
  );
  const others = told.filter((address) => !known.has(address));
  return others.length > 0 ? others : told;
};

const TO_FIELD = /^[> \t]{0,8}(?:to|x-hmxmroriginalrecipient):[ \t]*(.{1,1000})/gim;

const returnedTo = (message: Message): string[] =>
  [...partsOf(message, ...RETURNED_TYPES), returnedIn(message.text.slice(0, MAX_TEXT))]
    .flatMap((header) => [...header.matchAll(TO_FIELD)])
    .flatMap((match) => addressesIn(match[1] ?? ""));

/** By what was written for machines, else by its header, its words, or the header of the returned mail. */
export const recipientsOf = (message: Message, statuses: readonly RecipientStatus[]): string[] => {
  const reported = statuses.flatMap(({ address }) => address ?? []);
  const complained = partsOf(message, "message/feedback-report").flatMap((part) =>
    [...part.matchAll(/^(?:original-rcpt-to|removal-recipient):(.{1,500})/gim)].flatMap((match) =>
      addressesIn(match[1] ?? ""),
    ),
  );
  const sources = [
    [...reported, ...complained],
    headerAddresses(message, "x-failed-recipients", "x-failed-recipient", "x-bounced-address"),
    addressesTold(message),
    returnedTo(message),
  ];
  return [...new Set(sources.find((source) => source.length > 0) ?? [])];
};
