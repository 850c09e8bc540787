/** The tables as Kysely sees them. Times are integer milliseconds since 1970; lists and objects are JSON text. */
import type { Generated } from "kysely";
import type { Decision } from "../answer/draft.ts";
import type { SendPhase } from "../mail/sender.ts";
import type { DeliveryState, ReviewDecision } from "../outbox/outbox.ts";
import type { StoredDraft } from "../pipeline/message-store.ts";
import type { State } from "../pipeline/state.ts";

/** The newest migration's number. Stands here so that a start with an up-to-date database loads no migration. */
export const schemaVersion = 5;

/** `PRAGMA application_id` of our files ("smb!"): tells another program's database from an old one of ours. */
export const applicationId = 0x736d6221;

interface MailboxTable {
  name: string;
  since: number | null;
  cursor: string | null;
  /** The owner's receiving server, as learned from its mail (`OwnServer`). */
  server: Generated<string | null>;
}

export interface ThreadTable {
  id: string;
  subject: string;
  created_at: number;
  ticket: Generated<string | null>;
}

export interface MessageTable {
  number: Generated<number>;
  id: string;
  mailbox: string;
  state: State;
  reasons: Generated<string>;
  /** The Message-ID header. */
  message_id: string | null;
  from_name: string | null;
  from_address: string | null;
  subject: Generated<string>;
  date: string | null;
  arrived_at: number;
  thread_id: string | null;
  verdict: string | null;
  intent: string | null;
  language: string | null;
  joined_to: Generated<string | null>;
  reply_to: Generated<string | null>;
  /** The subject without prefixes and ticket, in lower case. */
  base_subject: Generated<string | null>;
}

interface MessageReferenceTable {
  /** A Message-ID. */
  reference: string;
  message_id: string;
}

interface MessageRawTable {
  message_id: string;
  bytes: Uint8Array;
}

interface PlaceTable {
  mailbox: string;
  folder: string;
  uid_validity: string;
  uid: string;
  message_id: string;
}

interface StageRunTable {
  number: Generated<number>;
  message_id: string;
  stage: string;
  outcome: string;
  versions: string;
  /** Where the stage led, and why. */
  state: State;
  reasons: string;
  started_at: number;
  milliseconds: number;
}

export interface DraftTable {
  number: Generated<number>;
  message_id: string;
  state: StoredDraft["state"];
  text: string;
  claims: string;
  sources: string;
  confidence: number;
  decision: Decision;
  reasons: string;
  writer: string;
  created_at: number;
  signals: Generated<string | null>;
  intent: Generated<string | null>;
}

interface ModelCallTable {
  number: Generated<number>;
  message_id: string;
  run: number;
  started_at: number;
  milliseconds: number;
  model: string;
  purpose: string;
  prompt: string;
  passages: string;
  parameters: string;
  input_hash: string;
  output: string | null;
  finish: string | null;
  usage: string | null;
  failure: string | null;
}

interface IntentLabelTable {
  message_id: string;
  intents: string;
  labelled_at: number;
}

interface OpenAskTable {
  number: Generated<number>;
  message_id: string;
  ask: string;
  vector: Uint8Array | null;
  asked_at: number;
}

interface ThreadValueTable {
  value: string;
  thread_id: string;
}

export interface DecisionTable {
  number: Generated<number>;
  message_id: string;
  draft: number | null;
  verdict: ReviewDecision["verdict"];
  final_text: string | null;
  edit_distance: number | null;
  reason: string | null;
  decided_at: number;
}

export interface OutboxTable {
  number: Generated<number>;
  replies_to: string;
  draft: number | null;
  /** The Message-ID header of the reply. */
  message_id: string;
  envelope_from: string;
  envelope_to: string;
  subject: string;
  state: DeliveryState;
  phase: SendPhase | null;
  attempts: Generated<number>;
  detail: string | null;
  created_at: number;
  next_attempt_at: number | null;
  sent_at: number | null;
  copied_at: number | null;
  raw: Uint8Array;
  /** 1: sent without a person. */
  automatic: Generated<number>;
}

interface SpamWordTable {
  word: string;
  spam: number;
  ham: number;
}

interface SpamMailTable {
  /** The identity of the mail. */
  message_id: string;
  label: "spam" | "ham";
}

interface SourceTable {
  number: Generated<number>;
  name: string;
  root: string;
  /** Empty while a pass over the source has not ended. */
  hash: string;
}

interface LearnedTable {
  name: string;
  version: number;
  knowledge: number;
  data: Buffer;
}

interface RecordTable {
  number: Generated<number>;
  source: number;
  /** The id as the source gives it. */
  own_id: string;
  /** The id as everybody else sees it: the same, with a prefix where another record holds that. */
  id: string;
  kind: string;
  title: string;
  url: string | null;
  tags: string;
  refs: string;
  language: string | null;
  date: string | null;
  hash: string;
}

interface PassageTable {
  /** The rowid of `passage_fts` and `passage_vector` too. */
  number: Generated<number>;
  record: number;
  id: string;
  question: string | null;
  title: string;
  text: string;
  place: string;
}

interface ErratumTable {
  id: string;
  question: string;
  answer: string;
  language: string | null;
  created_at: number;
  also: Generated<string>;
  named: Generated<string>;
  wrong: Generated<string>;
}

interface ContradictionTable {
  /** The passage's id. */
  passage: string;
  erratum: string;
  /** Of the text that was judged. */
  hash: string;
  /** 1: all that the passage says. */
  whole: number;
  sentences: string;
}

export interface MetaTable {
  key: "token_key" | "knowledge_version" | "text_analysis" | "told_no_writer";
  value: string;
}

export interface Schema {
  mailbox: MailboxTable;
  thread: ThreadTable;
  message: MessageTable;
  message_raw: MessageRawTable;
  message_reference: MessageReferenceTable;
  place: PlaceTable;
  stage_run: StageRunTable;
  draft: DraftTable;
  decision: DecisionTable;
  outbox: OutboxTable;
  source: SourceTable;
  record: RecordTable;
  passage: PassageTable;
  erratum: ErratumTable;
  contradiction: ContradictionTable;
  meta: MetaTable;
  learned: LearnedTable;
  spam_word: SpamWordTable;
  spam_mail: SpamMailTable;
  model_call: ModelCallTable;
  intent_label: IntentLabelTable;
  open_ask: OpenAskTable;
  thread_value: ThreadValueTable;
}
