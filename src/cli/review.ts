/** `smb review`: the waiting messages one by one. */
import type { App } from "../app.ts";
import { ExitCode } from "../errors.ts";
import { addErratum } from "../knowledge/errata.ts";
import { approve, reject } from "../pipeline/approve.ts";
import { loadItem } from "../review/item.ts";
import { reviewPlain, type ReviewTally } from "../review/plain.ts";
import { editText } from "./editor.ts";
import { lineReader } from "./lines.ts";
import type { Output } from "./output.ts";
import type { Run, Shell } from "./shell.ts";
import { withApp } from "./with-app.ts";

const LIMIT = 1000;

export const run: Run = (call, shell) =>
  withApp(shell, call, async (app) => {
    app.mustBeConfigured();
    const { messages, outbox } = await app.store();
    if (call.out.json) {
      for (const record of await messages.list({ states: ["review", "hold"], limit: LIMIT }))
        call.out.line({ ...record, draft: await messages.openDraft(record.id) });
      return ExitCode.done;
    }
    const tally = await review(app, call.out, shell);
    const queued = (await outbox.countByState()).get("queued") ?? 0;
    call.out.note(`${tally.approved} approved, ${tally.rejected} rejected, ${tally.skipped} skipped`);
    if (queued > 0 && !app.dryRun) call.out.note(`${queued} wait in the outbox; \`smb watch\` sends them`);
    return ExitCode.done;
  });

/** The plain reviewer on this terminal; `smb demo` offers it too. */
export async function review(app: App, out: Output, shell: Shell): Promise<ReviewTally> {
  const { messages } = await app.store();
  const deps = await app.approve();
  const owner = app.mustBeConfigured().owner;
  const waiting = (await messages.list({ states: ["review", "hold"], limit: LIMIT }))
    .map(({ id }) => id)
    .reverse();
  if (waiting.length === 0) out.note("nothing waits for you");
  const lines = lineReader(shell);
  try {
    return await reviewPlain({
      waiting,
      load: (id) =>
        loadItem(id, {
          messages,
          signature: owner.signature,
          ownerLanguage: owner.language,
          ownAddresses: app.ownAddresses,
        }),
      approve: (id, text) => approve(id, text, deps),
      reject: (id, reason) => reject(id, reason, deps),
      edit: (text) => lines.pausedFor(() => editText(text, shell)),
      remember: async (question, answer) => {
        await addErratum({ question, answer, at: shell.clock.now() }, await app.errata());
      },
      ask: lines.ask,
      print: (text) => out.data(null, () => text),
      paint: (style, text) => out.style(style, text),
    });
  } finally {
    lines.close();
  }
}
