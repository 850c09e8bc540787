/** Adapter: what was decided about drafts, and drafts that may go out by themselves, in SQLite. */
import { readSignals } from "../answer/confidence.ts";
import type { DecidedDraft, DecisionLog } from "../feedback/decisions.ts";
import type { MessageStore } from "../pipeline/message-store.ts";
import type { Database } from "./database.ts";
import type { DecisionTable, DraftTable } from "./schema.ts";

/** Of a home that has decided for years, the newest so many are read. */
export const READ = 10_000;

export const decisionLog = (db: Database): DecisionLog => ({
  newest: () => db.read(() => newestDecision(db)),
  decidedAfter: (number) =>
    db.read(() =>
      db
        .statement<[number, number], DecidedRow>(DECIDED_SQL)
        .all(number, newestDecision(db) - READ)
        .map(toDecided),
    ),
});

export const newestDecision = (db: Database): number =>
  db.statement<[], { newest: number | null }>("select max(number) as newest from decision").get()?.newest ??
  0;

export const DECIDED_SQL = `
  select decision.number as number, draft.number as draft, intent, writer, confidence, decision, signals, verdict,
    edit_distance, decided_at,
    case when verdict = 'edited' then draft.text end as text,
    case when verdict = 'edited' then final_text end as final_text
  from decision join draft on draft.number = decision.draft
  where decision.number > max(?, ?) and signals is not null
  order by decision.number`;

export interface DecidedRow {
  readonly number: number;
  readonly draft: number;
  readonly intent: string | null;
  readonly writer: string;
  readonly confidence: number;
  readonly decision: DraftTable["decision"];
  readonly signals: string;
  readonly verdict: DecisionTable["verdict"];
  readonly edit_distance: number | null;
  readonly decided_at: number;
  readonly text: string | null;
  readonly final_text: string | null;
}

export const toDecided = (row: DecidedRow): DecidedDraft => ({
  number: row.number,
  draftId: String(row.draft),
  intent: row.intent,
  writer: row.writer,
  confidence: row.confidence,
  isHeld: row.decision === "hold",
  signals: readSignals(JSON.parse(row.signals) as Record<string, unknown>),
  verdict: row.verdict,
  editDistance: row.edit_distance,
  draft: row.text,
  final: row.final_text,
  decidedAt: new Date(row.decided_at),
});

export const automaticDrafts = (db: Database): Pick<MessageStore, "automatic" | "leaveToPerson"> => ({
  automatic: () =>
    db.read(() =>
      db
        .statement<[], { id: string }>(
          `select message.id as id from message join draft on draft.message_id = message.id
           where message.state = 'review' and draft.state = 'open' and decision = 'auto'
           order by message.arrived_at, message.number`,
        )
        .all()
        .map(({ id }) => id),
    ),

  leaveToPerson: (draftId, reasons) =>
    db.write(() => {
      const told = JSON.stringify(reasons);
      const draft = db
        .statement<[string, number], { message_id: string }>(
          `update draft set decision = 'review', reasons = ?
           where number = ? and state = 'open' and decision = 'auto' returning message_id`,
        )
        .get(told, Number(draftId));
      if (draft === undefined) return false;
      db.statement<[string, string]>("update message set reasons = ? where id = ? and state = 'review'").run(
        told,
        draft.message_id,
      );
      return true;
    }),
});
