import type BetterSqlite3 from "better-sqlite3";

/** One step of the schema. Released ones never change: a database somewhere has been through them. */
export interface Migration {
  /** 1, 2, 3 …: `PRAGMA user_version` afterwards. */
  readonly version: number;
  /** Runs inside a transaction, with foreign keys off until its end. */
  readonly up: (connection: BetterSqlite3.Database) => void;
}
