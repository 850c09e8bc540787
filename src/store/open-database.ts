/** Opens the SQLite file: made where it is missing, brought to the newest schema where it is older. */
import { Database } from "./database.ts";
import { openConnection, type OpenDatabaseOptions } from "./open-connection.ts";

export type { OpenDatabaseOptions } from "./open-connection.ts";

/** The file behind Kysely's query builder. Throws a `UserError` as `openConnection` does. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  return new Database(options.file, await openConnection(options));
}
