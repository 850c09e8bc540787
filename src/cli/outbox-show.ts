/** `smb outbox show ID`: the mail as it is or will be sent, byte for byte. */
import { ExitCode } from "../errors.ts";
import { findEntry } from "./find-entry.ts";
import type { Run } from "./shell.ts";
import { withApp } from "./with-app.ts";

export const run: Run = (call, shell) =>
  withApp(shell, call, async (app) => {
    const entry = await findEntry(app, call.args[0] ?? "");
    const { outbox } = await app.store();
    const raw = Buffer.from((await outbox.raw(entry.id)) ?? []).toString("utf8");
    call.out.data({ ...entry, raw }, () => raw);
    return ExitCode.done;
  });
