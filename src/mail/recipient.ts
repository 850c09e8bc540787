import { sameAddress } from "./address.ts";
import type { Address, Message } from "./message.ts";

export interface ReplyRecipient {
  readonly address: Address | null;
  /** What a reviewer ought to know about the choice; null where it goes without saying. */
  readonly note: string | null;
}

/**
 * The one person who is answered. Reply-To is honoured while it names one address; a list of them could make us mail
 * strangers, so From is answered then. Never Cc, never To.
 */
export const replyRecipient = ({ from, replyTo }: Pick<Message, "from" | "replyTo">): ReplyRecipient => {
  const [only, ...others] = replyTo;
  if (only === undefined) return { address: from, note: from === null ? "the mail names no sender" : null };
  if (others.length > 0)
    return {
      address: from,
      note: `Reply-To names ${replyTo.length} addresses; the answer goes to From alone`,
    };
  if (from === null) return { address: only, note: "the mail has no From; the answer goes to Reply-To" };
  const note = sameAddress(only.address, from.address)
    ? null
    : `the answer goes to Reply-To ${only.address}, not to From ${from.address}`;
  return { address: only, note };
};
