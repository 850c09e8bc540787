/** `smb init`: asks what the configuration needs and writes it, readable by its owner alone. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ensurePrivateFolder, smbPaths, writePrivateFile } from "../config/paths.ts";
import { ExitCode } from "../errors.ts";
import { packageFile } from "../package-files.ts";
import { askForConfiguration } from "./init-questions.ts";
import type { CommonOptions, Run } from "./shell.ts";

interface InitOptions extends CommonOptions {
  readonly here?: boolean;
  readonly yes?: boolean;
}

export const run: Run<InitOptions> = async ({ options, out }, shell) => {
  const folder = options.here ? shell.cwd : smbPaths(shell.env, shell.homeFolder).config;
  const file = join(folder, "smb.config.yaml");
  const ask = shell.interactive && !options.yes;
  const text = ask
    ? await askForConfiguration()
    : await readFile(packageFile("smb.config.example.yaml"), "utf8");
  if (text === null) return ExitCode.interrupted;
  await ensurePrivateFolder(folder);
  await writePrivateFile(file, text);
  out.data({ file, template: !ask }, () =>
    ask
      ? `${file} is written. Next: smb doctor checks it, smb ingest takes your knowledge in, smb watch --once starts (nothing is sent until send.enabled: true).`
      : `${file} is a documented template: put your own mailbox in, then run smb doctor.`,
  );
  return ExitCode.done;
};
