/** `smb intents correct ID NAME...`: what a mail was about, for the next ones to be told by. */
import { ExitCode, UserError } from "../errors.ts";
import type { App } from "../app.ts";
import { defaultIntents } from "../triage/intents.ts";
import { findMessageId } from "./find-message.ts";
import type { Run } from "./shell.ts";
import { withApp } from "./with-app.ts";

/** About none of the intents that there are. */
const NONE = "none";

export const run: Run = (call, shell) =>
  withApp(shell, call, async (app) => {
    const { args, out } = call;
    const [prefix = "", ...named] = args;
    const intents = namesOf(named, app);
    const id = await findMessageId(app, prefix);
    const { intentLabels } = await app.store();
    await intentLabels.put({ messageId: id, intents, labelledAt: shell.clock.now() });
    out.data({ id, intents }, () => `${id} is about ${intents.join(", ") || "none of the intents"}`);
    return ExitCode.done;
  });

/** As they are written in the configuration, whatever the capitals. @throws {UserError} where there is no such intent. */
function namesOf(named: readonly string[], app: App): string[] {
  const [first, ...others] = named;
  if (first?.toLowerCase() === NONE && others.length === 0) return [];
  const known = (app.config?.triage.intents ?? defaultIntents).map(({ name }) => name);
  return named.map((one) => {
    const name = known.find((own) => own.toLowerCase() === one.toLowerCase());
    if (name !== undefined) return name;
    throw new UserError(
      `there is no intent ${one}`,
      `one of: ${[...known, NONE].join(", ")}`,
      ExitCode.usage,
    );
  });
}
