/** `smb errata export [FILE]`: all errata as NDJSON that `smb errata import` reads back. */
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { errorText, ExitCode, UserError } from "../errors.ts";
import { toLine } from "../knowledge/errata-file.ts";
import type { Run } from "./shell.ts";
import { withApp } from "./with-app.ts";

export const run: Run = (call, shell) =>
  withApp(shell, call, async (app) => {
    const [file = "-"] = call.args;
    const all = (await (await app.store()).errata.list()).map(toLine);
    if (file === "-") {
      for (const one of all) call.out.line(one);
      return ExitCode.done;
    }
    const path = resolve(shell.cwd, file);
    const text = all.map((one) => `${JSON.stringify(one)}\n`).join("");
    await writeFile(path, text, { mode: 0o600 }).catch((error: unknown) => {
      throw new UserError(`${path} cannot be written: ${errorText(error)}`, "name another file");
    });
    call.out.data({ exported: all.length, file: path }, () => `${all.length} errata stand in ${path}`);
    return ExitCode.done;
  });
