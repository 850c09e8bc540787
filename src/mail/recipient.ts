import { domainOf, isNobodys, isOwnAddress, sameAddress } from "./address.ts";
import type { Authentication } from "./authentication.ts";
import { isSharedDomain } from "./shared-domain.ts";
import type { Address, Message } from "./message.ts";

export interface ReplyRecipient {
  /** Never one of our own addresses, nor one that nobody reads. */
  readonly address: Address | null;
  /** What a reviewer ought to know about the choice; null where it goes without saying. */
  readonly note: string | null;
}

export interface ReplyCircumstances {
  /** Whether the reply may carry what is not for everybody: the history of a thread, personal data, an account's. */
  readonly confidential?: boolean;
  /** Addresses of everybody in the thread. */
  readonly participants?: readonly string[];
  /** What the owner's own server found out about the sender. */
  readonly authentication?: Pick<Authentication, "trusted" | "dmarc">;
}

/** Whether a Reply-To leads to the sender's own house, and the sender's house is proven to be where the mail comes from. */
const isProvenNeighbour = (
  replyTo: Address,
  from: Address,
  authentication: Pick<Authentication, "trusted" | "dmarc"> | undefined,
): boolean => {
  const domain = domainOf(from.address);
  return (
    authentication?.trusted === true &&
    authentication.dmarc === "pass" &&
    !isSharedDomain(domain) &&
    domainOf(replyTo.address) === domain
  );
};

/** Whether a confidential answer may go to this Reply-To: From chose it, and anybody can write a From. */
const mayBeTold = (replyTo: Address, from: Address, circumstances: ReplyCircumstances): boolean => {
  const { confidential = false, participants = [], authentication } = circumstances;
  return (
    !confidential ||
    [from.address, ...participants].some((known) => sameAddress(known, replyTo.address)) ||
    isProvenNeighbour(replyTo, from, authentication)
  );
};

/**
 * The one person who is answered. Reply-To is honoured while it names one address of a person who is not ourselves; a
 * list of them could make us mail strangers, so From is answered then. Never Cc, never To. Of a confidential reply
 * Reply-To is followed only to a participant, or within From's own proven domain.
 */
export const replyRecipient = (
  { from, replyTo }: Pick<Message, "from" | "replyTo">,
  ownAddresses: readonly string[],
  circumstances: ReplyCircumstances = {},
): ReplyRecipient => {
  const refused = ({ address }: Address): boolean =>
    isOwnAddress(address, ownAddresses) || isNobodys(address);
  const sender = from === null || refused(from) ? null : from;
  const nobody = from === null ? "the mail names no sender" : `nobody reads answers to ${from.address}`;
  const [only, ...others] = replyTo;
  if (only === undefined) return { address: sender, note: sender === null ? nobody : null };
  if (others.length > 0)
    return {
      address: sender,
      note: `Reply-To names ${replyTo.length} addresses; the answer goes to From alone`,
    };
  if (refused(only))
    return {
      address: sender,
      note: `nobody is answered at Reply-To ${only.address}; the answer goes to From`,
    };
  if (from === null) return withoutFrom(only, circumstances);
  if (!mayBeTold(only, from, circumstances))
    return {
      address: sender,
      note: `Reply-To ${only.address} is a stranger to this conversation; the answer goes to From`,
    };
  const note = sameAddress(only.address, from.address)
    ? null
    : `the answer goes to Reply-To ${only.address}, not to From ${from.address}`;
  return { address: only, note };
};

const withoutFrom = (
  replyTo: Address,
  { confidential, participants = [] }: ReplyCircumstances,
): ReplyRecipient =>
  confidential === true && !participants.some((known) => sameAddress(known, replyTo.address))
    ? {
        address: null,
        note: `the mail has no From, and Reply-To ${replyTo.address} is a stranger to this conversation`,
      }
    : { address: replyTo, note: "the mail has no From; the answer goes to Reply-To" };
