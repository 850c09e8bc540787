/** A connection to the SQLite file, without the query builder, which takes as long to load as all the rest. */
import type BetterSqlite3 from "better-sqlite3";
import { existsSync } from "node:fs";
import { ExitCode, UserError } from "../errors.ts";
import { createPrivateFile } from "./private-file.ts";
import { applicationId, schemaVersion } from "./schema.ts";
import { openSqlite } from "./sqlite.ts";
import { explainSqlite } from "./sqlite-errors.ts";

export interface OpenDatabaseOptions {
  readonly file: string;
  /** For a look at the data; a missing file is then an error. */
  readonly readonly?: boolean;
  /** How long a statement waits for another process's transaction. */
  readonly busyTimeoutMs?: number;
}

/**
 * A missing file is made (0600), with its folder (0700). Throws a `UserError` where the file cannot be opened, is no
 * database of ours, or comes from a newer smb.
 */
export async function openConnection(options: OpenDatabaseOptions): Promise<BetterSqlite3.Database> {
  const { file, readonly = false } = options;
  if (!readonly) createPrivateFile(file);
  else if (!existsSync(file))
    throw new UserError(`There is no database at ${file} yet`, "Run `smb init` first.", ExitCode.notSetUp);
  const connection = connect(options);
  try {
    const isOlder = checkedVersion(connection, file) < schemaVersion;
    if (isOlder && readonly) {
      // A reader cannot bring it up to date, so a writer goes first.
      connection.close();
      (await openConnection({ ...options, readonly: false })).close();
      return await openConnection(options);
    }
    if (isOlder) (await import("./migrate.ts")).migrate(connection);
    if (!readonly) {
      connection.pragma("journal_mode = WAL");
      // The promise "nothing sent twice" needs each commit on disk: in WAL mode only FULL syncs at every commit.
      connection.pragma("synchronous = FULL");
    }
    connection.pragma("foreign_keys = ON");
    return connection;
  } catch (error) {
    connection.close();
    throw explainSqlite(error, file);
  }
}

function connect({
  file,
  readonly = false,
  busyTimeoutMs = 10_000,
}: OpenDatabaseOptions): BetterSqlite3.Database {
  try {
    return openSqlite(file, { readonly, timeout: busyTimeoutMs });
  } catch (error) {
    throw explainSqlite(error, file);
  }
}

/**
 * The schema's version, 0 for a blank file. Writes nothing: the file may be anybody's. Looks at one snapshot: another
 * process may be making the file at this moment.
 */
const checkedVersion = (connection: BetterSqlite3.Database, file: string): number =>
  connection.transaction(() => checkVersion(connection, file)).deferred();

function checkVersion(connection: BetterSqlite3.Database, file: string): number {
  const version = Number(connection.pragma("user_version", { simple: true }));
  if (connection.pragma("application_id", { simple: true }) !== applicationId) {
    const tables = connection.prepare("select count(*) from sqlite_schema").pluck().get();
    if (version !== 0 || tables !== 0)
      throw new UserError(`${file} is a database of another program`, "Name another file for smb's own.");
  }
  if (version > schemaVersion)
    throw new UserError(
      `The database ${file} was made by a newer smb (its version is ${version}, this smb knows ${schemaVersion})`,
      "Upgrade smb.",
      ExitCode.notSetUp,
    );
  return version;
}
