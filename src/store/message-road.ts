/** A message's road: what each stage found, and where that led. */
import type { Insertable, Updateable } from "kysely";
import type { MessageFacts, MessageStore, NewDraft, StageCommit } from "../pipeline/message-store.ts";
import type { Database } from "./database.ts";
import { toDraft } from "./draft-row.ts";
import { endOthers, joinsWait } from "./message-endings.ts";
import { callsOf, insertCalls } from "./model-calls.ts";
import { rememberOpenAsks } from "./open-asks.ts";
import type { MessageTable, ThreadTable } from "./schema.ts";
import { rememberValues } from "./thread-values.ts";

type Road = Pick<MessageStore, "outcomes" | "runs" | "commit" | "openDraft">;

export const messageRoad = (db: Database): Road => ({
  outcomes: (id) =>
    db.read(() => {
      const runs = db.query.selectFrom("stage_run").select(["stage", "outcome"]).where("message_id", "=", id);
      const rows = db.all(runs.orderBy("number"));
      return new Map(rows.map(({ stage, outcome }) => [stage, JSON.parse(outcome) as unknown]));
    }),

  runs: (id) =>
    db.read(() => {
      const runs = db.query.selectFrom("stage_run").selectAll().where("message_id", "=", id);
      return db.all(runs.orderBy("number")).map((row) => ({
        stage: row.stage,
        outcome: JSON.parse(row.outcome) as unknown,
        versions: JSON.parse(row.versions) as Record<string, string>,
        startedAt: new Date(row.started_at),
        milliseconds: row.milliseconds,
        calls: callsOf(db, row.number),
      }));
    }),

  commit: (commit) =>
    db.write(() => {
      const { id, from, to, reasons, facts, draft } = commit;
      const known = db.query.selectFrom("message").select(["subject", "arrived_at", "thread_id"]);
      const message = db.first(known.where("id", "=", id).where("state", "=", from));
      if (!message || !joinsWait(db, commit)) return null;
      if (facts.threadId)
        ensureThread(db, {
          id: facts.threadId,
          subject: facts.subject ?? message.subject,
          created_at: message.arrived_at,
          ticket: facts.ticket ?? null,
        });
      rememberText(db, id, facts, message.arrived_at);
      db.run(
        db.query
          .updateTable("message")
          .set({ ...columnsOf(facts), state: to, reasons: JSON.stringify(reasons) })
          .where("id", "=", id),
      );
      insertCalls(db, { messageId: id, run: insertRun(db, commit) }, commit.run.calls);
      if (facts.values) rememberValues(db, facts.threadId ?? message.thread_id, facts.values);
      if (draft) replaceDraft(db, id, draft, endOf(commit));
      if (commit.openAsks) rememberOpenAsks(db, id, commit.openAsks, endOf(commit));
      return endOthers(db, commit);
    }),

  openDraft: (id) =>
    db.read(() => {
      const open = db.query.selectFrom("draft").selectAll().where("state", "=", "open");
      const row = db.first(open.where("message_id", "=", id));
      return row ? toDraft(row) : null;
    }),
});

/** By what a later mail may be found to belong to this one, or to say the same. */
function rememberText(
  db: Database,
  id: string,
  { sketch = [], references = [] }: MessageFacts,
  arrivedAt: number,
): void {
  const likeness = db.statement<[string, number, string]>(
    "insert or ignore into message_sketch values (?, ?, ?)",
  );
  for (const each of sketch) likeness.run(each, arrivedAt, id);
  const mention = db.statement<[string, string]>("insert or ignore into message_reference values (?, ?)");
  for (const reference of references) mention.run(reference, id);
}

const FACTS = {
  messageId: "message_id",
  subject: "subject",
  date: "date",
  threadId: "thread_id",
  verdict: "verdict",
  intent: "intent",
  language: "language",
  replyTo: "reply_to",
  baseSubject: "base_subject",
} as const satisfies Partial<Record<keyof MessageFacts, keyof MessageTable>>;

/** The given facts by column: a fact that is missing leaves its column as it is. */
const columnsOf = (facts: MessageFacts): Updateable<MessageTable> => {
  const names = Object.keys(FACTS) as (keyof typeof FACTS)[];
  const given = names.filter((name) => facts[name] !== undefined).map((name) => [FACTS[name], facts[name]]);
  const { from } = facts;
  const sender =
    from === undefined ? {} : { from_name: from?.name ?? null, from_address: from?.address ?? null };
  return { ...(Object.fromEntries(given) as Updateable<MessageTable>), ...sender };
};

function ensureThread(db: Database, thread: Insertable<ThreadTable>): void {
  db.run(
    db.query
      .insertInto("thread")
      .values(thread)
      // A thread from before there were tickets gets one with its next mail.
      .onConflict((conflict) =>
        conflict.column("id").doUpdateSet((is) => ({
          ticket: is.fn.coalesce("thread.ticket", is.ref("excluded.ticket")),
        })),
      ),
  );
}

/** Gives the run's number. */
function insertRun(db: Database, { id, to, reasons, run }: StageCommit): number {
  const inserted = db.first(
    db.query
      .insertInto("stage_run")
      .values({
        message_id: id,
        stage: run.stage,
        outcome: JSON.stringify(run.outcome ?? null),
        versions: JSON.stringify(run.versions),
        state: to,
        reasons: JSON.stringify(reasons),
        started_at: run.startedAt.getTime(),
        milliseconds: run.milliseconds,
      })
      .returning("number"),
  );
  if (inserted === undefined) throw new Error(`the run of ${run.stage} was not put on record`);
  return inserted.number;
}

function replaceDraft(db: Database, message_id: string, draft: NewDraft, created_at: number): void {
  const open = db.query.updateTable("draft").where("message_id", "=", message_id).where("state", "=", "open");
  db.run(open.set({ state: "replaced" }));
  db.run(
    db.query.insertInto("draft").values({
      message_id,
      state: "open",
      text: draft.text,
      claims: JSON.stringify(draft.claims),
      sources: JSON.stringify(draft.sources),
      confidence: draft.confidence,
      decision: draft.decision,
      reasons: JSON.stringify(draft.reasons),
      writer: draft.writer,
      created_at,
      signals: draft.signals ? JSON.stringify(draft.signals) : null,
      intent: draft.intent ?? null,
    }),
  );
}

const endOf = ({ run }: StageCommit): number => Math.round(run.startedAt.getTime() + run.milliseconds);
