/** Opens the app for one command and closes it again, whatever happens. */
import type { App } from "../app.ts";
import type { ExitCode } from "../errors.ts";
import type { Output } from "./output.ts";
import { openApp } from "../open-app.ts";
import type { CommonOptions, Shell } from "./shell.ts";

export const DRY_RUN =
  "Dry run: approved replies wait in the outbox, nothing is sent until `send.enabled: true` stands in the configuration.";

/** Runs `work` with the app of this home. Says so where nothing will be sent. */
export async function withApp(
  shell: Shell,
  { options, out }: { readonly options: CommonOptions; readonly out: Output },
  work: (app: App) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { env, cwd, homeFolder, version, clock } = shell;
  const app = await openApp({ env, cwd, homeFolder, version, clock, configFile: options.config });
  try {
    if (app.config !== null && app.dryRun) out.note(DRY_RUN);
    return await work(app);
  } finally {
    await app.close();
  }
}
