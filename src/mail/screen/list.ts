/** Mailing lists and groups (RFC 2369, 2919): who writes through them. */
import { isNobodys, isOwnAddress } from "../address.ts";
import { isMassMail } from "./campaign.ts";
import { type Evidence, hasAny, matches, values } from "./evidence.ts";
import { isForm } from "./form.ts";
import { originalAuthors } from "./original.ts";
import type { Signal } from "./signal.ts";

/** Fields of lists on which people talk: Mailman, Google Groups, ezmlm, Majordomo, Sympa, fml, Yahoo. */
const DISCUSSION_FIELDS = [
  "mailing-list",
  "x-mailing-list",
  "x-mailman-version",
  "x-beenthere",
  "x-google-group-id",
  "x-ml-name",
  "x-mlserver",
  "x-ml-count",
  "x-listserver",
  "x-sympa-to",
];

const isDiscussion = (mail: Evidence): boolean =>
  hasAny(mail, ...DISCUSSION_FIELDS) ||
  matches(mail, "list-post", /mailto:/i) ||
  matches(mail, "delivered-to", /^\s*mailing list /i);

const DIGEST = /\bdigest\b.{0,40}(?:vol|issue|number|no\.|\d)|\bnewsletter\b/;

/** RFC 2369, 3.4: `List-Post: NO` is a list on which nobody but its owner writes. */
const isAnnouncement = (mail: Evidence): boolean =>
  matches(mail, "list-post", /^\s*NO\b/i) ||
  matches(mail, "precedence", /^\s*junk\b/i) ||
  values(mail.message, "list-id").length > 1 ||
  DIGEST.test(mail.subject) ||
  isMassMail(mail) ||
  mail.message.from === null ||
  isNobodys(mail.message.from.address) ||
  // A form service writes from such an address, too, and names the customer in Reply-To.
  (originalAuthors(mail.message).some(isNobodys) && !isForm(mail.message, mail.options));

const isPersonsPost = (mail: Evidence): boolean => isDiscussion(mail) && !isAnnouncement(mail);

const ADDRESS = /[^\s<>"',;:()]{1,200}@[^\s<>"',;:()?]{1,255}/g;

/** `List-Id: <support.shop.example>` names `support@shop.example` (RFC 2919, 2). */
const fromListId = (value: string): string[] => {
  const id = /<([^<>\s]{1,255})>\s*$/.exec(value.slice(0, 1_000))?.[1];
  return id?.includes(".") === true ? [id.replace(".", "@")] : [];
};

const listAddresses = ({ message }: Evidence): string[] => [
  ...["list-post", "mailing-list", "x-beenthere", "x-mailing-list", "sender", "x-google-group-address"]
    .flatMap((name) => values(message, name))
    .flatMap((value) => value.slice(0, 1_000).match(ADDRESS) ?? []),
  ...values(message, "list-id").flatMap(fromListId),
];

const isOurList = (mail: Evidence): boolean =>
  listAddresses(mail).some((address) => isOwnAddress(address, mail.options.ownAddresses));

const isToUs = ({ message, options }: Evidence): boolean =>
  [...message.to, ...message.cc].some(({ address }) => isOwnAddress(address, options.ownAddresses));

/** The group put our address into From, and no Reply-To leads to the author: whoever reads From alone answers us. */
const hidesAuthor = ({ message, options }: Evidence): boolean =>
  message.from !== null &&
  isOwnAddress(message.from.address, options.ownAddresses) &&
  !isForm(message, options);

/** A person who writes through a list: to us if the list is ours or we are named, else to its readers. */
export const listSignals: readonly Signal[] = [
  {
    verdict: "human",
    disposition: "answer",
    name: "a person through a list or group of ours",
    test: (mail) => isPersonsPost(mail) && isOurList(mail) && !hidesAuthor(mail),
  },
  {
    verdict: "human",
    disposition: "person",
    name: "a person through a group of ours, which hides where answers go",
    test: (mail) => isPersonsPost(mail) && isOurList(mail) && hidesAuthor(mail),
  },
  {
    verdict: "human",
    disposition: "answer",
    name: "a person through a mailing list, addressed to us",
    test: (mail) => isPersonsPost(mail) && !isOurList(mail) && isToUs(mail),
  },
  {
    verdict: "human",
    disposition: "person",
    name: "a person's post on somebody else's mailing list",
    test: (mail) => isPersonsPost(mail) && !isOurList(mail) && !isToUs(mail),
  },
];
