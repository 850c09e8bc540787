/** Port: messages on record, with their road. Adapter: `store/message-store`. */
import type { Signals } from "../answer/confidence.ts";
import type { Draft, Decision } from "../answer/draft.ts";
import type { NewOpenAsk } from "../feedback/missing.ts";
import type { ModelCall } from "../generation/model-call.ts";
import type { Hit } from "../knowledge/search.ts";
import type { Place } from "../mail/mailbox.ts";
import type { OwnServer } from "../mail/authentication.ts";
import type { Correspondence } from "../mail/loop.ts";
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
> & {
  /** The address that its Reply-To names, where it names one. */
  readonly replyTo?: string | null;
  /** What the message refers to, nearest last. */
  readonly references?: readonly string[];
  /** The ticket of the thread it belongs to. */
  readonly ticket?: string;
  /** See `mail/subject`. */
  readonly baseSubject?: string;
  /** See `mail/loop`. */
  readonly sketch?: readonly string[];
  /** What the mail gave of its sender's own: order numbers, names, addresses. Needs `threadId` to be known. */
  readonly values?: readonly string[];
};

export interface StageRun {
  readonly stage: string;
  /** What the stage found, as JSON. */
  readonly outcome: unknown;
  /** Versions of whatever took part: smb, writer, embedder. */
  readonly versions: Readonly<Record<string, string>>;
  readonly startedAt: Date;
  readonly milliseconds: number;
  /** What a model was asked meanwhile. */
  readonly calls: readonly ModelCall[];
}

export interface NewDraft extends Draft {
  readonly sources: readonly Hit[];
  readonly confidence: number;
  readonly decision: Decision;
  readonly reasons: readonly string[];
  readonly writer: string;
  /** What the confidence was computed from; drafts of older versions have none. */
  readonly signals?: Signals | null;
  /** What the mail is about, by its triage. */
  readonly intent?: string | null;
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
  /** What the message asks that the knowledge does not answer, in place of what it left open before. */
  readonly openAsks?: readonly NewOpenAsk[];
  /** Ids of waiting messages that the reply to this one answers too: `joined` from now on. */
  readonly joins?: readonly string[];
  /** The message is a colleague's answer to those with these Message-IDs: what waits of them is `answered`. */
  readonly answers?: Answer;
  /** The message tells that the reply to another one did not arrive. */
  readonly bounces?: { readonly repliesTo: string; readonly reason: string };
}

/** An answer that somebody gave outside of smb. */
export interface Answer {
  /** The Message-IDs that it answers. */
  readonly messageIds: readonly string[];
  /** To whom it went: a note to somebody else about a customer's mail is no answer to him. */
  readonly recipients: readonly string[];
  readonly reason: string;
}

/** By what a message may belong to a thread. */
export interface ThreadQuery {
  /** Its own Message-ID: a mail of the thread may have named it before it came. */
  readonly messageId: string | null;
  /** The Message-IDs that it names. */
  readonly references: readonly string[];
  /** Those of them that are replies of ours by their token, with the message on record that each answers. */
  readonly ours: readonly { readonly messageId: string; readonly repliesTo: string }[];
  readonly tickets: readonly string[];
  /** Where the subject counts: the base subject, and since when the sender may have written under it. */
  readonly subject: { readonly base: string; readonly sender: string; readonly since: Date } | null;
}

/** How a bounce may be joined to a reply of ours. */
export interface BounceQuery {
  /** Message-IDs that the bounce names. */
  readonly messageIds: readonly string[];
  /** Addresses that it says could not be reached. */
  readonly recipients: readonly string[];
  /** A recipient alone counts for replies since then. */
  readonly since: Date;
}

export interface MessageStore {
  /** Puts on record how far a folder beside the mailbox (Sent) was read; `cursor` gives it back. */
  setCursor(folder: string, cursor: string): Promise<void>;
  /** The secret of this home, made at the first question. */
  tokenKey(randomBytes: (size: number) => Uint8Array): Promise<Uint8Array>;
  /** True the first time that it is asked in this home: what is to be told once. */
  firstTime(what: "told_no_writer"): Promise<boolean>;
  /** The mailbox's receiving server, as learned; null where it is not known. */
  server(mailbox: string): Promise<OwnServer | null>;
  setServer(mailbox: string, server: OwnServer): Promise<void>;
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
  /**
   * Writes the stage's outcome and the new state in one transaction, with what that means for others. Null, and nothing
   * written, where the record was not in `from` any more or one of `joins` waits no more; else the ids of the other messages
   * whose state changed.
   */
  commit(commit: StageCommit): Promise<readonly string[] | null>;
  /** The threads to which such a message may belong, with everybody who took part in them. */
  threadsOf(query: ThreadQuery): Promise<readonly ThreadCandidate[]>;
  /** Those of these Message-IDs that our own replies carry. */
  ownMessageIds(messageIds: readonly string[]): Promise<readonly string[]>;
  /** Messages of this sender in this thread that wait for a person, oldest first: a burst is answered once. */
  waitingFrom(sender: string, threadId: string, limit: number): Promise<readonly string[]>;
  /** The messages that were joined to this one, oldest first. */
  joinedTo(id: string): Promise<readonly string[]>;
  /** The reply of ours that a bounce is about; by its Message-ID, else by its recipient where only one fits. */
  bouncedReply(
    query: BounceQuery,
  ): Promise<{ readonly repliesTo: string; readonly by: "message-id" | "recipient" } | null>;
  /** What waits for such an answer becomes `answered`, its draft is withdrawn; gives the ids. */
  answeredElsewhere(answer: Answer): Promise<readonly string[]>;
  /** What went back and forth with a sender since a moment, this message aside. */
  correspondence(query: {
    readonly id: string;
    readonly sender: string;
    readonly threadId: string;
    readonly sketch: readonly string[];
    readonly baseSubject: string;
    readonly since: Date;
  }): Promise<Correspondence>;
  /** Those of these values that mails of other threads gave, and none of this thread's. */
  valuesElsewhere(values: readonly string[], threadId: string): Promise<readonly string[]>;
  /** Forgets what models were asked and said before a moment; gives how many calls that were. */
  forgetCalls(before: Date): Promise<number>;
  /**
   * Takes a message that waits, or that was put aside, ignored or rejected, back to the start of its road: its draft is
   * withdrawn, and what was joined to it waits again. False where it is not such a message, or has a reply in the outbox.
   */
  restart(id: string): Promise<boolean>;
  openDraft(id: string): Promise<StoredDraft | null>;
  /** Ids of the messages in review whose draft is to go out without a person, oldest first. */
  automatic(): Promise<readonly string[]>;
  /** An `auto` draft is one to review after all; false where it is not open or not `auto` any more. */
  leaveToPerson(draftId: string, reasons: readonly string[]): Promise<boolean>;
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
