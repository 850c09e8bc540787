/** `smb reply FILE | ID | -`: drafts a reply and shows it. Nothing is stored, nothing is sent. */
import { ExitCode } from "../errors.ts";
import { toHits } from "../knowledge/search.ts";
import { messageIdentity } from "../mail/identity.ts";
import { recipientOf } from "../pipeline/recipient.ts";
import { type Rehearsal, rehearse } from "../pipeline/advance.ts";
import { readFileOrMessage } from "./file-or-message.ts";
import { tellOfModels } from "./model-notes.ts";
import type { Output } from "./output.ts";
import type { Run } from "./shell.ts";
import { withApp } from "./with-app.ts";

export const run: Run = (call, shell) =>
  withApp(shell, call, async (app) => {
    await tellOfModels(app, call.out);
    const raw = await readFileOrMessage(call.args[0] ?? "-", app, shell);
    const rehearsal = await rehearse(messageIdentity(raw), raw, await app.advance());
    const shown = show(rehearsal, app.ownAddresses);
    call.out.data(shown, () => render(shown, call.out));
    return ExitCode.done;
  });

function show(
  { journey: { message, outcomes }, result, timings }: Rehearsal,
  ownAddresses: readonly string[],
) {
  const { triage, write, gate } = outcomes;
  return {
    messageId: message.messageId,
    to: recipientOf(message, outcomes.screen, ownAddresses).address,
    subject: message.subject,
    triage: triage ?? null,
    draft: write?.draft ?? null,
    sources: toHits(write?.sources ?? []),
    confidence: gate?.confidence ?? write?.answerability ?? 0,
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
