/** How a mail comes on record. */
import type { MessageStore } from "../pipeline/message-store.ts";
import type { Database } from "./database.ts";

type Intake = Pick<MessageStore, "mailboxSince" | "cursor" | "isKnown" | "receive">;

export const messageIntake = (db: Database): Intake => ({
  mailboxSince: (mailbox, now) =>
    db.write(() => {
      const seen = { name: mailbox, since: now.getTime(), cursor: null };
      db.run(
        db.query
          .insertInto("mailbox")
          .values(seen)
          .onConflict((conflict) =>
            conflict.column("name").doUpdateSet({ since: seen.since }).where("mailbox.since", "is", null),
          ),
      );
      const row = db.first(db.query.selectFrom("mailbox").select("since").where("name", "=", mailbox));
      return new Date(row?.since ?? seen.since);
    }),

  cursor: (mailbox) =>
    db.read(() => {
      const row = db.first(db.query.selectFrom("mailbox").select("cursor").where("name", "=", mailbox));
      return row?.cursor ?? null;
    }),

  // In plain SQL: a Maildir asks it for every file at every look.
  isKnown: (mailbox, { folder, uidValidity, uid }) =>
    db.read(
      () =>
        db
          .statement<string[]>(
            "select 1 from place where mailbox = ? and folder = ? and uid_validity = ? and uid = ?",
          )
          .get(mailbox, folder, uidValidity, uid) !== undefined,
    ),

  receive: ({ id, mailbox, place, arrivedAt, raw, cursor }) =>
    db.write(() => {
      db.run(
        db.query
          .insertInto("mailbox")
          .values({ name: mailbox, since: null, cursor })
          .onConflict((conflict) => conflict.column("name").doUpdateSet({ cursor })),
      );
      const added = db.run(
        db.query
          .insertInto("message")
          .values({ id, mailbox, state: "received", arrived_at: arrivedAt.getTime() })
          .onConflict((conflict) => conflict.column("id").doNothing()),
      );
      if (added > 0) db.run(db.query.insertInto("message_raw").values({ message_id: id, bytes: raw }));
      const { folder, uidValidity: uid_validity, uid } = place;
      db.run(
        db.query
          .insertInto("place")
          .values({ mailbox, folder, uid_validity, uid, message_id: id })
          .onConflict((conflict) =>
            conflict.columns(["mailbox", "folder", "uid_validity", "uid"]).doUpdateSet({ message_id: id }),
          ),
      );
      return added > 0 ? "new" : "again";
    }),
});
