/** Messages one by one and in lists. */
import type { Selectable } from "kysely";
import type { MessageRecord, MessageStore } from "../pipeline/message-store.ts";
import { openStates } from "../pipeline/state.ts";
import type { Database } from "./database.ts";
import type { MessageTable } from "./schema.ts";

type Lists = Pick<MessageStore, "open" | "find" | "idsLike" | "list" | "countByState" | "raw">;

export const messageLists = (db: Database): Lists => ({
  open: () =>
    db.read(() => {
      const messages = db.query.selectFrom("message").select("id").where("state", "in", openStates);
      return db.all(messages.orderBy("arrived_at").orderBy("number")).map(({ id }) => id);
    }),

  find: (id) =>
    db.read(() => {
      const row = db.first(db.query.selectFrom("message").selectAll().where("id", "=", id));
      return row ? toRecord(row) : null;
    }),

  idsLike: (prefix) =>
    db.read(() => {
      const ids = db.query.selectFrom("message").select("id").where("id", ">=", prefix);
      return db.all(ids.where("id", "<", `${prefix}\u{10ffff}`).orderBy("id").limit(2)).map(({ id }) => id);
    }),

  list: ({ states, limit }) =>
    db.read(() => {
      const newest = db.query
        .selectFrom("message")
        .selectAll()
        .orderBy("arrived_at", "desc")
        .orderBy("number", "desc")
        .limit(limit);
      return db.all(states ? newest.where("state", "in", states) : newest).map(toRecord);
    }),

  countByState: () =>
    db.read(() => {
      const counts = db.query
        .selectFrom("message")
        .select(({ fn }) => ["state", fn.countAll<number>().as("count")])
        .groupBy("state");
      return new Map(db.all(counts).map(({ state, count }) => [state, count]));
    }),

  raw: (id) =>
    db.read(() => {
      const raw = db.query.selectFrom("message_raw").select("bytes").where("message_id", "=", id);
      return db.first(raw)?.bytes ?? null;
    }),
});

const toRecord = (row: Selectable<MessageTable>): MessageRecord => ({
  id: row.id,
  mailbox: row.mailbox,
  state: row.state,
  reasons: JSON.parse(row.reasons) as string[],
  messageId: row.message_id,
  from: row.from_address === null ? null : { name: row.from_name ?? "", address: row.from_address },
  subject: row.subject,
  date: row.date,
  arrivedAt: new Date(row.arrived_at),
  threadId: row.thread_id,
  verdict: row.verdict,
  intent: row.intent,
  language: row.language,
});
