/** A number that grows with every change of what is known. */
import type { Database } from "./database.ts";
import { readMeta } from "./meta.ts";

export const knowledgeVersion = (db: Database): number => Number(readMeta(db, "knowledge_version") ?? 0);

/** Inside the transaction that changes it. */
export function grown(db: Database): void {
  db.statement(
    "insert into meta (key, value) values ('knowledge_version', '1') on conflict (key) do update set value = value + 1",
  ).run();
}
