/** Who is answered, by the mail and by the conversation that it belongs to. */
import { isNobodys, isOwnAddress } from "../mail/address.ts";
import type { Message } from "../mail/message.ts";
import { type PrivateKind, privateData } from "../mail/private-data.ts";
import { replyRecipient, type ReplyRecipient } from "../mail/recipient.ts";
import type { Screened } from "./journey.ts";

/** What nobody but the sender is to read, should the reply quote it. */
const SECRET: ReadonlySet<PrivateKind> = new Set(["card", "iban", "credential", "ssn"]);

const MAX_TEXT = 64 * 1024;

const holdsSecrets = ({ text, replyTo }: Pick<Message, "text" | "replyTo">): boolean =>
  replyTo.length > 0 && privateData(text.slice(0, MAX_TEXT)).some(({ kind }) => SECRET.has(kind));

/**
 * See `replyRecipient`. A reply in a thread carries its history, and a quote carries what the mail holds: then no Reply-To
 * leads it to a stranger. A form of our own names the customer there, and is no stranger.
 */
export const recipientOf = (
  message: Pick<Message, "from" | "replyTo" | "text">,
  screened: Pick<Screened, "thread" | "authentication"> | undefined,
  ownAddresses: readonly string[],
): ReplyRecipient => {
  const isForms =
    message.from === null ||
    isOwnAddress(message.from.address, ownAddresses) ||
    isNobodys(message.from.address);
  const isSecret = !isForms && holdsSecrets(message);
  if (screened === undefined) return replyRecipient(message, ownAddresses, { confidential: isSecret });
  const { thread, authentication } = screened;
  // On record before 0.2 there were no participants.
  const participants = (thread as Partial<Screened["thread"]>).participants ?? [];
  return replyRecipient(message, ownAddresses, {
    confidential: participants.length > 0 || isSecret,
    participants,
    authentication,
  });
};
