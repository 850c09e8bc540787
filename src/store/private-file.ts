import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { errorText, ExitCode, UserError } from "../errors.ts";

/**
 * Makes an empty file for the owner alone (0600), and the folders that are missing (0700); SQLite gives its journals
 * the same mode. One that stands already is not even opened: closing it would drop the locks that this process holds
 * on it (https://sqlite.org/howtocorrupt.html, 2.2). Throws a `UserError` where it cannot be made.
 */
export function createPrivateFile(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, "wx", 0o600));
  } catch (error) {
    if (
      error instanceof Error &&
      "code" in error &&
      error.code === "EEXIST" &&
      "syscall" in error &&
      error.syscall === "open"
    )
      return;
    throw new UserError(
      `${file} cannot be made: ${errorText(error)}`,
      "Give smb a folder that you may write to, by SMB_HOME for example.",
      ExitCode.failed,
      { cause: error },
    );
  }
}
