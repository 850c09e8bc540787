/** `smb intents list`: what mails may be about, what that is learned from, and how often it is right. */
import { ExitCode } from "../errors.ts";
import { shareOf } from "../eval/metrics.ts";
import type { Run } from "./shell.ts";
import { withApp } from "./with-app.ts";

export const run: Run = (call, shell) =>
  withApp(shell, call, async (app) => {
    const { intents, quality } = await (await app.intents()).describe();
    const accuracy = shareOf(Array.from({ length: quality.of }, (_, i) => i < quality.right));
    const width = Math.max(...intents.map(({ name }) => name.length));
    call.out.data({ intents, accuracy }, () =>
      [
        ...intents.map(
          ({ name, configured, tagged, corrected }) =>
            `${name.padEnd(width)}  ${configured} examples, ${tagged} past questions tagged so, ${corrected} corrections`,
        ),
        `right on ${quality.right} of ${quality.of} examples that were held back from learning (${accuracy.low.toFixed(2)} to ${accuracy.high.toFixed(2)})`,
      ].join("\n"),
    );
    return ExitCode.done;
  });
