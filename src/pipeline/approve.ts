/** A person's word on a waiting message: the reply's final bytes into the outbox, or a rejection on record. */
import type { Clock } from "../clock.ts";
import { UserError } from "../errors.ts";
import { editDistance } from "../feedback/edit-distance.ts";
import { composeReply, newMessageId } from "../mail/compose.ts";
import { domainOf } from "../mail/address.ts";
import { replySubject } from "../mail/compose/subject.ts";
import type { Address } from "../mail/message.ts";
import { parseMessage } from "../mail/parse.ts";
import { replyRecipient } from "../mail/recipient.ts";
import type { Outbox, ReviewDecision } from "../outbox/outbox.ts";
import type { MessageStore } from "./message-store.ts";

export interface ApproveDeps {
  readonly messages: Pick<MessageStore, "raw" | "openDraft">;
  readonly outbox: Pick<Outbox, "approve" | "reject">;
  readonly clock: Clock;
  readonly randomBytes: (size: number) => Uint8Array;
  /** Who replies: the owner's name and address. */
  readonly from: Address;
  readonly quoteOriginal: boolean;
  /** Never answered, whatever a mail's headers say. */
  readonly ownAddresses: readonly string[];
}

/**
 * Puts the reply with its final bytes into the outbox. `text` is the body as the person left it. Gives false where the
 * message is not waiting any more.
 *
 * @throws {UserError} where the text is empty or nobody can be answered.
 */
export async function approve(id: string, text: string, deps: ApproveDeps): Promise<boolean> {
  if (text.trim() === "") throw new UserError(`the reply to ${id} is empty`, "write something, or skip it");
  const raw = await deps.messages.raw(id);
  if (raw === null) throw new Error(`message ${id} has no bytes on record`);
  const original = await parseMessage(raw);
  const recipient = replyRecipient(original, deps.ownAddresses).address;
  if (recipient === null)
    throw new UserError(`message ${id} names nobody to answer`, "reject it, or skip it");
  const draft = await deps.messages.openDraft(id);
  const date = deps.clock.now();
  const messageId = newMessageId(domainOf(deps.from.address), deps.randomBytes);
  const reply = await composeReply({
    to: recipient,
    from: deps.from,
    original,
    text,
    quoteOriginal: deps.quoteOriginal,
    messageId,
    date,
    automatic: false,
  });
  return deps.outbox.approve({
    repliesTo: id,
    draftId: draft?.id ?? null,
    messageId,
    envelope: { from: deps.from.address, to: recipient.address },
    subject: replySubject(original.subject),
    raw: reply,
    decision: decide(draft?.text ?? null, text, date),
  });
}

/** Puts a rejection on record; gives false where the message is not waiting any more. */
export async function reject(id: string, reason: string | null, deps: ApproveDeps): Promise<boolean> {
  const draft = await deps.messages.openDraft(id);
  const decidedAt = deps.clock.now();
  return deps.outbox.reject({
    repliesTo: id,
    draftId: draft?.id ?? null,
    decision: { verdict: "rejected", finalText: null, editDistance: null, reason, decidedAt },
  });
}

function decide(draft: string | null, text: string, decidedAt: Date): ReviewDecision {
  const distance = draft === null ? null : editDistance(draft, text);
  const verdict = draft === null ? "written" : draft.trim() === text.trim() ? "approved" : "edited";
  return { verdict, finalText: text, editDistance: distance, reason: null, decidedAt };
}
