/** Mail on record, its road, drafts, decisions and the outbox. */
import type { Migration } from "./migration.ts";

export const migration0001: Migration = {
  version: 1,
  up: (connection) => {
    connection.pragma("application_id = 0x736d6221");
    connection.exec(mail);
    connection.exec(replies);
  },
};

const mail = `
  create table mailbox (
    name text primary key,
    since integer,
    cursor text
  ) strict, without rowid;

  create table thread (
    id text primary key,
    subject text not null,
    created_at integer not null
  ) strict, without rowid;

  create table message (
    number integer primary key,
    id text not null unique,
    mailbox text not null references mailbox (name),
    state text not null,
    reasons text not null default '[]',
    message_id text,
    from_name text,
    from_address text,
    subject text not null default '',
    date text,
    arrived_at integer not null,
    thread_id text references thread (id),
    verdict text,
    intent text,
    language text
  ) strict;
  create index message_by_state on message (state, arrived_at, number);
  create index message_by_arrival on message (arrived_at, number);
  create index message_by_message_id on message (message_id);
  create index message_by_thread on message (thread_id);

  -- Apart from the message, so that a scan of messages reads no mail.
  create table message_raw (
    message_id text primary key references message (id),
    bytes blob not null
  ) strict;

  create table place (
    mailbox text not null references mailbox (name),
    folder text not null,
    uid_validity text not null,
    uid text not null,
    message_id text not null references message (id),
    primary key (mailbox, folder, uid_validity, uid)
  ) strict, without rowid;
  create index place_by_message on place (message_id);

  create table stage_run (
    number integer primary key,
    message_id text not null references message (id),
    stage text not null,
    outcome text not null,
    versions text not null,
    state text not null,
    reasons text not null,
    started_at integer not null,
    milliseconds real not null
  ) strict;
  create index stage_run_by_message on stage_run (message_id, number);
`;

const replies = `
  create table draft (
    number integer primary key,
    message_id text not null references message (id),
    state text not null,
    text text not null,
    claims text not null,
    sources text not null,
    confidence real not null,
    decision text not null,
    reasons text not null,
    writer text not null,
    created_at integer not null
  ) strict;
  create index draft_by_message on draft (message_id);
  create unique index draft_open on draft (message_id) where state = 'open';

  create table decision (
    number integer primary key,
    message_id text not null references message (id),
    draft integer references draft (number),
    verdict text not null,
    final_text text,
    edit_distance real,
    reason text,
    decided_at integer not null
  ) strict;
  create index decision_by_message on decision (message_id);

  -- One entry a message and one message an entry, for ever: what keeps a reply from being sent twice.
  create table outbox (
    number integer primary key,
    replies_to text not null unique references message (id),
    draft integer references draft (number),
    message_id text not null unique,
    envelope_from text not null,
    envelope_to text not null,
    subject text not null,
    state text not null,
    phase text,
    attempts integer not null default 0,
    detail text,
    created_at integer not null,
    next_attempt_at integer,
    sent_at integer,
    copied_at integer,
    raw blob not null
  ) strict;
  create index outbox_by_state on outbox (state, created_at, number);
  create index outbox_by_recipient on outbox (lower(envelope_to), created_at);
  create index outbox_by_creation on outbox (created_at, number);
`;
