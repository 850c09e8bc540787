/** An entry on its way out: each step is on disk before the next one is taken. */
import { type Updateable } from "kysely";
import type { DeliveryState, Outbox, Settlement } from "../outbox/outbox.ts";
import type { Database } from "./database.ts";
import { entryColumns, toEntry } from "./outbox-entry.ts";
import type { OutboxTable } from "./schema.ts";

type Delivery = Pick<Outbox, "nextDue" | "claim" | "enterData" | "settle" | "resolve" | "markCopied">;

export const outboxDelivery = (db: Database): Delivery => ({
  nextDue: () =>
    db.read(() => {
      const queued = db.query.selectFrom("outbox").where("state", "=", "queued");
      const due = queued.select(({ fn }) => fn.min(fn.coalesce("next_attempt_at", "created_at")).as("at"));
      const at = db.first(due)?.at ?? null;
      return at === null ? null : new Date(at);
    }),

  claim: (now) =>
    db.write(() => {
      const due = db.query
        .selectFrom("outbox")
        .select("number")
        .where("state", "=", "queued")
        .where((is) => is.or([is("next_attempt_at", "is", null), is("next_attempt_at", "<=", now.getTime())]))
        .orderBy("created_at")
        .orderBy("number")
        .limit(1);
      const row = db.first(
        db.query
          .updateTable("outbox")
          .set((is) => ({
            state: "sending",
            phase: "connect",
            attempts: is("attempts", "+", 1),
            next_attempt_at: null,
          }))
          .where("number", "=", due)
          .returning(entryColumns),
      );
      return row ? toEntry(row) : null;
    }),

  enterData: (id) =>
    db.write(() => {
      const sending = db.query
        .updateTable("outbox")
        .where("replies_to", "=", id)
        .where("state", "=", "sending");
      // Whoever lost the entry must not send it: a rejection stops the transmission.
      if (db.run(sending.set({ phase: "data" })) === 0) throw notIn("sending", id);
    }),

  settle: (id, result) =>
    db.write(() => {
      if (!settleFrom(db, id, ["sending"], result)) throw notIn("sending", id);
    }),

  resolve: (id, result) =>
    db.write(() => {
      if (!settleFrom(db, id, ["uncertain", "failed"], result)) return false;
      // A person's retry begins anew: one more broken line is not the last attempt.
      if (result.state === "queued")
        db.run(db.query.updateTable("outbox").set({ attempts: 0 }).where("replies_to", "=", id));
      return true;
    }),

  markCopied: (id, at) =>
    db.write(() => {
      const entry = db.query.updateTable("outbox").where("replies_to", "=", id);
      db.run(entry.set({ copied_at: at.getTime() }));
    }),
});

function settleFrom(db: Database, id: string, from: readonly DeliveryState[], result: Settlement): boolean {
  const settled = db.first(
    db.query
      .updateTable("outbox")
      .set(columnsOf(result))
      .where("replies_to", "=", id)
      .where("state", "in", from)
      .returning("replies_to"),
  );
  if (!settled) return false;
  db.run(
    db.query
      .updateTable("message")
      .set({ state: result.state, reasons: JSON.stringify([result.detail]) })
      .where("id", "=", settled.replies_to),
  );
  return true;
}

const columnsOf = (result: Settlement): Updateable<OutboxTable> => ({
  state: result.state,
  detail: result.detail,
  next_attempt_at: result.state === "queued" ? result.nextAttemptAt.getTime() : null,
  ...(result.state === "sent" && { sent_at: result.at.getTime() }),
  // An uncertain one keeps its phase: how far it went is what the person wants to know.
  ...(result.state !== "uncertain" && { phase: null }),
});

const notIn = (state: DeliveryState, id: string): Error => new Error(`outbox entry ${id} is not ${state}`);
