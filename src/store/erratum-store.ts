/** Adapter: errata, in SQLite. */
import type { ErratumStore } from "../knowledge/errata.ts";
import type { Database } from "./database.ts";

export const erratumStore = (db: Database): ErratumStore => ({
  add: ({ id, question, answer, language, createdAt }) =>
    db.write(() => {
      const row = { id, question, answer, language, created_at: createdAt.getTime() };
      db.run(
        db.query
          .insertInto("erratum")
          .values(row)
          .onConflict((conflict) => conflict.column("id").doNothing()),
      );
    }),

  list: () =>
    db.read(() =>
      db
        .all(db.query.selectFrom("erratum").selectAll().orderBy("created_at").orderBy("id"))
        .map(({ created_at, ...erratum }) => ({ ...erratum, createdAt: new Date(created_at) })),
    ),

  remove: (id) => db.write(() => db.run(db.query.deleteFrom("erratum").where("id", "=", id)) > 0),
});
