/** Knowledge that grows: passes that go on after a crash, words by language, a space of vectors for each embedder. */
import type { Migration } from "./migration.ts";
import { errataLinks } from "./0004-errata.ts";
import { textIndex } from "./0004-text.ts";
import { vectorSpaces } from "./0004-vectors.ts";

export const migration0004: Migration = {
  version: 4,
  up: (connection) => {
    connection.exec(passes);
    connection.exec(names);
    connection.exec(learned);
    connection.exec(errataLinks);
    connection.exec(textIndex);
    connection.exec(vectorSpaces);
  },
};

const passes = `
  -- The pass under way: what it reads (by the hash of its content), how far it is, whether all could be read.
  alter table source add column pass integer not null default 0;
  alter table source add column pass_hash text;
  alter table source add column pass_at integer not null default 0;
  alter table source add column pass_complete integer not null default 1;

  -- The pass that saw the record last.
  alter table record add column pass integer not null default 0;
`;

const names = `
  -- What a link to the record looks like wherever it stands: without scheme, www, fragment and tracking.
  alter table record add column url_key text;
  create index record_by_url_key on record (url_key) where url_key is not null;
  -- Only rows that can be found by them: each index costs every record of a large ingest.
  drop index record_by_url;
  create index record_by_url on record (url) where url is not null;
  create index record_by_own_id on record (own_id) where own_id <> id;
  create index record_by_kind on record (kind);
  create index record_by_date on record (date) where date is not null;

  create table record_tag (
    tag text not null,
    record integer not null references record (number) on delete cascade,
    primary key (tag, record)
  ) strict, without rowid;
  create index record_tag_by_record on record_tag (record);
  insert or ignore into record_tag (tag, record)
    select lower(tag.value), record.number from record, json_each(record.tags) tag;

  alter table passage add column links text not null default '[]';
`;

const learned = `
  create table learned (
    name text primary key,
    version integer not null,
    knowledge integer not null,
    data blob not null
  ) strict, without rowid;
`;
