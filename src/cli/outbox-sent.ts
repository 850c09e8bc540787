/** `smb outbox sent ID`: a person found out that an uncertain or failed reply did arrive. */
import { ExitCode, UserError } from "../errors.ts";
import { findEntry } from "./find-entry.ts";
import type { Run } from "./shell.ts";
import { withApp } from "./with-app.ts";

export const run: Run = (call, shell) =>
  withApp(shell, call, async (app) => {
    const { id, state } = await findEntry(app, call.args[0] ?? "");
    const { outbox } = await app.store();
    const settled = {
      state: "sent",
      detail: "a person says that it arrived",
      at: shell.clock.now(),
    } as const;
    if (!(await outbox.resolve(id, settled)))
      throw new UserError(
        `${id} is ${state}; only uncertain and failed replies can be decided`,
        "`smb outbox list`",
      );
    call.out.data({ id, state: "sent" }, () => `${id} counts as sent`);
    return ExitCode.done;
  });
