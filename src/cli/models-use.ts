/** `smb models use NAME | FOLDER | FILE.gguf | hf:OWNER/REPO/FILE.gguf`: tries the model, then puts it to use. */
import { ExitCode } from "../errors.ts";
import type { InUse } from "../knowledge/model-shelf.ts";
import { modelTarget } from "./model-target.ts";
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
    const inUse = await shelf.use(modelTarget(args[0] ?? "", shell), options);
    out.data(inUse, () => render(inUse));
    return ExitCode.done;
  });

function render({ name, role, dimension, tokensPerSecond }: InUse): string {
  if (name === "static") return "the embedded default is in use";
  if (name === "no-reranker") return "nothing is reranked";
  if (name === "no-writer") return "replies quote your own sentences word for word";
  if (role === "writer") {
    const rate = tokensPerSecond === null ? "" : ` (${tokensPerSecond.toFixed(1)} tokens a second here)`;
    return `${name} writes from now on${rate}\na running \`smb watch\` takes it up at its next start`;
  }
  if (role === "reranker") return `${name} reranks from now on`;
  return (
    `${name} is in use (${dimension ?? 0} dimensions)\n` +
    "a running `smb watch` takes it up at its next start, and embeds your knowledge anew in the background; `smb ingest` does so at once"
  );
}
