/** Knowledge with its text index, errata, and what is known of the vectors. Their table comes with the first embedder. */
import type { Migration } from "./migration.ts";

export const migration0002: Migration = {
  version: 2,
  up: (connection) => {
    connection.exec(knowledge);
  },
};

const knowledge = `
  create table source (
    number integer primary key,
    name text not null unique,
    root text not null,
    hash text not null
  ) strict;
  create index source_by_root on source (root);

  create table record (
    number integer primary key,
    source integer not null references source (number),
    own_id text not null,
    id text not null unique,
    kind text not null,
    title text not null,
    url text,
    tags text not null,
    refs text not null,
    language text,
    date text,
    hash text not null,
    unique (source, own_id)
  ) strict;
  create index record_by_url on record (url);

  create table passage (
    number integer primary key,
    record integer not null references record (number),
    id text not null unique,
    question text,
    title text not null,
    text text not null,
    place text not null
  ) strict;
  create index passage_by_record on passage (record);

  -- Without a copy of the text: passage has it.
  create virtual table passage_fts using fts5 (
    question, title, text,
    content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
  );
  -- A hit in the question counts most, then the title.
  insert into passage_fts (passage_fts, rank) values ('rank', 'bm25(2.0, 1.5, 1.0)');
  -- By default a tenth of deleted rows has a segment rewritten: replacing 20,000 passages took 4.5 s, with this 0.9 s.
  insert into passage_fts (passage_fts, rank) values ('deletemerge', 50);

  create table erratum (
    id text primary key,
    question text not null,
    answer text not null,
    language text,
    created_at integer not null
  ) strict, without rowid;

  create table meta (
    key text primary key,
    value text not null
  ) strict, without rowid;
`;
