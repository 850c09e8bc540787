/** Adapter: what the owner has called spam and what not, in SQLite. */
import type { Counts, SpamLabel, SpamMemory } from "../mail/spam.ts";
import type { Database } from "./database.ts";

/** SQLite takes 32,766 variables; a mail has at most 800 words. */
const WORDS_AT_A_TIME = 1_000;

export const spamStore = (db: Database): SpamMemory => ({
  totals: () => db.read(() => totals(db)),

  counts: (words) =>
    db.read(() => {
      const found = new Map<string, Counts>();
      for (let start = 0; start < words.length; start += WORDS_AT_A_TIME) {
        const some = words.slice(start, start + WORDS_AT_A_TIME);
        const rows = db.all(db.query.selectFrom("spam_word").selectAll().where("word", "in", some));
        for (const { word, spam, ham } of rows) found.set(word, { spam, ham });
      }
      return found;
    }),

  labelOf: (id) => db.read(() => labelOf(db, id)),

  learn: (id, label, words) =>
    db.write(() => {
      const before = labelOf(db, id);
      if (before === label) return false;
      const distinct = [...new Set(words)];
      if (before !== null) count(db, distinct, before, -1);
      count(db, distinct, label, 1);
      db.run(
        db.query
          .insertInto("spam_mail")
          .values({ message_id: id, label })
          .onConflict((conflict) => conflict.column("message_id").doUpdateSet({ label })),
      );
      return true;
    }),
});

function totals(db: Database): Counts {
  const rows = db.all(
    db.query
      .selectFrom("spam_mail")
      .select((select) => ["label", select.fn.countAll<number>().as("mails")])
      .groupBy("label"),
  );
  const of = (label: SpamLabel): number => rows.find((row) => row.label === label)?.mails ?? 0;
  return { spam: of("spam"), ham: of("ham") };
}

const labelOf = (db: Database, id: string): SpamLabel | null =>
  db.first(db.query.selectFrom("spam_mail").select("label").where("message_id", "=", id))?.label ?? null;

/** A later smb may cut a mail into other words than the one that learned it: no count falls below 0. */
const COUNT = `
  insert into spam_word (word, spam, ham) values (@word, max(0, @spam), max(0, @ham))
  on conflict (word) do update set spam = max(0, spam + @spam), ham = max(0, ham + @ham)`;

function count(db: Database, words: readonly string[], label: SpamLabel, by: 1 | -1): void {
  const statement = db.statement<[{ word: string; spam: number; ham: number }]>(COUNT);
  const change = { spam: label === "spam" ? by : 0, ham: label === "ham" ? by : 0 };
  for (const word of words) statement.run({ word, ...change });
  if (by < 0) db.run(db.query.deleteFrom("spam_word").where("spam", "=", 0).where("ham", "=", 0));
}
