/** One `smb watch` at a time, on the word of the operating system: whatever way the holder dies, the lock goes with it. */
import type BetterSqlite3 from "better-sqlite3";
import { existsSync } from "node:fs";
import { openSqlite } from "./sqlite.ts";
import { createPrivateFile } from "./private-file.ts";
import { explained, primaryCode } from "./sqlite-errors.ts";

export interface LockHolder {
  readonly pid: number;
  readonly since: Date;
}

export interface Lock {
  /** Lets go. Keep the lock referenced until then: a connection that is garbage collected is closed. */
  release(): void;
}

/**
 * Outlasts a look at the lock or another start, which hold it for a moment, and is short enough for a person who starts
 * a second watch by mistake.
 */
const BUSY_TIMEOUT_MS = 100;

/**
 * Takes the lock for as long as this process lives, or null where another one holds it. It is the write lock of a small
 * SQLite file of its own; who holds it stands in a row that is committed before. Throws a `UserError` where the file
 * cannot be made or is no lock of ours.
 */
export function acquireLock(file: string, holder: LockHolder): Promise<Lock | null> {
  return explained(file, () => {
    createPrivateFile(file);
    const connection = openSqlite(file, { timeout: BUSY_TIMEOUT_MS });
    try {
      hold(connection, holder);
      return { release: () => void connection.close() };
    } catch (error) {
      connection.close();
      if (primaryCode(error) === "BUSY") return null;
      throw error;
    }
  });
}

/** Who holds the lock; null where nobody does. */
export function lockHolder(file: string): Promise<LockHolder | null> {
  return explained(file, () => {
    if (!existsSync(file)) return null;
    const connection = openSqlite(file, { timeout: BUSY_TIMEOUT_MS });
    try {
      connection.exec("begin immediate");
      return null;
    } catch (error) {
      if (primaryCode(error) !== "BUSY") throw error;
      return readHolder(connection);
    } finally {
      connection.close();
    }
  });
}

/** Throws SQLITE_BUSY where another process holds the lock. */
function hold(connection: BetterSqlite3.Database, holder: LockHolder): void {
  connection.exec("begin immediate");
  writeHolder(connection, holder);
  connection.exec("commit; begin immediate");
  // Between the two, another start may have put its own row there, and then found the lock taken.
  while (readHolder(connection)?.pid !== holder.pid) {
    writeHolder(connection, holder);
    connection.exec("commit; begin immediate");
  }
}

function writeHolder(connection: BetterSqlite3.Database, { pid, since }: LockHolder): void {
  connection.exec("create table if not exists holder (pid integer not null, since integer not null)");
  connection.exec("delete from holder");
  connection.prepare("insert into holder (pid, since) values (?, ?)").run(pid, since.getTime());
}

function readHolder(connection: BetterSqlite3.Database): LockHolder | null {
  const row = connection.prepare<[], { pid: number; since: number }>("select pid, since from holder").get();
  return row ? { pid: row.pid, since: new Date(row.since) } : null;
}
