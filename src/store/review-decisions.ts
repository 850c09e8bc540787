/** What a person decided about a message, on record all at once or not at all. */
import type { Outbox, ReviewDecision } from "../outbox/outbox.ts";
import type { StoredDraft } from "../pipeline/message-store.ts";
import type { State } from "../pipeline/state.ts";
import type { Database } from "./database.ts";
import { newestDecision } from "./evidence.ts";
import { lastWasAutomatic } from "./message-correspondence.ts";
import { reopenJoined } from "./message-endings.ts";
import { withdrawQueued } from "./outbox-withdrawal.ts";

/** The states in which a message waits for a person. */
const waiting: readonly State[] = ["review", "hold"];

export const reviewDecisions = (db: Database): Pick<Outbox, "approve" | "reject" | "callWrong"> => ({
  approve: (approval) =>
    db.write(() => {
      const { repliesTo, draftId, decision, envelope, decidedUntil } = approval;
      if (hasEntry(db, repliesTo)) return false;
      if (approval.automatic && lastWasAutomatic(db, envelope.to, threadOf(db, repliesTo))) return false;
      if (decidedUntil !== undefined && newestDecision(db) > decidedUntil) return false;
      // A reply that was written from nothing stands in the place of the draft that was there.
      const draftState = draftId === null ? "replaced" : "approved";
      if (!decide(db, { repliesTo, draftId, decision, state: "queued", draftState })) return false;
      db.run(
        db.query.insertInto("outbox").values({
          replies_to: repliesTo,
          draft: toNumber(draftId),
          message_id: approval.messageId,
          envelope_from: envelope.from,
          envelope_to: envelope.to,
          subject: approval.subject,
          state: "queued",
          created_at: decision.decidedAt.getTime(),
          raw: approval.raw,
          automatic: approval.automatic ? 1 : 0,
        }),
      );
      return true;
    }),

  reject: ({ repliesTo, draftId, decision }) =>
    db.write(() => {
      const verdict = { repliesTo, draftId, decision, state: "rejected", draftState: "rejected" } as const;
      const done = decide(db, verdict);
      if (done) reopenJoined(db, repliesTo, "was rejected");
      return done;
    }),

  callWrong: ({ repliesTo, reason, at }) =>
    db.write(() => {
      const outbox = db.query.selectFrom("outbox").select("draft").where("replies_to", "=", repliesTo);
      const entry = db.first(outbox);
      if (entry === undefined || lastVerdict(db, repliesTo) === "wrong") return false;
      const decision = {
        verdict: "wrong",
        finalText: null,
        editDistance: null,
        reason,
        decidedAt: at,
      } as const;
      insertDecision(db, { repliesTo, draft: entry.draft, decision });
      withdrawQueued(db, repliesTo, [
        "called wrong before it was sent",
        ...(reason === null ? [] : [reason]),
      ]);
      return true;
    }),
});

interface Verdict {
  readonly repliesTo: string;
  readonly draftId: string | null;
  readonly decision: ReviewDecision;
  readonly state: State;
  readonly draftState: StoredDraft["state"];
}

/** False, with nothing written, where the message waits no more or the draft that was judged is not its open one. */
function decide(db: Database, { repliesTo, draftId, decision, state, draftState }: Verdict): boolean {
  const message = db.query.selectFrom("message").select("id").where("id", "=", repliesTo);
  if (!db.first(message.where("state", "in", waiting))) return false;
  const open = db.first(
    db.query
      .selectFrom("draft")
      .select("number")
      .where("message_id", "=", repliesTo)
      .where("state", "=", "open"),
  );
  if (draftId !== null && open?.number !== toNumber(draftId)) return false;
  if (open) {
    const draft = db.query.updateTable("draft").where("number", "=", open.number);
    db.run(draft.set({ state: draftState }));
  }
  const reasons = decision.reason === null ? [decision.verdict] : [decision.verdict, decision.reason];
  db.run(
    db.query
      .updateTable("message")
      .set({ state, reasons: JSON.stringify(reasons) })
      .where("id", "=", repliesTo),
  );
  insertDecision(db, { repliesTo, draft: toNumber(draftId), decision });
  return true;
}

interface NewDecision {
  readonly repliesTo: string;
  readonly draft: number | null;
  readonly decision: ReviewDecision;
}

const insertDecision = (db: Database, { repliesTo, draft, decision }: NewDecision): void => {
  db.run(
    db.query.insertInto("decision").values({
      message_id: repliesTo,
      draft,
      verdict: decision.verdict,
      final_text: decision.finalText,
      edit_distance: decision.editDistance,
      reason: decision.reason,
      decided_at: decision.decidedAt.getTime(),
    }),
  );
};

const hasEntry = (db: Database, repliesTo: string): boolean =>
  db.first(db.query.selectFrom("outbox").select("number").where("replies_to", "=", repliesTo)) !== undefined;

/** A reply that was called wrong before it went out may be followed by another one, to be called wrong in its turn. */
const lastVerdict = (db: Database, id: string): ReviewDecision["verdict"] | undefined => {
  const decisions = db.query.selectFrom("decision").select("verdict").where("message_id", "=", id);
  return db.first(decisions.orderBy("number", "desc").limit(1))?.verdict;
};

const threadOf = (db: Database, id: string): string | null =>
  db.first(db.query.selectFrom("message").select("thread_id").where("id", "=", id))?.thread_id ?? null;

const toNumber = (id: string | null): number | null => (id === null ? null : Number(id));
