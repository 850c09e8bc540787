/** `smb spam status`: how much the spam classifier has been shown, and whether it speaks. */
import { ExitCode } from "../errors.ts";
import { ENOUGH } from "../mail/spam.ts";
import type { Run } from "./shell.ts";
import { describeSpam } from "./spam.ts";
import { withApp } from "./with-app.ts";

export const run: Run = (call, shell) =>
  withApp(shell, call, async (app) => {
    const totals = await (await app.store()).spam.totals();
    const speaks = totals.spam >= ENOUGH && totals.ham >= ENOUGH;
    call.out.data({ ...totals, enough: ENOUGH, marks: speaks }, () => describeSpam(totals));
    return ExitCode.done;
  });
