/** How one message ends the wait of another: a later mail of a burst, a colleague's answer, a bounce. */
import type { Answer, MessageStore, StageCommit } from "../pipeline/message-store.ts";
import type { State } from "../pipeline/state.ts";
import type { Database } from "./database.ts";

export const messageEndings = (db: Database): Pick<MessageStore, "answeredElsewhere" | "restart"> => ({
  answeredElsewhere: (given) => db.write(() => answer(db, given)),
  restart: (id) => db.write(() => restart(db, id)),
});

function restart(db: Database, id: string): boolean {
  const moved = db
    .statement<[string, string]>(
      `update message set state = 'received', reasons = ? where id = ?
       and state in ('hold', 'review', 'quarantined', 'ignored', 'rejected')
       and not exists (select 1 from outbox where replies_to = message.id)`,
    )
    .run(JSON.stringify(["was taken back to the start of its road"]), id);
  if (moved.changes === 0) return false;
  withdrawDraft(db, id);
  reopenJoined(db, id, "was started again");
  return true;
}

/** Whether all that a stage's commit joins still waits. */
export const joinsWait = (db: Database, { joins = [] }: StageCommit): boolean =>
  joins.every(
    (id) =>
      db
        .statement<[string]>("select 1 from message where id = ? and state in ('review', 'hold', 'joined')")
        .get(id) !== undefined,
  );

/** What a stage's commit says of other messages, inside its transaction; gives the ids of those whose state changed. */
export function endOthers(db: Database, { id, to, joins, answers, bounces }: StageCommit): string[] {
  const ended = (joins ?? []).filter((earlier) => end(db, earlier, "joined", `answered together with ${id}`));
  // What was joined to the earlier ones goes along.
  for (const earlier of joins ?? [])
    db.statement<[string, string, string]>(
      "update message set joined_to = ? where (id = ? or joined_to = ?) and state = 'joined'",
    ).run(id, earlier, earlier);
  if (answers) ended.push(...answer(db, answers));
  if (bounces && bounce(db, bounces.repliesTo, bounces.reason)) ended.push(bounces.repliesTo);
  if (to === "quarantined") ended.push(...reopenJoined(db, id, "was put aside"));
  return ended;
}

/** What was joined to a message that is not answered after all waits again: nobody's mail goes down with another one. */
export function reopenJoined(db: Database, id: string, why: string): string[] {
  const reason = `was to be answered together with ${id}, which ${why}`;
  return db
    .statement<[string, string], { id: string }>(
      `update message set state = 'hold', reasons = ?, joined_to = null where joined_to = ? and state = 'joined'
       returning id`,
    )
    .all(JSON.stringify([reason]), id)
    .map((row) => row.id);
}

function answer(db: Database, { messageIds, recipients, reason }: Answer): string[] {
  const waiting = db
    .statement<[string, string], { id: string }>(waitingSql)
    .all(JSON.stringify(messageIds), JSON.stringify(recipients.map((address) => address.toLowerCase())))
    .map(({ id }) => id);
  return waiting.filter((id) => end(db, id, "answered", reason));
}

/** Open ones too: a colleague may be faster than the road. Of a burst, the mail whose reply answers it all. */
const waitingSql = `
  select waiting.id from json_each(?) join message on message.message_id = value
    join message as waiting on waiting.id = coalesce(message.joined_to, message.id)
  where waiting.state in ('received', 'screened', 'triaged', 'retrieved', 'drafted', 'review', 'hold')
    and exists (
      select 1 from json_each(?) as recipient
      where recipient.value in (lower(message.from_address), lower(message.reply_to))
    )`;

/** Ends a wait and withdraws the draft; false where the message waits no more. */
function end(db: Database, id: string, state: State, reason: string): boolean {
  const ended = db
    .statement<[string, string, string]>(
      `update message set state = ?, reasons = ? where id = ?
       and state in ('received', 'screened', 'triaged', 'retrieved', 'drafted', 'review', 'hold')`,
    )
    .run(state, JSON.stringify([reason]), id);
  if (ended.changes === 0) return false;
  withdrawDraft(db, id);
  return true;
}

function withdrawDraft(db: Database, id: string): void {
  db.statement<[string]>("update draft set state = 'replaced' where message_id = ? and state = 'open'").run(
    id,
  );
}

/** A reply that the server took and that came back did not arrive. False where it was not on its way. */
function bounce(db: Database, repliesTo: string, reason: string): boolean {
  const bounced = db
    .statement<[string, string]>(
      "update outbox set state = 'failed', detail = ? where replies_to = ? and state in ('sent', 'uncertain')",
    )
    .run(reason, repliesTo);
  if (bounced.changes > 0)
    db.statement<[string, string]>("update message set state = 'failed', reasons = ? where id = ?").run(
      JSON.stringify([reason]),
      repliesTo,
    );
  return bounced.changes > 0;
}
