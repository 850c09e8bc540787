/** Adapter: errata and what they contradict, in SQLite. */
import type { Selectable } from "kysely";
import type { ErratumStore } from "../knowledge/errata.ts";
import type { Erratum, NamedPassage } from "../knowledge/erratum.ts";
import type { Contradiction } from "../knowledge/passage-index.ts";
import type { Database } from "./database.ts";
import type { Schema } from "./schema.ts";

export const erratumStore = (db: Database): ErratumStore => ({
  put: (erratum) =>
    db.write(() => {
      const row = toRow(erratum);
      const { id: _, ...rest } = row;
      db.run(
        db.query
          .insertInto("erratum")
          .values(row)
          .onConflict((conflict) => conflict.column("id").doUpdateSet(rest)),
      );
    }),

  list: () =>
    db.read(() =>
      db.all(db.query.selectFrom("erratum").selectAll().orderBy("created_at").orderBy("id")).map(toErratum),
    ),

  remove: (id) => db.write(() => db.run(db.query.deleteFrom("erratum").where("id", "=", id)) > 0),

  setContradictions: (contradictions) =>
    db.write(() => {
      db.run(db.query.deleteFrom("contradiction"));
      for (const { passageId, sentences, whole, ...rest } of contradictions)
        db.run(
          db.query.insertInto("contradiction").values({
            ...rest,
            passage: passageId,
            whole: whole ? 1 : 0,
            sentences: JSON.stringify(sentences),
          }),
        );
    }),

  contradictions: () =>
    db.read(() =>
      db
        .all(db.query.selectFrom("contradiction").selectAll().orderBy("erratum").orderBy("passage"))
        .map(toContradiction),
    ),
});

/** Inside a transaction of the caller's: what errata contradict of these passages. */
export const contradictionsOf = (db: Database, passageIds: readonly string[]): Contradiction[] =>
  db
    .statement<[string], Selectable<Schema["contradiction"]>>(
      "select contradiction.* from json_each(?) asked join contradiction on contradiction.passage = asked.value",
    )
    .all(JSON.stringify(passageIds))
    .map(toContradiction);

const toContradiction = (row: Selectable<Schema["contradiction"]>): Contradiction => ({
  passageId: row.passage,
  erratum: row.erratum,
  hash: row.hash,
  whole: row.whole === 1,
  sentences: JSON.parse(row.sentences) as string[],
});

const toRow = ({ createdAt, also, named, wrong, ...erratum }: Erratum) => ({
  ...erratum,
  created_at: createdAt.getTime(),
  also: JSON.stringify(also),
  named: JSON.stringify(named),
  wrong: JSON.stringify(wrong),
});

const toErratum = (row: Selectable<Schema["erratum"]>): Erratum => ({
  id: row.id,
  question: row.question,
  answer: row.answer,
  language: row.language,
  createdAt: new Date(row.created_at),
  also: JSON.parse(row.also) as string[],
  named: JSON.parse(row.named) as NamedPassage[],
  wrong: JSON.parse(row.wrong) as string[],
});
