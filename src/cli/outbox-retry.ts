/** `smb outbox retry ID`: a person found out that an uncertain or failed reply did not arrive. It keeps its bytes and Message-ID. */
import { ExitCode, UserError } from "../errors.ts";
import { findEntry } from "./find-entry.ts";
import { lineReader } from "./lines.ts";
import type { CommonOptions, Run } from "./shell.ts";
import { withApp } from "./with-app.ts";

interface RetryOptions extends CommonOptions {
  readonly yes?: boolean;
}

export const run: Run<RetryOptions> = (call, shell) =>
  withApp(shell, call, async (app) => {
    const { id, state, envelope, sentAt } = await findEntry(app, call.args[0] ?? "");
    // One that bounced was sent once: the bounce may have been wrong.
    if ((state === "uncertain" || sentAt !== null) && !call.options.yes) {
      const question = `${envelope.to} may have received this reply already. Send it again? [y]es  [N]o > `;
      if (!shell.interactive)
        throw new UserError(
          `${id} is ${state}: ${envelope.to} may have it already`,
          "--yes sends it again",
          ExitCode.usage,
        );
      const lines = lineReader(shell);
      const answer = await lines.ask(question);
      lines.close();
      if (!/^y/iu.test(answer?.trim() ?? "")) return ExitCode.done;
    }
    const { outbox } = await app.store();
    const at = shell.clock.now();
    const again = {
      state: "queued",
      detail: "a person asked for another attempt",
      at,
      nextAttemptAt: at,
    } as const;
    if (!(await outbox.resolve(id, again)))
      throw new UserError(
        `${id} is ${state}; only uncertain and failed replies can be sent again`,
        "`smb outbox list`",
      );
    call.out.data({ id, state: "queued" }, () => `${id} waits in the outbox again; \`smb watch\` sends it`);
    return ExitCode.done;
  });
