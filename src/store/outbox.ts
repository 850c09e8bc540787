/** Adapter: the outbox, in SQLite. */
import type { Outbox } from "../outbox/outbox.ts";
import type { Database } from "./database.ts";
import { outboxDelivery } from "./outbox-delivery.ts";
import { entryColumns, toEntry } from "./outbox-entry.ts";
import { outboxWithdrawal } from "./outbox-withdrawal.ts";
import { reviewDecisions } from "./review-decisions.ts";

export const outbox = (db: Database): Outbox => ({
  ...reviewDecisions(db),
  ...outboxLists(db),
  ...outboxDelivery(db),
  ...outboxWithdrawal(db),
});

type Lists = Pick<Outbox, "find" | "list" | "raw" | "countByState" | "withoutCopy">;

const outboxLists = (db: Database): Lists => ({
  find: (id) =>
    db.read(() => {
      const row = db.first(entries(db).where("replies_to", "=", id));
      return row ? toEntry(row) : null;
    }),

  list: ({ states, limit }) =>
    db.read(() => {
      const newest = entries(db).orderBy("created_at", "desc").orderBy("number", "desc").limit(limit);
      return db.all(states ? newest.where("state", "in", states) : newest).map(toEntry);
    }),

  raw: (id) =>
    db.read(() => {
      const row = db.first(db.query.selectFrom("outbox").select("raw").where("replies_to", "=", id));
      return row?.raw ?? null;
    }),

  countByState: () =>
    db.read(() => {
      const counts = db.query
        .selectFrom("outbox")
        .select(({ fn }) => ["state", fn.countAll<number>().as("count")])
        .groupBy("state");
      return new Map(db.all(counts).map(({ state, count }) => [state, count]));
    }),

  withoutCopy: (limit) =>
    db.read(() => {
      const sent = entries(db).where("state", "=", "sent").where("copied_at", "is", null);
      return db.all(sent.orderBy("created_at").orderBy("number").limit(limit)).map(toEntry);
    }),
});

const entries = (db: Database) => db.query.selectFrom("outbox").select(entryColumns);
