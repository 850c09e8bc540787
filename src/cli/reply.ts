/** `smb reply FILE | ID | -`: drafts a reply and shows it. Nothing is stored, nothing is sent. */
import { access } from "node:fs/promises";
import { resolve } from "node:path";
import type { App } from "../app.ts";
import { ExitCode } from "../errors.ts";
import { toHits } from "../knowledge/search.ts";
import { messageIdentity } from "../mail/identity.ts";
import { replyRecipient } from "../mail/recipient.ts";
import { type Rehearsal, rehearse } from "../pipeline/advance.ts";
import { findMessageId } from "./find-message.ts";
import type { Output } from "./output.ts";
import { readMail } from "./read-mail.ts";
import type { Run, Shell } from "./shell.ts";
import { withApp } from "./with-app.ts";

export const run: Run = (call, shell) =>
  withApp(shell, call, async (app) => {
    const raw = await rawMail(call.args[0] ?? "-", app, shell);
    const rehearsal = await rehearse(messageIdentity(raw), raw, await app.advance());
    const shown = show(rehearsal, app.ownAddresses);
    call.out.data(shown, () => render(shown, call.out));
    return ExitCode.done;
  });

/** A file of that name, else the message of that id. */
async function rawMail(name: string, app: App, shell: Shell): Promise<Uint8Array> {
  const isFile = await access(resolve(shell.cwd, name)).then(
    () => true,
    () => false,
  );
  if (name === "-" || isFile || /[/\\.]/u.test(name)) return readMail(name, shell);
  const id = await findMessageId(app, name);
  const { messages } = await app.store();
  const raw = await messages.raw(id);
  if (raw === null) throw new Error(`message ${id} has no bytes on record`);
  return raw;
}

function show(
  { journey: { message, outcomes }, result, timings }: Rehearsal,
  ownAddresses: readonly string[],
) {
  const { triage, write, gate } = outcomes;
  return {
    messageId: message.messageId,
    to: replyRecipient(message, ownAddresses).address,
    subject: message.subject,
    triage: triage ?? null,
    draft: write?.draft ?? null,
    sources: toHits(write?.sources ?? []),
    confidence: write?.confidence ?? 0,
    decision: gate?.decision ?? "hold",
    reasons: result.reasons,
    writer: write?.writer ?? null,
    timings,
  };
}

function render(shown: ReturnType<typeof show>, out: Output): string {
  const { to, subject, triage, draft, sources, decision, reasons } = shown;
  const about =
    triage === null ? "" : `${triage.intent} · ${triage.priority} · ${triage.language ?? "unknown language"}`;
  return [
    out.style("bold", `${decision}: ${subject}`),
    ...reasons.map((reason) => `  ${reason}`),
    out.style("dim", `to ${to?.address ?? "nobody"}${about === "" ? "" : ` · ${about}`}`),
    "",
    draft?.text ?? "(no draft)",
    "",
    ...sources.map(({ id, title }) => out.style("dim", `[${id}] ${title}`)),
  ].join("\n");
}
