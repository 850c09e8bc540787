/** `smb review`: the waiting messages one by one. */
import type { App } from "../app.ts";
import { ExitCode } from "../errors.ts";
import { addErratum } from "../knowledge/errata.ts";
import { maskPrivate, maskThoseOf } from "../mail/private-data.ts";
import { approve, reject } from "../pipeline/approve.ts";
import { type ItemDeps, loadItem } from "../review/item.ts";
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
      for (const record of await messages.list({ states: ["review", "hold"], limit: LIMIT })) {
        const item = await loadItem(record.id, itemDeps(app, messages));
        if (item === null) continue;
        const { draft, earlier, recipient, warnings } = item;
        call.out.line({ ...record, draft, earlier, recipient, warnings });
      }
      return ExitCode.done;
    }
    const tally = await review(app, call.out, shell);
    const queued = (await outbox.countByState()).get("queued") ?? 0;
    call.out.note(`${tally.approved} approved, ${tally.rejected} rejected, ${tally.skipped} skipped`);
    if (queued > 0 && !app.dryRun) call.out.note(`${queued} wait in the outbox; \`smb watch\` sends them`);
    return ExitCode.done;
  });

const itemDeps = (app: App, messages: ItemDeps["messages"]): ItemDeps => {
  const { signature, language } = app.mustBeConfigured().owner;
  return { messages, signature, ownerLanguage: language, ownAddresses: app.ownAddresses };
};

/** The plain reviewer on this terminal; `smb demo` offers it too. */
export async function review(app: App, out: Output, shell: Shell): Promise<ReviewTally> {
  const { messages } = await app.store();
  const deps = await app.approve();
  const waiting = (await messages.list({ states: ["review", "hold"], limit: LIMIT }))
    .map(({ id }) => id)
    .reverse();
  if (waiting.length === 0) out.note("nothing waits for you");
  const lines = lineReader(shell);
  try {
    return await reviewPlain({
      waiting,
      load: (id) => loadItem(id, itemDeps(app, messages)),
      approve: (id, text, shownDraft) => approve(id, text, deps, { shownDraft }),
      reject: (id, reason) => reject(id, reason, deps),
      edit: (text) => lines.pausedFor(() => editText(text, shell)),
      remember: async (question, answer) => {
        // What is learned from one customer is read by others; the owner's own number in the answer is meant for them.
        const learned = {
          question: maskPrivate(question),
          answer: maskThoseOf(answer, question),
          at: shell.clock.now(),
        };
        await addErratum(learned, await app.errata());
      },
      ask: lines.ask,
      print: (text) => out.data(null, () => text),
      paint: (style, text) => out.style(style, text),
    });
  } finally {
    lines.close();
  }
}
