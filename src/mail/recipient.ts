import { isNobodys, isOwnAddress, sameAddress } from "./address.ts";
import type { Address, Message } from "./message.ts";

export interface ReplyRecipient {
  /** Never one of our own addresses, nor one that nobody reads. */
  readonly address: Address | null;
  /** What a reviewer ought to know about the choice; null where it goes without saying. */
  readonly note: string | null;
}

/**
 * The one person who is answered. Reply-To is honoured while it names one address of a person who is not ourselves; a
 * list of them could make us mail strangers, so From is answered then. Never Cc, never To.
 */
export const replyRecipient = (
  { from, replyTo }: Pick<Message, "from" | "replyTo">,
  ownAddresses: readonly string[],
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
  if (from === null) return { address: only, note: "the mail has no From; the answer goes to Reply-To" };
  const note = sameAddress(only.address, from.address)
    ? null
    : `the answer goes to Reply-To ${only.address}, not to From ${from.address}`;
  return { address: only, note };
};
