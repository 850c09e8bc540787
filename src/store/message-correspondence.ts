/** What went back and forth with a sender: for the caps, and for the signs of a loop. */
import { NEAR } from "../mail/loop.ts";
import type { MessageStore } from "../pipeline/message-store.ts";
import type { Database } from "./database.ts";

type Contacts = Pick<MessageStore, "repliesSince" | "correspondence" | "bouncedReply">;

export const messageCorrespondence = (db: Database): Contacts => {
  const count = (sql: string, ...parameters: unknown[]): number =>
    db.statement<unknown[], { count: number }>(sql).get(...parameters)?.count ?? 0;
  return {
    repliesSince: ({ address, threadId, since }) =>
      db.read(() => {
        const from = since.getTime();
        return {
          all: count("select count(*) as count from outbox where created_at >= ?", from),
          toAddress: count(toAddressSql, address, from) + count(waitingForAddressSql, address),
          inThread:
            threadId === null ? 0 : count(inThreadSql, threadId, from) + count(waitingInThreadSql, threadId),
        };
      }),

    correspondence: ({ id, sender, threadId, sketch, baseSubject, since }) =>
      db.read(() => {
        const from = since.getTime();
        const sketches = JSON.stringify(sketch);
        const recent = db.statement<[number], { text: string }>(recentSql).all(from);
        const replies = db
          .statement<unknown[], { text: string; sentAt: number | null; automatic: number }>(repliesSql)
          .all(sender, threadId);
        return {
          sameTextAnswered: count(sameTextSql, sketches, from, NEAR, id, sender),
          sameTextElsewhere: count(elsewhereSql, sketches, from, NEAR, sender),
          recentReplies: recent.map(({ text }) => text),
          sameSubjectReplies: baseSubject === "" ? 0 : count(sameSubjectSql, sender, from, baseSubject),
          replies: replies.map(({ text, sentAt, automatic }) => ({
            text,
            automatic: automatic === 1,
            sentAt: sentAt === null ? null : new Date(sentAt),
          })),
        };
      }),

    bouncedReply: ({ messageIds, recipients, since }) =>
      db.read(() => {
        const named = db.statement<[string], { id: string }>(bouncedIdSql).get(JSON.stringify(messageIds));
        if (named) return { repliesTo: named.id, by: "message-id" };
        const reached = db
          .statement<[string, number], { id: string }>(bouncedRecipientSql)
          .all(JSON.stringify(recipients), since.getTime());
        const [only, ...others] = reached;
        return only && others.length === 0 ? { repliesTo: only.id, by: "recipient" } : null;
      }),
  };
};

/** Whether the last reply to this address, or the last in this thread, went out without a person. */
export const lastWasAutomatic = (db: Database, address: string, threadId: string | null): boolean => {
  const last = (sql: string, value: string | null): boolean =>
    db.statement<[string | null], { automatic: number }>(sql).get(value)?.automatic === 1;
  return last(lastToAddressSql, address) || last(lastInThreadSql, threadId);
};

const toAddressSql =
  "select count(*) as count from outbox where lower(envelope_to) = lower(?) and created_at >= ?";

// A draft that waits for approval is a reply to come: a flood is to end before it is approved, not after.
const waitingForAddressSql =
  "select count(*) as count from message where state = 'review' and lower(from_address) = lower(?)";

const waitingInThreadSql = "select count(*) as count from message where state = 'review' and thread_id = ?";

const inThreadSql = `
  select count(*) as count from message join outbox on outbox.replies_to = message.id
  where message.thread_id = ? and outbox.created_at >= ?`;

// By number: a clock that went back must not hide the last one.
const lastToAddressSql =
  "select automatic from outbox where lower(envelope_to) = lower(?) order by number desc limit 1";

const lastInThreadSql = `
  select automatic from outbox join message on message.id = outbox.replies_to
  where message.thread_id = ? order by outbox.number desc limit 1`;

/** Messages that share at least so many sketches with the one that is asked for. */
const nearSql = `
  with near as (
    select message_id as id from message_sketch
    where sketch in (select value from json_each(?)) and arrived_at >= ?
    group by message_id having count(*) >= ?
  )`;

const sameTextSql = `${nearSql}
  select count(*) as count from near join message on message.id = near.id
    join outbox on outbox.replies_to = message.id
  where message.id <> ? and lower(from_address) = lower(?)`;

const elsewhereSql = `${nearSql}
  select count(distinct lower(from_address)) as count from near join message on message.id = near.id
  where lower(from_address) <> lower(?)`;

const recentSql = `
  select decision.final_text as text
  from outbox join decision on decision.number =
    (select max(number) from decision where message_id = outbox.replies_to and final_text is not null)
  where outbox.created_at >= ? order by outbox.number desc limit 20`;

const sameSubjectSql = `
  select count(*) as count from message join outbox on outbox.replies_to = message.id
  where lower(from_address) = lower(?) and arrived_at >= ? and base_subject = ?`;

/** The texts as they were approved: the mails in the outbox carry a quote and a ticket besides. */
const repliesSql = `
  with reply as (
    select number, replies_to, created_at, sent_at, automatic from outbox where lower(envelope_to) = lower(?)
    union
    select outbox.number, replies_to, created_at, sent_at, automatic
    from message join outbox on outbox.replies_to = message.id where message.thread_id = ?
  )
  select decision.final_text as text, reply.sent_at as sentAt, reply.automatic as automatic
  from reply join decision on decision.number =
    (select max(number) from decision where message_id = reply.replies_to and final_text is not null)
  order by reply.number desc limit 3`;

const bouncedIdSql = `
  select replies_to as id from json_each(?) join outbox on outbox.message_id = value
  order by key limit 1`;

const bouncedRecipientSql = `
  select replies_to as id from outbox
  where lower(envelope_to) in (select lower(value) from json_each(?)) and sent_at >= ? and state = 'sent'
  order by created_at desc limit 2`;
