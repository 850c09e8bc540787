/** The text index of version 4: terms instead of text, made from the passages on first use, and the words as they stand. */
export const textIndex = `
  drop table passage_fts;

  -- Holds terms as src/knowledge/terms.ts makes them: folded and stemmed by language already, so nothing is to be done
  -- but to part them at the blanks. Without a copy of the text: passage has it.
  create virtual table passage_fts using fts5 (
    question, title, text,
    content = '', contentless_delete = 1, tokenize = 'ascii'
  );
  -- A hit in the question counts most, then the title.
  insert into passage_fts (passage_fts, rank) values ('rank', 'bm25(2.0, 1.5, 1.0)');
  -- By default a tenth of deleted rows has a segment rewritten: replacing 20,000 passages took 4.5 s, with this 0.9 s.
  insert into passage_fts (passage_fts, rank) values ('deletemerge', 50);

  -- Every word that ever stood in a passage, by its length and its letters, from the front and from the back: a
  -- misspelt word is right in its first or in its last half.
  create table word_form (
    letters integer not null,
    folded text not null,
    reversed text not null,
    word text not null,
    primary key (letters, folded)
  ) strict, without rowid;
  create index word_form_reversed on word_form (letters, reversed, word);

  -- The languages whose rules made terms; empty where a record's is not known.
  create table text_language (
    language text primary key
  ) strict, without rowid;
`;
