/** Who wrote a mail before a forwarder, a group or a mail server put another address into its From. */
import { isOwnAddress } from "../address.ts";
import type { Message } from "../message.ts";

/** Fields that groups and list servers keep the author in (Google Groups, groups.io, Sympa, Mailman). */
const AUTHOR_FIELDS = ["x-original-from", "x-original-sender"];
/** Fields that may name him, or only whom the mail passed through: Gmail keeps a client's alias in the first. */
const PASSED_FIELDS = ["x-google-original-from", "x-forwarded-from", "original-from"];

const ADDRESS = /[^\s<>"',;:()]{1,200}@[^\s<>"',;:()]{1,255}/g;

const addressesIn = ({ headers }: Message, names: readonly string[]): string[] =>
  names
    .flatMap((name) => headers.get(name) ?? [])
    .flatMap((value) => value.slice(0, 1_000).match(ADDRESS) ?? [])
    .map((address) => address.toLowerCase());

/** The authors whom a group or a list server names. */
export const originalAuthors = (message: Message): string[] => addressesIn(message, AUTHOR_FIELDS);

/** Everybody whom such a field names. */
const allOriginals = (message: Message): string[] =>
  addressesIn(message, [...AUTHOR_FIELDS, ...PASSED_FIELDS]);

/** Whether a field says that one of our addresses stood in From, or was passed through. */
export const hadOurSender = (message: Message, own: readonly string[]): boolean =>
  allOriginals(message).some((address) => isOwnAddress(address, own));

/** Whether a field names somebody who is not us. */
export const namesStranger = (message: Message, own: readonly string[]): boolean =>
  allOriginals(message).some((address) => !isOwnAddress(address, own));

/** Whether the author whom a group names is a stranger, and no field says that it was us. */
export const isStrangers = (message: Message, own: readonly string[]): boolean =>
  originalAuthors(message).length > 0 && !hadOurSender(message, own);
