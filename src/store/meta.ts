/** Single facts about the database's content. */
import type { Database } from "./database.ts";
import type { MetaTable } from "./schema.ts";

type Key = MetaTable["key"];

export const readMeta = (db: Database, key: Key): string | null =>
  // In plain SQL: with every search the version of the knowledge is read, and building a query takes 50 µs.
  db.statement<[Key], string>("select value from meta where key = ?").pluck().get(key) ?? null;

export const writeMeta = (db: Database, key: Key, value: string): void => {
  db.run(
    db.query
      .insertInto("meta")
      .values({ key, value })
      .onConflict((conflict) => conflict.column("key").doUpdateSet({ value })),
  );
};
