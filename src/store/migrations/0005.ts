/** What models were asked and said, what confidence rests on, whose data is whose, and what nobody could answer. */
import type { Migration } from "./migration.ts";

export const migration0005: Migration = {
  version: 5,
  up: (connection) => {
    connection.exec(calls);
    connection.exec(evidence);
    connection.exec(values);
  },
};

const calls = `
  create table model_call (
    number integer primary key,
    message_id text not null references message (id),
    -- The stage that asked.
    run integer not null references stage_run (number),
    started_at integer not null,
    milliseconds real not null,
    model text not null,
    purpose text not null,
    prompt text not null,
    passages text not null,
    parameters text not null,
    input_hash text not null,
    output text,
    finish text,
    usage text,
    failure text
  ) strict;
  create index model_call_by_message on model_call (message_id);
  create index model_call_by_run on model_call (run);
  create index model_call_by_start on model_call (started_at);
`;

const evidence = `
  -- What the draft's confidence was computed from, and the intent that it answers.
  alter table draft add column signals text;
  alter table draft add column intent text;
  create index draft_by_intent on draft (intent) where intent is not null;
  create index decision_by_draft on decision (draft) where draft is not null;

  -- What a person says a mail is about, where smb was wrong.
  create table intent_label (
    message_id text primary key references message (id),
    -- JSON list of names; empty: none of those that there are.
    intents text not null,
    labelled_at integer not null
  ) strict, without rowid;

  -- Questions that the knowledge could not answer.
  create table open_ask (
    number integer primary key,
    message_id text not null references message (id),
    ask text not null,
    -- Unit vector of the built-in embedder, float32.
    vector blob,
    asked_at integer not null
  ) strict;
  create index open_ask_by_message on open_ask (message_id);
  create index open_ask_by_time on open_ask (asked_at);
`;

const values = `
  -- Order numbers, names and addresses that a thread's mails gave: what a reply in another thread must not say.
  create table thread_value (
    value text not null,
    thread_id text not null references thread (id),
    primary key (value, thread_id)
  ) strict, without rowid;
  create index thread_value_by_thread on thread_value (thread_id);
`;
