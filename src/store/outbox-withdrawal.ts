/** An automatic reply that must not go out after all, taken back while it is queued. */
import type { Outbox } from "../outbox/outbox.ts";
import type { Database } from "./database.ts";

export const outboxWithdrawal = (db: Database): Pick<Outbox, "withdrawAutomatic"> => ({
  withdrawAutomatic: (id, reasons) => db.write(() => withdrawQueued(db, id, reasons)),
});

/**
 * Inside a transaction: stops an automatic reply that is queued, and leaves its message to a person. False, with nothing
 * written, where it is no such reply, or is being sent already.
 */
export function withdrawQueued(db: Database, id: string, reasons: readonly string[]): boolean {
  const removed = db.statement<[string], { draft: number | null }>(REMOVE_UNTRIED_SQL).get(id);
  if (removed === undefined) return stopTried(db, id, reasons);
  db.statement<[number | null]>("update draft set state = 'replaced' where number = ?").run(removed.draft);
  moveMessage(db, id, "hold", reasons);
  return true;
}

/**
 * Only of an entry that was never tried can the row go, and another reply be written. A retry that a person asked for sets
 * the attempts of an uncertain entry back to 0, but leaves its words in `detail`: those bytes may have arrived.
 */
const REMOVE_UNTRIED_SQL = `
  delete from outbox
  where replies_to = ? and automatic = 1 and state = 'queued' and phase is null and attempts = 0 and detail is null
  returning draft`;

/** One that was tried keeps its row: no earlier attempt can be ruled out for ever, so a person decides about it. */
function stopTried(db: Database, id: string, reasons: readonly string[]): boolean {
  const stopped = db
    .statement<[string, string]>(
      `update outbox set state = 'failed', detail = ?, next_attempt_at = null
       where replies_to = ? and automatic = 1 and state = 'queued'`,
    )
    .run(reasons.join("; "), id);
  if (stopped.changes === 0) return false;
  moveMessage(db, id, "failed", reasons);
  return true;
}

const moveMessage = (
  db: Database,
  id: string,
  state: "hold" | "failed",
  reasons: readonly string[],
): void => {
  db.statement<[string, string, string]>("update message set state = ?, reasons = ? where id = ?").run(
    state,
    JSON.stringify(reasons),
    id,
  );
};
