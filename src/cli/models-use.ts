/** `smb models use NAME | FOLDER | FILE.gguf`: tries the model, then puts it to use. */
import { resolve } from "node:path";
import { expandHome } from "../config/paths.ts";
import { ExitCode } from "../errors.ts";
import type { InUse } from "../knowledge/model-shelf.ts";
import { withShelf } from "./models.ts";
import type { CommonOptions, Run } from "./shell.ts";

interface UseOptions extends CommonOptions {
  readonly queryPrefix?: string;
  readonly passagePrefix?: string;
  readonly pooling?: string;
}

export const run: Run<UseOptions> = (call, shell) =>
  withShelf(shell, call, async (shelf) => {
    const { args, options, out } = call;
    const named = expandHome(args[0] ?? "", shell.homeFolder);
    const inUse = await shelf.use(isPath(named) ? resolve(shell.cwd, named) : named, options);
    out.data(inUse, () => render(inUse));
    return ExitCode.done;
  });

/** A name of the catalogue has no separator; a folder here is meant by `./name` or `name/`. */
const isPath = (named: string): boolean =>
  /[/\\]/.test(named) || named.endsWith(".gguf") || named === "." || named === "..";

function render({ name, role, dimension }: InUse): string {
  if (name === "static") return "the embedded default is in use";
  if (name === "no-reranker") return "nothing is reranked";
  if (role === "reranker") return `${name} reranks from now on`;
  return (
    `${name} is in use (${dimension ?? 0} dimensions)\n` +
    "a running `smb watch` takes it up at its next start, and embeds your knowledge anew in the background; `smb ingest` does so at once"
  );
}
