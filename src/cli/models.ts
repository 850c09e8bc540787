/** What the commands of `smb models` share. */
import type { ExitCode } from "../errors.ts";
import type { ModelShelf } from "../knowledge/model-shelf.ts";
import type { Output } from "./output.ts";
import type { CommonOptions, Shell } from "./shell.ts";
import { withApp } from "./with-app.ts";

/** Runs `work` with the shelf of models of this home. */
export const withShelf = (
  shell: Shell,
  call: { readonly options: CommonOptions; readonly out: Output },
  work: (shelf: ModelShelf) => Promise<ExitCode>,
): Promise<ExitCode> => withApp(shell, call, async (app) => work(await app.models()));

/** 135000000 → `135 MB`, as disks are sold. */
export function sizeText(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1000)} kB`;
  return bytes < 1_000_000_000 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
