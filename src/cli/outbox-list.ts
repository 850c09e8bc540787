/** `smb outbox list`: replies on their way out. */
import { ExitCode } from "../errors.ts";
import type { OutboxEntry } from "../outbox/outbox.ts";
import type { Output } from "./output.ts";
import type { CommonOptions, Run } from "./shell.ts";
import { withApp } from "./with-app.ts";

interface ListOptions extends CommonOptions {
  readonly all?: boolean;
}

const LIMIT = 1000;
const UNFINISHED = ["queued", "sending", "failed", "uncertain"] as const;

export const run: Run<ListOptions> = (call, shell) =>
  withApp(shell, call, async (app) => {
    const { outbox } = await app.store();
    const filter = call.options.all ? { limit: LIMIT } : { states: UNFINISHED, limit: LIMIT };
    const entries = await outbox.list(filter);
    for (const entry of entries) call.out.item(entry, () => render(entry, call.out));
    if (entries.length === 0)
      call.out.note(call.options.all ? "the outbox is empty" : "nothing is on its way");
    return ExitCode.done;
  });

function render(entry: OutboxEntry, out: Output): string {
  const { id, state, envelope, subject, attempts, detail } = entry;
  const what = `${out.style("bold", id)}  ${state.padEnd(9)} to ${envelope.to}  ${subject}`;
  return detail === null ? what : `${what}\n    ${out.style("dim", `${attempts} attempts; ${detail}`)}`;
}
