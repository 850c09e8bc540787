import type { Message } from "../message.ts";
import { messageIds } from "../parse/fields.ts";
import { isOwnAddress } from "../address.ts";
import { isForm, readsAsForm } from "./form.ts";
import { type Evidence, hasAny, values } from "./evidence.ts";
import { hadOurSender, isStrangers, namesStranger } from "./original.ts";
import type { Signal } from "./signal.ts";

/**
 * Where forwarders and groups keep the Message-ID that they replaced. Not Original-Message-ID: that one names the mail
 * that is answered (RFC 8098, 3.2.5, and the clients that write it into their replies).
 */
const ORIGINAL_ID_FIELDS = [
  "x-original-message-id",
  "x-google-original-message-id",
  "x-microsoft-original-message-id",
];

/** The mail's own Message-ID, and those it had before somebody replaced it; never its parents'. */
export const idsOf = (message: Message): string[] => {
  const parents = new Set([...message.inReplyTo, ...message.references]);
  return [
    ...(message.messageId === null ? [] : [message.messageId]),
    // No mail answers itself: an id that it refers to, too, is its parent's.
    ...messageIds(ORIGINAL_ID_FIELDS.flatMap((name) => values(message, name))).filter(
      (id) => !parents.has(id),
    ),
  ];
};

/** A group that may not send in our name puts its own there, and ours into the display name and Reply-To. */
const isOursVia = ({ message, options: { ownAddresses } }: Evidence): boolean =>
  message.from !== null &&
  /\b(?:via|per|über|por|tramite)\b/iu.test(message.from.name) &&
  message.replyTo.length > 0 &&
  message.replyTo.every(({ address }) => isOwnAddress(address, ownAddresses)) &&
  !isStrangers(message, ownAddresses);

/**
 * From is us. Sender is not asked: a group of ours and many a web form put our address there for a customer's mail.
 */
const fromUs = ({ senders, message, options }: Evidence): boolean =>
  message.from !== null
    ? isOwnAddress(message.from.address, options.ownAddresses) ||
      (values(message, "from")[0] ?? "")
        .split(",")
        .some((one) => isOwnAddress(one.replace(/^.*<|>.*$/g, ""), options.ownAddresses))
    : senders.some(({ address }) => isOwnAddress(address, options.ownAddresses));

/** From is us, and the mail names no customer who wrote it. */
const fromUsAlone = (mail: Evidence): boolean =>
  fromUs(mail) &&
  !isForm(mail.message, mail.options) &&
  !isStrangers(mail.message, mail.options.ownAddresses);

const isAmongUs = ({ message: { to, cc }, options }: Evidence): boolean =>
  [...to, ...cc].length > 0 &&
  [...to, ...cc].every(({ address }) => isOwnAddress(address, options.ownAddresses));

/** A site writes its visitors' words from our own address to our own address, and need not name them in any field. */
const mayBeAnothers = (mail: Evidence): boolean =>
  isAmongUs(mail) || readsAsForm(mail) || namesStranger(mail.message, mail.options.ownAddresses);

const own = (name: string, test: Signal["test"]): Signal => ({ verdict: "own", name, test });

/** What only seems to be ours may be a customer's: a person looks at it, and no machine answers. */
const seeminglyOwn = (name: string, test: Signal["test"]): Signal => ({
  ...own(name, test),
  disposition: "person",
});

/** Mail of ours that came back: answering it would be talking to ourselves. Proof comes before what only seems so. */
export const ownSignals: readonly Signal[] = [
  own("X-SMB-Reply header", (mail) => hasAny(mail, "x-smb-reply")),
  own("Message-ID of ours", ({ message, options: { knownOwnMessageIds } }) =>
    idsOf(message).some((id) => knownOwnMessageIds?.has(id) === true),
  ),
  own("From is one of our addresses", (mail) => fromUsAlone(mail) && !mayBeAnothers(mail)),
  seeminglyOwn(
    "From is one of our addresses, but somebody else may have written it",
    (mail) => fromUsAlone(mail) && mayBeAnothers(mail),
  ),
  seeminglyOwn(
    "perhaps sent by us before a forwarder put its own address there",
    (mail) => hadOurSender(mail.message, mail.options.ownAddresses) || isOursVia(mail),
  ),
];

/** Ours by From alone, and a field of a group names a stranger as the author. */
export const strangersSignals: readonly Signal[] = [
  {
    verdict: "human",
    disposition: "person",
    name: "somebody else wrote what bears our address",
    test: (mail) => fromUs(mail) && isStrangers(mail.message, mail.options.ownAddresses),
  },
];
