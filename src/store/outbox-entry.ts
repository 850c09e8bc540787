import type { Selectable } from "kysely";
import type { OutboxEntry } from "../outbox/outbox.ts";
import type { OutboxTable } from "./schema.ts";

/** All of an entry but its bytes, which only sending needs. */
export const entryColumns = [
  "number",
  "replies_to",
  "message_id",
  "envelope_from",
  "envelope_to",
  "subject",
  "state",
  "phase",
  "attempts",
  "detail",
  "created_at",
  "next_attempt_at",
  "sent_at",
  "copied_at",
  "automatic",
] as const satisfies readonly (keyof OutboxTable)[];

type EntryRow = Pick<Selectable<OutboxTable>, (typeof entryColumns)[number]>;

export const toEntry = (row: EntryRow): OutboxEntry => ({
  id: row.replies_to,
  repliesTo: row.replies_to,
  messageId: row.message_id,
  envelope: { from: row.envelope_from, to: row.envelope_to },
  subject: row.subject,
  state: row.state,
  phase: row.phase,
  attempts: row.attempts,
  detail: row.detail,
  createdAt: new Date(row.created_at),
  nextAttemptAt: toDate(row.next_attempt_at),
  sentAt: toDate(row.sent_at),
  copiedAt: toDate(row.copied_at),
  automatic: row.automatic === 1,
});

const toDate = (milliseconds: number | null): Date | null =>
  milliseconds === null ? null : new Date(milliseconds);
