/** Port: messages on record, with their road. Adapter: `store/message-store`. */
import type { Draft, Decision } from "../answer/draft.ts";
import type { Hit } from "../knowledge/search.ts";
import type { Place } from "../mail/mailbox.ts";
import type { ThreadCandidate } from "../mail/thread.ts";
import type { State } from "./state.ts";

export interface ReceivedMail {
  /** `messageIdentity` of the bytes. */
  readonly id: string;
  readonly mailbox: string;
  readonly place: Place;
  readonly arrivedAt: Date;
  readonly raw: Uint8Array;
  readonly cursor: string;
}

export interface MessageRecord {
  readonly id: string;
  readonly mailbox: string;
  readonly state: State;
  readonly reasons: readonly string[];
  readonly messageId: string | null;
  readonly from: { readonly name: string; readonly address: string } | null;
  readonly subject: string;
  readonly date: string | null;
  readonly arrivedAt: Date;
  readonly threadId: string | null;
  readonly verdict: string | null;
  readonly intent: string | null;
  readonly language: string | null;
}

/** What a stage found about a message that lists and look-ups need. Only the given fields are written. */
export type MessageFacts = Partial<
  Pick<
    MessageRecord,
    "messageId" | "from" | "subject" | "date" | "threadId" | "verdict" | "intent" | "language"
  >
>;

export interface StageRun {
  readonly stage: string;
  /** What the stage found, as JSON. */
  readonly outcome: unknown;
  /** Versions of whatever took part: smb, writer, embedder. */
  readonly versions: Readonly<Record<string, string>>;
  readonly startedAt: Date;
  readonly milliseconds: number;
}

export interface NewDraft extends Draft {
  readonly sources: readonly Hit[];
  readonly confidence: number;
  readonly decision: Decision;
  readonly reasons: readonly string[];
  readonly writer: string;
}

export interface StoredDraft extends NewDraft {
  readonly id: string;
  readonly messageId: string;
  readonly state: "open" | "approved" | "rejected" | "replaced";
  readonly createdAt: Date;
}

export interface StageCommit {
  readonly id: string;
  /** The state the stage started from: where the record has moved on since, nothing is written. */
  readonly from: State;
  readonly to: State;
  readonly reasons: readonly string[];
  readonly facts: MessageFacts;
  readonly run: StageRun;
  /** A new draft of this message replaces an open one. */
  readonly draft?: NewDraft;
}

export interface MessageStore {
  /** When this mailbox was first seen by smb; mail that reached it earlier is left alone. Puts `now` on record the first time. */
  mailboxSince(mailbox: string, now: Date): Promise<Date>;
  cursor(mailbox: string): Promise<string | null>;
  isKnown(mailbox: string, place: Place): Promise<boolean>;
  /**
   * Puts raw bytes, place and cursor on record in one transaction. `new` where the mail was not on record,
   * `again` where the same mail was (its new place is noted, nothing else changes).
   */
  receive(mail: ReceivedMail): Promise<"new" | "again">;
  /** Ids of the messages in an open state, oldest first. */
  open(): Promise<readonly string[]>;
  find(id: string): Promise<MessageRecord | null>;
  /** Ids that start with `prefix`, at most two: enough to say whether it is clear. */
  idsLike(prefix: string): Promise<readonly string[]>;
  list(filter: {
    readonly states?: readonly State[];
    readonly limit: number;
  }): Promise<readonly MessageRecord[]>;
  countByState(): Promise<ReadonlyMap<State, number>>;
  raw(id: string): Promise<Uint8Array | null>;
  /** The outcome of the last run of each stage, by stage name. */
  outcomes(id: string): Promise<ReadonlyMap<string, unknown>>;
  runs(id: string): Promise<readonly StageRun[]>;
  /** Writes the stage's outcome and the new state in one transaction. False where the record was not in `from` any more. */
  commit(commit: StageCommit): Promise<boolean>;
  /** The threads that hold any of these Message-IDs: customers' and our replies' alike. */
  threadsOf(messageIds: readonly string[]): Promise<readonly ThreadCandidate[]>;
  /** Those of these Message-IDs that our own replies carry. */
  ownMessageIds(messageIds: readonly string[]): Promise<readonly string[]>;
  openDraft(id: string): Promise<StoredDraft | null>;
  /**
   * How many replies were put into the outbox for this address, this thread, and in all, since a moment; for the address
   * and the thread the drafts that wait for approval count too.
   */
  repliesSince(query: {
    readonly address: string;
    readonly threadId: string | null;
    readonly since: Date;
  }): Promise<{
    readonly toAddress: number;
    readonly inThread: number;
    readonly all: number;
  }>;
}
