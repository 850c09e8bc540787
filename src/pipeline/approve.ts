/** A person's word on a waiting message: the reply's final bytes into the outbox, or a rejection on record. */
import type { Clock } from "../clock.ts";
import { UserError } from "../errors.ts";
import { editDistance } from "../feedback/edit-distance.ts";
import { composeReply } from "../mail/compose.ts";
import { domainOf } from "../mail/address.ts";
import { replySubject } from "../mail/compose/subject.ts";
import type { Address, Message } from "../mail/message.ts";
import { parseMessage } from "../mail/parse.ts";
import { newReplyId, type TokenKey } from "../mail/reply-token.ts";
import type { Approval, Outbox, ReviewDecision } from "../outbox/outbox.ts";
import type { Screened } from "./journey.ts";
import type { MessageStore } from "./message-store.ts";
import { recipientOf } from "./recipient.ts";

export interface ApproveDeps {
  readonly messages: Pick<MessageStore, "raw" | "openDraft" | "outcomes">;
  readonly outbox: Pick<Outbox, "approve" | "reject">;
  readonly clock: Clock;
  readonly randomBytes: (size: number) => Uint8Array;
  /** Who replies: the owner's name and address. */
  readonly from: Address;
  /** What the Message-ID of the reply is keyed with. */
  readonly tokenKey: TokenKey;
  readonly quoteOriginal: boolean;
  /** Whether a reply names the ticket of its thread. */
  readonly nameTicket: boolean;
  /** Never answered, whatever a mail's headers say. */
  readonly ownAddresses: readonly string[];
}

export interface ApproveOptions {
  /** The draft that was shown (null: there was none); a newer one is not approved unseen. Missing: the open one. */
  readonly shownDraft?: string | null;
  /** Nobody looked at it. Never the second time in a row to one person or in one thread. */
  readonly automatic?: boolean;
  /** Of an automatic one: the newest decision that was weighed, and what it rests on. */
  readonly proof?: { readonly decidedUntil: number; readonly told: string };
}

/**
 * Puts the reply with its final bytes into the outbox. `text` is the body as the person left it. Gives false where the
 * message is not waiting any more.
 *
 * @throws {UserError} where the text is empty or nobody can be answered.
 */
export async function approve(
  id: string,
  text: string,
  deps: ApproveDeps,
  { shownDraft, automatic = false, proof }: ApproveOptions = {},
): Promise<boolean> {
  if (text.trim() === "") throw new UserError(`the reply to ${id} is empty`, "write something, or skip it");
  const draft = await deps.messages.openDraft(id);
  const draftId = draft?.id ?? null;
  if (shownDraft !== undefined && shownDraft !== draftId) return false;
  const date = deps.clock.now();
  const reply = await compose(id, { text, date, automatic }, deps);
  const decided = decide(draft?.text ?? null, text, date);
  const decision = automatic
    ? { ...decided, verdict: "automatic" as const, reason: proof?.told ?? null }
    : decided;
  const decidedUntil = proof?.decidedUntil;
  return deps.outbox.approve({ ...reply, repliesTo: id, draftId, decision, automatic, decidedUntil });
}

/** The reply's final bytes and what they are addressed with. */
async function compose(
  id: string,
  { text, date, automatic }: { readonly text: string; readonly date: Date; readonly automatic: boolean },
  deps: ApproveDeps,
): Promise<Pick<Approval, "messageId" | "envelope" | "subject" | "raw">> {
  const original = await originalOf(id, deps);
  const screened = (await deps.messages.outcomes(id)).get("screen") as Screened | undefined;
  const to = recipientOf(original, screened, deps.ownAddresses).address;
  if (to === null) throw new UserError(`message ${id} names nobody to answer`, "reject it, or skip it");
  const { from, quoteOriginal, tokenKey: key, randomBytes } = deps;
  const messageId = newReplyId(id, domainOf(from.address), { key, randomBytes });
  const ticket = deps.nameTicket ? (screened?.ticket ?? null) : null;
  return {
    messageId,
    envelope: { from: from.address, to: to.address },
    subject: replySubject(original.subject, ticket),
    raw: await composeReply({ to, from, original, text, quoteOriginal, ticket, messageId, date, automatic }),
  };
}

async function originalOf(id: string, { messages }: ApproveDeps): Promise<Message> {
  const raw = await messages.raw(id);
  if (raw === null) throw new Error(`message ${id} has no bytes on record`);
  return parseMessage(raw);
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
