/** The vectors of version 4: those of version 3 are made anew, by the next ingest or watch. */
export const vectorSpaces = `
  delete from meta where key in ('embedder', 'vector_dimension');

  -- A space's vectors stand in a table of its own, passage_vector_ and its number, and are counted here.
  create table vector_space (
    number integer primary key autoincrement,
    embedder text not null unique,
    dimension integer not null,
    -- Whether it is searched.
    current integer not null default 0,
    vectors integer not null default 0,
    -- Grows with each change; rebuilt is the revision at which all codes were made anew.
    revision integer not null default 0,
    rebuilt integer not null default 0,
    -- How codes are made: which signs, of which rotations, around which mean (its SHA-256) of how many vectors.
    code_version text not null,
    seed integer not null,
    center text,
    centered integer not null default 0,
    -- Changes noted in vector_code since they were last put into blocks.
    loose integer not null default 0
  ) strict;

  -- The mean that codes are made around, in float32: apart, as the row above is written with each vector.
  create table vector_center (
    space integer primary key references vector_space (number) on delete cascade,
    center blob not null
  ) strict;

  -- Passages whose text gives no direction.
  create table vector_none (
    space integer not null references vector_space (number) on delete cascade,
    passage integer not null references passage (number) on delete cascade,
    primary key (space, passage)
  ) strict, without rowid;

  -- Codes of 1,024 passages with successive numbers: a bitmap of those that have one, then the codes.
  create table vector_block (
    space integer not null references vector_space (number) on delete cascade,
    block integer not null,
    revision integer not null,
    held integer not null,
    codes blob not null,
    primary key (space, block)
  ) strict, without rowid;

  -- What changed since: a passage's code, or null where it is gone.
  create table vector_code (
    space integer not null references vector_space (number) on delete cascade,
    passage integer not null,
    code blob,
    primary key (space, passage)
  ) strict, without rowid;
`;
