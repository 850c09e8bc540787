/** Adapter: what was learned from the owner's knowledge, in SQLite. */
import type { LearnedStore } from "../knowledge/learned.ts";
import type { Database } from "./database.ts";

export const learnedStore = (db: Database): LearnedStore => ({
  read: (name) =>
    db.read(() => {
      const row = db.first(db.query.selectFrom("learned").selectAll().where("name", "=", name));
      return row ? { version: row.version, knowledge: row.knowledge, data: row.data } : null;
    }),

  write: (name, { version, knowledge, data }) =>
    db.write(() => {
      const row = { version, knowledge, data: Buffer.from(data.buffer, data.byteOffset, data.byteLength) };
      db.run(
        db.query
          .insertInto("learned")
          .values({ name, ...row })
          .onConflict((conflict) => conflict.column("name").doUpdateSet(row)),
      );
    }),
});
