/** `smb outbox wrong ID [REASON]`: a reply that is on its way or gone should not have said what it says. */
import { ExitCode, UserError } from "../errors.ts";
import { findEntry } from "./find-entry.ts";
import type { Run } from "./shell.ts";
import { withApp } from "./with-app.ts";

export const run: Run = (call, shell) =>
  withApp(shell, call, async (app) => {
    const { id } = await findEntry(app, call.args[0] ?? "");
    const { outbox } = await app.store();
    const said = call.args[1]?.trim() ?? "";
    const reason = said === "" ? null : said;
    if (!(await outbox.callWrong({ repliesTo: id, reason, at: shell.clock.now() })))
      throw new UserError(
        `the reply to ${id} is on record as wrong already`,
        "`smb status` shows what it weighs",
      );
    const isWithdrawn = (await outbox.find(id)) === null;
    const told = isWithdrawn ? "; it was not sent, and the message is on hold" : "";
    call.out.data({ id, wrong: true, reason }, () => `the reply to ${id} counts as wrong${told}`);
    return ExitCode.done;
  });
