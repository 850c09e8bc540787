/** A message's road: what each stage found, and where that led. */
import type { Updateable } from "kysely";
import type { MessageFacts, MessageStore, NewDraft, StageCommit } from "../pipeline/message-store.ts";
import type { Database } from "./database.ts";
import { toDraft } from "./draft-row.ts";
import type { MessageTable } from "./schema.ts";

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
      }));
    }),

  commit: (commit) =>
    db.write(() => {
      const { id, from, to, reasons, facts, draft } = commit;
      const known = db.query.selectFrom("message").select(["subject", "arrived_at"]);
      const message = db.first(known.where("id", "=", id).where("state", "=", from));
      if (!message) return false;
      if (facts.threadId)
        ensureThread(db, facts.threadId, facts.subject ?? message.subject, message.arrived_at);
      db.run(
        db.query
          .updateTable("message")
          .set({ ...columnsOf(facts), state: to, reasons: JSON.stringify(reasons) })
          .where("id", "=", id),
      );
      insertRun(db, commit);
      if (draft) replaceDraft(db, id, draft, endOf(commit));
      return true;
    }),

  openDraft: (id) =>
    db.read(() => {
      const open = db.query.selectFrom("draft").selectAll().where("state", "=", "open");
      const row = db.first(open.where("message_id", "=", id));
      return row ? toDraft(row) : null;
    }),
});

const columnsOf = (facts: MessageFacts): Updateable<MessageTable> => ({
  ...(facts.messageId !== undefined && { message_id: facts.messageId }),
  ...(facts.from !== undefined && {
    from_name: facts.from?.name ?? null,
    from_address: facts.from?.address ?? null,
  }),
  ...(facts.subject !== undefined && { subject: facts.subject }),
  ...(facts.date !== undefined && { date: facts.date }),
  ...(facts.threadId !== undefined && { thread_id: facts.threadId }),
  ...(facts.verdict !== undefined && { verdict: facts.verdict }),
  ...(facts.intent !== undefined && { intent: facts.intent }),
  ...(facts.language !== undefined && { language: facts.language }),
});

function ensureThread(db: Database, id: string, subject: string, created_at: number): void {
  db.run(
    db.query
      .insertInto("thread")
      .values({ id, subject, created_at })
      .onConflict((conflict) => conflict.column("id").doNothing()),
  );
}

function insertRun(db: Database, { id, to, reasons, run }: StageCommit): void {
  db.run(
    db.query.insertInto("stage_run").values({
      message_id: id,
      stage: run.stage,
      outcome: JSON.stringify(run.outcome ?? null),
      versions: JSON.stringify(run.versions),
      state: to,
      reasons: JSON.stringify(reasons),
      started_at: run.startedAt.getTime(),
      milliseconds: run.milliseconds,
    }),
  );
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
    }),
  );
}

const endOf = ({ run }: StageCommit): number => Math.round(run.startedAt.getTime() + run.milliseconds);
