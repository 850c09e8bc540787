/** Brings a database to the newest schema. Loaded only when its version differs. */
import type BetterSqlite3 from "better-sqlite3";
import { migration0001 } from "./migrations/0001.ts";
import { migration0002 } from "./migrations/0002.ts";
import { migration0003 } from "./migrations/0003.ts";
import { migration0004 } from "./migrations/0004.ts";
import { migration0005 } from "./migrations/0005.ts";
import type { Migration } from "./migrations/migration.ts";

/** In order, append-only. */
export const migrations: readonly Migration[] = [
  migration0001,
  migration0002,
  migration0003,
  migration0004,
  migration0005,
];

/**
 * Runs the migrations that are missing, each in a transaction of its own that holds its number too: a failing one
 * leaves the database as the one before it did. Safe beside another process that does the same. Throws what a
 * migration throws.
 */
export function migrate(connection: BetterSqlite3.Database, steps: readonly Migration[] = migrations): void {
  // A table that is rebuilt is dropped for a moment; what refers to it is checked at the end of each step instead.
  connection.pragma("foreign_keys = OFF");
  try {
    for (const step of steps) connection.transaction(apply).immediate(connection, step);
  } finally {
    connection.pragma("foreign_keys = ON");
  }
}

function apply(connection: BetterSqlite3.Database, { version, up }: Migration): void {
  // Read inside the transaction: another process may have been here while this one waited.
  if (Number(connection.pragma("user_version", { simple: true })) >= version) return;
  up(connection);
  const broken = connection.pragma("foreign_key_check");
  if (Array.isArray(broken) && broken.length > 0)
    throw new Error(`migration ${version} leaves ${broken.length} rows that refer to nothing`);
  connection.pragma(`user_version = ${version}`);
}
