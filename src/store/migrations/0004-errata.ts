/** What errata correct, in version 4. */
export const errataLinks = `
  -- Other wordings of its question; passages that a person named, with the hash of what they said; sentences known to be wrong.
  alter table erratum add column also text not null default '[]';
  alter table erratum add column named text not null default '[]';
  alter table erratum add column wrong text not null default '[]';

  -- A passage's id, not its number: a passage that is read again keeps its contradiction until it is judged anew.
  create table contradiction (
    passage text not null,
    erratum text not null references erratum (id) on delete cascade,
    -- Of the text that was judged.
    hash text not null,
    whole integer not null,
    sentences text not null,
    primary key (passage, erratum)
  ) strict, without rowid;
  create index contradiction_by_erratum on contradiction (erratum);
`;
