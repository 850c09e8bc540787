/** Single facts about the database's content. */
import type { Database } from "./database.ts";
import type { MetaTable } from "./schema.ts";

type Key = MetaTable["key"];

export const readMeta = (db: Database, key: Key): string | null =>
  db.first(db.query.selectFrom("meta").select("value").where("key", "=", key))?.value ?? null;

export const writeMeta = (db: Database, key: Key, value: string): void => {
  db.run(
    db.query
      .insertInto("meta")
      .values({ key, value })
      .onConflict((conflict) => conflict.column("key").doUpdateSet({ value })),
  );
};
