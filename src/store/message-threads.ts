/** Conversations: which messages belong together, and how often smb has answered in them. */
import type { ThreadCandidate } from "../mail/thread.ts";
import type { MessageStore } from "../pipeline/message-store.ts";
import type { Database } from "./database.ts";

type Threads = Pick<MessageStore, "threadsOf" | "ownMessageIds" | "repliesSince">;

export const messageThreads = (db: Database): Threads => ({
  threadsOf: (messageIds) =>
    db.read(() => {
      const asked = new Map<string, string[]>();
      for (const { thread, id } of db
        .statement<[string], { thread: string; id: string }>(threadsSql)
        .all(JSON.stringify(messageIds)))
        asked.set(thread, [...(asked.get(thread) ?? []), id]);
      return [...asked].map(([threadId, ids]): ThreadCandidate => ({
        threadId,
        participants: participantsOf(db, threadId),
        messageIds: ids,
      }));
    }),

  ownMessageIds: (messageIds) =>
    db.read(() =>
      db
        .statement<[string], { id: string }>(
          "select distinct value as id from json_each(?) join outbox on outbox.message_id = value order by key",
        )
        .all(JSON.stringify(messageIds))
        .map(({ id }) => id),
    ),

  repliesSince: ({ address, threadId, since }) =>
    db.read(() => {
      const from = since.getTime();
      const count = (sql: string, ...parameters: unknown[]): number =>
        db.statement<unknown[], { count: number }>(sql).get(...parameters)?.count ?? 0;
      return {
        all: count("select count(*) as count from outbox where created_at >= ?", from),
        toAddress: count(toAddressSql, address, from) + count(waitingForAddressSql, address),
        inThread:
          threadId === null ? 0 : count(inThreadSql, threadId, from) + count(waitingInThreadSql, threadId),
      };
    }),
});

/** A list goes in as one JSON parameter: one prepared statement for every length. */
const threadsSql = `
  with asked as (select value as id, min(key) as key from json_each(?) group by value)
  select thread_id as thread, asked.id as id, key
  from asked join message on message.message_id = asked.id
  where thread_id is not null
  union
  select thread_id, asked.id, key
  from asked join outbox on outbox.message_id = asked.id join message on message.id = outbox.replies_to
  where thread_id is not null
  order by key`;

const toAddressSql =
  "select count(*) as count from outbox where lower(envelope_to) = lower(?) and created_at >= ?";

// A draft that waits for approval is a reply to come: a flood is to end before it is approved, not after.
const waitingForAddressSql =
  "select count(*) as count from message where state = 'review' and lower(from_address) = lower(?)";

const waitingInThreadSql = "select count(*) as count from message where state = 'review' and thread_id = ?";

const inThreadSql = `
  select count(*) as count from message join outbox on outbox.replies_to = message.id
  where message.thread_id = ? and outbox.created_at >= ?`;

/** Who wrote in a thread, and whom we answered: a Reply-To may name somebody who never wrote. */
const participantsOf = (db: Database, threadId: string): string[] => {
  const addresses = db
    .statement<[string, string], { address: string }>(participantsSql)
    .all(threadId, threadId);
  return [...new Set(addresses.map(({ address }) => address.toLowerCase()))];
};

const participantsSql = `
  select from_address as address from message where thread_id = ? and from_address is not null
  union
  select envelope_to from message join outbox on outbox.replies_to = message.id where thread_id = ?`;
