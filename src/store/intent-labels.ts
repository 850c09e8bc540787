/** Adapter: the owner's corrections of intents, in SQLite. */
import type { IntentLabels } from "../triage/intent-labels.ts";
import type { Database } from "./database.ts";

export const intentLabels = (db: Database): IntentLabels => ({
  put: ({ messageId, intents, labelledAt }) =>
    db.write(() => {
      // Later than all before, whatever the clock says: the latest time is the version.
      const time = Math.max(labelledAt.getTime(), latestTime(db) + 1);
      const row = { intents: JSON.stringify([...new Set(intents)]), labelled_at: time };
      db.run(
        db.query
          .insertInto("intent_label")
          .values({ message_id: messageId, ...row })
          .onConflict((conflict) => conflict.column("message_id").doUpdateSet(row)),
      );
    }),

  latest: (most) =>
    db.read(() =>
      db
        .all(db.query.selectFrom("intent_label").selectAll().orderBy("labelled_at", "desc").limit(most))
        .map(({ message_id: messageId, intents, labelled_at: time }) => ({
          messageId,
          intents: JSON.parse(intents) as string[],
          labelledAt: new Date(time),
        })),
    ),

  version: () => db.read(() => latestTime(db)),
});

const latestTime = (db: Database): number =>
  db.first(db.query.selectFrom("intent_label").select("labelled_at").orderBy("labelled_at", "desc").limit(1))
    ?.labelled_at ?? 0;
