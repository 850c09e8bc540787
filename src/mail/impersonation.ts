/** Signs that the sender of a mail wants to be taken for another one. For the owner to read; nothing is decided by them. */
import { domainOf, headerText, isOwnAddress, sameAddress } from "./address.ts";
import { sameOwner } from "./impersonation/domain.ts";
import { hidesSomething } from "./impersonation/invisible.ts";
import { lookAlike, strangeLabels } from "./impersonation/look-alike.ts";
import { mixesScripts, skeleton } from "./impersonation/skeleton.ts";
import type { Address, Message } from "./message.ts";
import { isSharedDomain } from "./shared-domain.ts";

export type SenderWarningKind =
  | "display-name-address"
  | "display-name-owner"
  | "look-alike-domain"
  | "homograph"
  | "mixed-script"
  | "invisible-characters"
  | "reply-to-differs";

export interface SenderWarning {
  readonly kind: SenderWarningKind;
  /** One plain sentence for the owner. Safe on a terminal: no control character of the mail is in it. */
  readonly text: string;
}

export interface SenderContext {
  readonly ownAddresses: readonly string[];
  /** Names under which the owner writes: `owner.name`. */
  readonly ownNames?: readonly string[];
  /** Domains that the owner deals with, besides those of `participants`. */
  readonly knownDomains?: readonly string[];
  /** Addresses of everybody in the thread. */
  readonly participants?: readonly string[];
}

type Read = Pick<Message, "from" | "replyTo" | "to" | "cc" | "headers">;

/** What is hidden is shown as what it is. */
const shown = (text: string): string =>
  headerText(text).replace(
    /[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff]/g,
    (hidden) => `\\u${(hidden.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );

const ADDRESS_IN_NAME = /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/u;

/** `service@shop.example <x@other.example>`. A list that writes for its members shows their addresses: it says so. */
const addressInName = ({ name, address }: Address, isList: boolean): SenderWarning[] => {
  const named = ADDRESS_IN_NAME.exec(name)?.[0];
  if (named === undefined || sameAddress(named, address) || isList) return [];
  if (sameOwner(domainOf(named), domainOf(address)) && !isSharedDomain(domainOf(address))) return [];
  return [
    {
      kind: "display-name-address",
      text: `The name says ${shown(named)}, but the mail comes from ${shown(address)}.`,
    },
  ];
};

const words = (name: string): string =>
  name
    .normalize("NFKC")
    .replace(/[\s"'.,()]+/g, " ")
    .trim();

/** The owner's own name, domain or address, before an address that is not the owner's. */
const ownersName = ({ name, address }: Address, context: SenderContext): SenderWarning[] => {
  const { ownAddresses, ownNames = [] } = context;
  const ownDomains = ownAddresses.map(domainOf);
  if (isOwnAddress(address, ownAddresses) || ownDomains.some((own) => isColleague(address, own))) return [];
  const bare = skeleton(words(name));
  const named =
    ownNames.find((own) => words(own).length > 2 && skeleton(words(own)) === bare) ??
    ownDomains.find((own) => !isSharedDomain(own) && own !== "" && name.toLowerCase().includes(own));
  if (named === undefined) return [];
  return [
    {
      kind: "display-name-owner",
      text: `The sender goes by your name (“${shown(named)}”), but ${shown(address)} is no address of yours.`,
    },
  ];
};

const isColleague = (address: string, own: string): boolean =>
  !isSharedDomain(own) && sameOwner(domainOf(address), own);

/** RFC 1035, 2.3.4: a longer one is nobody's. */
const MAX_DOMAIN = 255;
/** What nobody reads to its end deceives nobody, and costs time. */
const MAX_NAME = 500;

const domainWarnings = (address: string, context: SenderContext): SenderWarning[] => {
  const { ownAddresses, knownDomains = [], participants = [] } = context;
  const domain = domainOf(address);
  if (domain === "" || domain.length > MAX_DOMAIN) return [];
  const alike = lookAlike(domain, [...[...ownAddresses, ...participants].map(domainOf), ...knownDomains]);
  const strange = strangeLabels(domain);
  return [
    ...(alike === null
      ? []
      : [
          {
            kind: alike.kind,
            text: `The domain ${shown(domain)} looks like ${alike.of}, but is another one.`,
          },
        ]),
    ...(alike?.kind === "homograph" || strange.length === 0
      ? []
      : [
          {
            kind: strange.some(mixesScripts) ? ("mixed-script" as const) : ("homograph" as const),
            text: `The domain ${shown(domain)} is written with letters of another alphabet that look Latin.`,
          },
        ]),
  ];
};

const nameWarnings = ({ name, address }: Address): SenderWarning[] => [
  ...(name.split(/[\s.,;:@()"-]+/).some(mixesScripts)
    ? [
        {
          kind: "mixed-script" as const,
          text: `The name “${shown(name)}” mixes letters of two alphabets in one word.`,
        },
      ]
    : []),
  ...(hidesSomething(name) || hidesSomething(address)
    ? [
        {
          kind: "invisible-characters" as const,
          text: `The sender's name or address holds characters that are not seen: “${shown(name)}” ${shown(address)}.`,
        },
      ]
    : []),
];

/** Where answers go to another owner than the sender; to the list of a list's mail is as it should be. */
const replyToDiffers = (
  { from, replyTo, to, cc, headers }: Read,
  context: SenderContext,
): SenderWarning[] => {
  const sender = from?.address ?? "";
  const isKnown = (address: string): boolean =>
    [sender, ...(context.participants ?? []), ...[...to, ...cc].map((each) => each.address)].some((known) =>
      sameAddress(known, address),
    ) ||
    isOwnAddress(address, context.ownAddresses) ||
    (headers.get("list-post") ?? []).some((post) => post.toLowerCase().includes(address.toLowerCase()));
  const strangers = replyTo.filter(({ address }) => {
    const domain = domainOf(address);
    return !isKnown(address) && (isSharedDomain(domain) || !sameOwner(domain, domainOf(sender)));
  });
  if (sender === "" || strangers.length === 0) return [];
  const named = strangers.map(({ address }) => shown(address)).join(", ");
  return [
    { kind: "reply-to-differs", text: `Answers would go to ${named}, not to the sender ${shown(sender)}.` },
  ];
};

/** Signs of a sender that is another one than it seems, each as a sentence; none for ordinary mail. */
export const senderWarnings = (message: Read, context: SenderContext): readonly SenderWarning[] => {
  const { headers } = message;
  const from = message.from === null ? null : { ...message.from, name: message.from.name.slice(0, MAX_NAME) };
  if (from === null) return replyToDiffers(message, context);
  const isList =
    headers.has("list-id") || headers.has("list-post") || / (?:via|on behalf of) /i.test(from.name);
  return [
    ...addressInName(from, isList),
    ...ownersName(from, context),
    ...domainWarnings(from.address, context),
    ...nameWarnings(from),
    ...replyToDiffers(message, context),
  ];
};
