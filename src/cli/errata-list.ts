/** `smb errata list`. */
import { ExitCode } from "../errors.ts";
import type { Run } from "./shell.ts";
import { withApp } from "./with-app.ts";

export const run: Run = (call, shell) =>
  withApp(shell, call, async (app) => {
    const { errata } = await app.store();
    for (const erratum of await errata.list())
      call.out.item(
        erratum,
        () => `${call.out.style("bold", erratum.id)}\n  Q: ${erratum.question}\n  A: ${erratum.answer}`,
      );
    return ExitCode.done;
  });
