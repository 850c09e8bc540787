/** What a home knows of itself and of its mailbox, beside the mails. */
import type { OwnServer } from "../mail/authentication.ts";
import type { MessageStore } from "../pipeline/message-store.ts";
import type { Database } from "./database.ts";
import { readMeta, writeMeta } from "./meta.ts";

type Facts = Pick<MessageStore, "setCursor" | "tokenKey" | "firstTime" | "server" | "setServer">;

const KEY_BYTES = 32;

export const homeFacts = (db: Database): Facts => ({
  setCursor: (folder, cursor) =>
    db.write(() => {
      db.run(
        db.query
          .insertInto("mailbox")
          .values({ name: folder, since: null, cursor })
          .onConflict((conflict) => conflict.column("name").doUpdateSet({ cursor })),
      );
    }),

  tokenKey: (randomBytes) =>
    db.write(() => {
      const known = readMeta(db, "token_key");
      if (known !== null) return new Uint8Array(Buffer.from(known, "hex"));
      const key = randomBytes(KEY_BYTES);
      writeMeta(db, "token_key", Buffer.from(key).toString("hex"));
      return key;
    }),

  firstTime: (what) =>
    db.write(() => {
      if (readMeta(db, what) !== null) return false;
      writeMeta(db, what, "1");
      return true;
    }),

  server: (mailbox) =>
    db.read(() => {
      const row = db.first(db.query.selectFrom("mailbox").select("server").where("name", "=", mailbox));
      const server = row?.server ?? null;
      return server === null ? null : (JSON.parse(server) as OwnServer);
    }),

  setServer: (mailbox, { authservId, methods }) =>
    db.write(() => {
      const server = JSON.stringify({ authservId, methods });
      db.run(
        db.query
          .insertInto("mailbox")
          .values({ name: mailbox, since: null, cursor: null, server })
          .onConflict((conflict) => conflict.column("name").doUpdateSet({ server })),
      );
    }),
});
