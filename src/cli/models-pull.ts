/** `smb models pull NAME | writer | hf:OWNER/REPO/FILE.gguf`: downloads a model, or what is missing of it. */
import { ExitCode } from "../errors.ts";
import { sizeText, withShelf } from "./models.ts";
import { progressBar } from "./progress.ts";
import type { Run } from "./shell.ts";

const MEGABYTE = 1_000_000;

export const run: Run = (call, shell) =>
  withShelf(shell, call, async (shelf) => {
    const { args, out } = call;
    const bar = progressBar(out, "pull", "MB", shell.clock);
    const before: { bytes: number | null } = { bytes: null };
    const pulled = await shelf
      .pull(args[0] ?? "", {
        signal: shell.signal,
        progress: ({ done, total, file }) => {
          // What was there before tells nothing of the line's rate.
          before.bytes ??= done;
          const items = Math.round((done - before.bytes) / MEGABYTE);
          bar.show({ done, total, items, what: file });
        },
      })
      .finally(() => bar.end());
    out.data(pulled, () => {
      const { name, folder, fetched, bytes, reason } = pulled;
      const picked = reason === null ? "" : `${reason}\n`;
      const use = `put it to use with: smb models use ${name}`;
      if (fetched === 0) return `${picked}${name} is there already, whole, in ${folder}\n${use}`;
      return `${picked}${name} is in ${folder} (${sizeText(bytes)})\n${use}`;
    });
    return ExitCode.done;
  });
