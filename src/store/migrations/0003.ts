/** What tells a conversation from a stranger's mail and a person from a loop, and the words of spam. */
import type { Migration } from "./migration.ts";

export const migration0003: Migration = {
  version: 3,
  up: (connection) => {
    connection.exec(threads);
    connection.exec(repetition);
    connection.exec(spam);
  },
};

const threads = `
  alter table mailbox add column server text;

  -- The keyed reference in the subjects of a thread. Not unique: it has 30 bits, and the sender is checked beside it.
  alter table thread add column ticket text;
  create index thread_by_ticket on thread (ticket) where ticket is not null;

  -- What a mail refers to, also where that never came: two answers to a mail that we do not know belong together.
  create table message_reference (
    reference text not null,
    message_id text not null references message (id),
    primary key (reference, message_id)
  ) strict, without rowid;

  -- The later mail of a burst that is answered for this one too.
  alter table message add column joined_to text references message (id);
  create index message_by_joined on message (joined_to) where joined_to is not null;

  -- Where the answer goes, if not to the sender: tells a colleague's answer from a note to somebody else.
  alter table message add column reply_to text;

  alter table outbox add column automatic integer not null default 0;
`;

const repetition = `
  alter table message add column base_subject text;
  create index message_by_sender on message (lower(from_address), arrived_at);

  -- Near-duplicates: texts that share most of their sketches are one text with another footer.
  create table message_sketch (
    sketch text not null,
    arrived_at integer not null,
    message_id text not null references message (id),
    primary key (sketch, arrived_at, message_id)
  ) strict, without rowid;
`;

const spam = `
  create table spam_word (
    word text primary key,
    spam integer not null,
    ham integer not null
  ) strict, without rowid;

  create table spam_mail (
    message_id text primary key,
    label text not null
  ) strict, without rowid;
`;
