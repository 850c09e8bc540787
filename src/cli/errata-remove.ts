/** `smb errata remove ID`. */
import { ExitCode, UserError } from "../errors.ts";
import { indexErrata } from "../knowledge/errata.ts";
import type { Run } from "./shell.ts";
import { withApp } from "./with-app.ts";

export const run: Run = (call, shell) =>
  withApp(shell, call, async (app) => {
    const id = call.args[0] ?? "";
    const deps = await app.errata();
    if (!(await deps.errata.remove(id)))
      throw new UserError(`no erratum ${id} is on record`, "`smb errata list` shows them");
    await indexErrata(deps);
    call.out.data({ removed: id }, () => `${id} is removed`);
    return ExitCode.done;
  });
