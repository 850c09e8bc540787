/** Whose data is whose: the order numbers, names and addresses that each thread's mails gave. */
import type { MessageStore } from "../pipeline/message-store.ts";
import type { Database } from "./database.ts";

export const threadValues = (db: Database): Pick<MessageStore, "valuesElsewhere"> => ({
  valuesElsewhere: (values, threadId) =>
    db.read(() => {
      const known = db.statement<[string, string], { n: 1 }>(
        "select 1 as n from thread_value where value = ? and thread_id = ?",
      );
      const others = db.statement<[string, string], { n: 1 }>(
        "select 1 as n from thread_value where value = ? and thread_id <> ? limit 1",
      );
      return [...new Set(values)].filter(
        (value) => others.get(value, threadId) !== undefined && known.get(value, threadId) === undefined,
      );
    }),
});

/** Part of the transaction that puts a stage's facts on record; without a thread there is nothing to keep apart. */
export function rememberValues(db: Database, threadId: string | null, values: readonly string[]): void {
  if (threadId === null) return;
  const insert = db.statement<[string, string]>("insert or ignore into thread_value values (?, ?)");
  for (const value of values) insert.run(value, threadId);
}
