/**
 * Port: replies on their way out. Adapter: `store/outbox`. A message has at most one entry, for ever: that, and bytes
 * and Message-ID that never change, is what keeps a reply from being sent twice. Only an automatic one that was never tried
 * can be taken back whole.
 */
import type { Envelope, SendPhase } from "../mail/sender.ts";

export type DeliveryState = "queued" | "sending" | "sent" | "failed" | "uncertain";

export interface OutboxEntry {
  /** The id of the message that is answered: a message has one reply at the most. */
  readonly id: string;
  /** The same, under the name that says what it means. */
  readonly repliesTo: string;
  /** Message-ID of the reply, angle brackets included; fixed before the first attempt. */
  readonly messageId: string;
  readonly envelope: Envelope;
  readonly subject: string;
  readonly state: DeliveryState;
  /** How far the last attempt went, while `sending` or `uncertain`. */
  readonly phase: SendPhase | null;
  readonly attempts: number;
  /** What the server or the line said last, in its words. */
  readonly detail: string | null;
  readonly createdAt: Date;
  readonly nextAttemptAt: Date | null;
  readonly sentAt: Date | null;
  /** Whether it was sent without a person. */
  readonly automatic: boolean;
  /** When the copy was filed in the Sent folder, or was found there. */
  readonly copiedAt: Date | null;
}

export interface Approval {
  /** The message that is answered. */
  readonly repliesTo: string;
  /** The draft that was approved; null for a reply that a person wrote from nothing. */
  readonly draftId: string | null;
  readonly messageId: string;
  readonly envelope: Envelope;
  readonly subject: string;
  /** The final bytes; never composed again. */
  readonly raw: Uint8Array;
  readonly decision: ReviewDecision;
  /** Sent without a person. */
  readonly automatic: boolean;
  /**
   * Of an automatic one: the newest decision that it rests on. Where there is a newer one, nothing is written: it may have
   * broken what was proven.
   */
  readonly decidedUntil?: number | undefined;
}

/** What a person decided about a draft, kept as what smb learns from. */
export interface ReviewDecision {
  /** `automatic`: nobody did. `wrong`: the reply had gone out already. */
  readonly verdict: "approved" | "edited" | "written" | "rejected" | "automatic" | "wrong";
  /** The body as the person left it; null when rejected. */
  readonly finalText: string | null;
  /** Share of the draft's words that were changed, 0 to 1; null where there was no draft. */
  readonly editDistance: number | null;
  readonly reason: string | null;
  readonly decidedAt: Date;
}

export interface Outbox {
  /**
   * Puts the final bytes, the decision, the draft's and the message's new state on record in one transaction.
   * False where the message is not waiting for a person any more (someone else decided first), and where it would be the
   * second automatic reply in a row to this person or in this thread: whatever a caller believes, two machines stop here.
   */
  approve(approval: Approval): Promise<boolean>;
  /** Puts a rejection on record; false where the message is not waiting for a person any more. */
  reject(rejection: {
    readonly repliesTo: string;
    readonly draftId: string | null;
    readonly decision: ReviewDecision;
  }): Promise<boolean>;
  /**
   * Puts on record that a reply in the outbox or sent is wrong. An automatic one that is still queued is withdrawn with it.
   * False where the message has no reply or it was called wrong before.
   */
  callWrong(call: {
    readonly repliesTo: string;
    readonly reason: string | null;
    readonly at: Date;
  }): Promise<boolean>;

  /**
   * Takes back an automatic reply that is queued. Where it was never tried its entry goes and the message is put on hold;
   * else the entry and its bytes stay, as `failed`. False where it is no such reply, or is being sent already.
   */
  withdrawAutomatic(id: string, reasons: readonly string[]): Promise<boolean>;

  find(id: string): Promise<OutboxEntry | null>;
  list(filter: {
    readonly states?: readonly DeliveryState[];
    readonly limit: number;
  }): Promise<readonly OutboxEntry[]>;
  raw(id: string): Promise<Uint8Array | null>;
  countByState(): Promise<ReadonlyMap<DeliveryState, number>>;

  /** When the next queued entry may be tried; null where none is queued. */
  nextDue(): Promise<Date | null>;
  /** Takes the next entry that is due: queued → sending, phase `connect`, one more attempt. Null where none is. */
  claim(now: Date): Promise<OutboxEntry | null>;
  /** Durable on disk when it resolves. */
  enterData(id: string): Promise<void>;
  /** sending → sent | failed | uncertain | queued again, the message's state with it. */
  settle(id: string, result: Settlement): Promise<void>;
  /** A person's or the Sent folder's word on an uncertain or failed one. */
  resolve(id: string, result: Settlement): Promise<boolean>;
  /** Sent ones whose copy is not filed yet. */
  withoutCopy(limit: number): Promise<readonly OutboxEntry[]>;
  markCopied(id: string, at: Date): Promise<void>;
}

export type Settlement =
  | { readonly state: "sent"; readonly detail: string; readonly at: Date }
  | { readonly state: "failed" | "uncertain"; readonly detail: string; readonly at: Date }
  | { readonly state: "queued"; readonly detail: string; readonly at: Date; readonly nextAttemptAt: Date };
