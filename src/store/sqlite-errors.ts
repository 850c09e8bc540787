/** What SQLite says of a file, in words for the person. */
import { errorText, ExitCode, UserError } from "../errors.ts";

/** By the primary part of SQLite's result code (https://sqlite.org/rescode.html). */
const explanations: ReadonlyMap<string, readonly [what: string, next: string]> = new Map([
  ["BUSY", ["is in use by another process", "Wait until the other smb command is done, then try again."]],
  ["LOCKED", ["is in use by another process", "Wait until the other smb command is done, then try again."]],
  ["READONLY", ["cannot be written", "Look at the permissions of the file and of its folder."]],
  ["PERM", ["cannot be opened", "Look at the permissions of the file and of its folder."]],
  ["CANTOPEN", ["cannot be opened", "Look at the permissions of the file and of its folder."]],
  ["NOTADB", ["is not an SQLite database", "Move the file away, or name another one."]],
  ["CORRUPT", ["is damaged", "Keep a copy of the file, then put a backup in its place."]],
  ["FULL", ["cannot grow: the disk is full", "Make room on the disk, then try again."]],
  ["IOERR", ["cannot be read or written: the disk failed", "Look at the disk, then try again."]],
]);

/** A `UserError` where the file, the disk or another process is at fault; anything else as it came. */
export function explainSqlite(error: unknown, file: string): unknown {
  const explanation = explanations.get(primaryCode(error));
  if (!explanation) return error;
  const [what, next] = explanation;
  return new UserError(`The database ${file} ${what} (${errorText(error)})`, next, ExitCode.failed, {
    cause: error,
  });
}

/** `BUSY` of an error whose `code` is `SQLITE_BUSY_SNAPSHOT`; empty for any other error. */
export const primaryCode = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string"
    ? (/^SQLITE_([A-Z]+)/.exec(error.code)?.[1] ?? "")
    : "";

/** What `work` gives; rejects with what it throws, explained. */
export const explained = <T>(file: string, work: () => T): Promise<T> =>
  new Promise((resolve) => {
    try {
      resolve(work());
    } catch (error) {
      throw explainSqlite(error, file);
    }
  });
