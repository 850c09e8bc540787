/** Conversations: which messages belong together. */
import type { ThreadCandidate, ThreadLink } from "../mail/thread.ts";
import type { MessageStore, ThreadQuery } from "../pipeline/message-store.ts";
import type { Database } from "./database.ts";

type Threads = Pick<MessageStore, "threadsOf" | "ownMessageIds" | "waitingFrom" | "joinedTo">;

export const messageThreads = (db: Database): Threads => ({
  threadsOf: (query) =>
    db.read(() => {
      const found = new Map<string, { link: ThreadLink; ids: string[] }>();
      for (const { thread, link, id } of linksOf(db, query)) {
        const known = found.get(thread);
        // Rows come by strength of the link: the first one says how the thread is linked.
        if (known === undefined) found.set(thread, { link, ids: id === null ? [] : [id] });
        else if (id !== null && known.link === link) known.ids.push(id);
      }
      return [...found].map(([threadId, { link, ids }]): ThreadCandidate => ({
        threadId,
        link,
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

  waitingFrom: (sender, threadId, limit) =>
    db.read(() =>
      db
        .statement<[string, string, number], { id: string }>(waitingFromSql)
        .all(threadId, sender, limit)
        .map(({ id }) => id),
    ),

  joinedTo: (id) =>
    db.read(() =>
      db
        .statement<[string], { id: string }>(
          "select id from message where joined_to = ? order by arrived_at, number",
        )
        .all(id)
        .map((row) => row.id),
    ),
});

interface LinkRow {
  readonly thread: string;
  readonly link: ThreadLink;
  readonly id: string | null;
}

function linksOf(db: Database, { messageId, references, ours, tickets, subject }: ThreadQuery): LinkRow[] {
  const rows = (sql: string, ...parameters: unknown[]): LinkRow[] =>
    db.statement<unknown[], LinkRow>(sql).all(...parameters);
  const names = JSON.stringify(references);
  return [
    ...rows(referenceSql, names),
    ...rows(tokenSql, JSON.stringify(ours.map(({ messageId: id, repliesTo }) => [id, repliesTo]))),
    ...rows(relativeSql, names, messageId),
    ...rows(ticketSql, JSON.stringify(tickets)),
    ...(subject === null ? [] : rows(subjectSql, subject.sender, subject.since.getTime(), subject.base)),
  ];
}

/** A list goes in as one JSON parameter: one prepared statement for every length. */
const referenceSql = `
  with asked as (select value as id, min(key) as key from json_each(?) group by value)
  select thread_id as thread, 'reference' as link, asked.id as id, key
  from asked join message on message.message_id = asked.id
  where thread_id is not null
  union
  select thread_id, 'reference', asked.id, key
  from asked join outbox on outbox.message_id = asked.id join message on message.id = outbox.replies_to
  where thread_id is not null
  order by key limit 100`;

const tokenSql = `
  select thread_id as thread, 'reference' as link, json_extract(asked.value, '$[0]') as id
  from json_each(?) as asked join message on message.id = json_extract(asked.value, '$[1]')
  where thread_id is not null
  order by asked.key`;

// Mails that name what this one names, mails that name this one, and other mails under its own Message-ID. The newest: a
// popular reference would list a whole archive.
const relativeSql = `
  with named as (select value as id from json_each(?)), own as (select ? as id)
  select thread_id as thread, 'relative' as link, reference as id, message.number as number
  from message_reference join message on message.id = message_reference.message_id
  where reference in (select id from named union select id from own) and thread_id is not null
  union
  select thread_id, 'relative', message_id, number
  from message where message_id in (select id from own) and thread_id is not null
  order by number desc limit 50`;

const ticketSql = `
  select thread.id as thread, 'ticket' as link, null as id
  from json_each(?) join thread on thread.ticket = value
  order by key limit 20`;

const subjectSql = `
  select thread_id as thread, 'subject' as link, null as id
  from message
  where lower(from_address) = lower(?) and arrived_at >= ? and base_subject = ? and thread_id is not null
    and verdict = 'human'
  order by arrived_at desc, number desc limit 3`;

const waitingFromSql = `
  select id from message
  where thread_id = ? and lower(from_address) = lower(?) and state in ('review', 'hold') and verdict = 'human'
  order by arrived_at, number limit ?`;

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
