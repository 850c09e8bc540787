/** `smb log [ID]`: the whole road of one message, or the latest messages. */
import type { App } from "../app.ts";
import { ExitCode } from "../errors.ts";
import { maskPrivate, maskStrings } from "../mail/private-data.ts";
import type { MessageRecord, StageRun } from "../pipeline/message-store.ts";
import { findMessageId } from "./find-message.ts";
import { wholeNumber } from "./numbers.ts";
import type { Output } from "./output.ts";
import type { CommonOptions, Run } from "./shell.ts";
import { withApp } from "./with-app.ts";

interface LogOptions extends CommonOptions {
  readonly limit: string;
}

export const run: Run<LogOptions> = (call, shell) =>
  withApp(shell, call, async (app) => {
    const { args, options, out } = call;
    const [prefix] = args;
    if (prefix === undefined) await listLatest(app, wholeNumber(options.limit, "--limit"), out);
    else await showRoad(app, await findMessageId(app, prefix), out);
    return ExitCode.done;
  });

async function listLatest(app: App, limit: number, out: Output): Promise<void> {
  const { messages } = await app.store();
  for (const record of await messages.list({ limit })) out.item(record, () => renderRecord(record, out));
}

// A log is copied into tickets and chats, so what is shown is masked; --json gives the record as it is.
const renderRecord = (record: MessageRecord, out: Output): string => {
  const { id, state, from, subject, reasons } = record;
  const sender = from?.address ?? "nobody";
  const head = `${out.style("bold", id)}  ${state.padEnd(11)} ${sender}  ${maskPrivate(subject)}`;
  return `${head}\n    ${out.style("dim", reasons.map(maskPrivate).join("; "))}`;
};

async function showRoad(app: App, id: string, out: Output): Promise<void> {
  const { messages, outbox } = await app.store();
  const record = await messages.find(id);
  if (record === null) throw new Error(`message ${id} vanished`);
  const runs = await messages.runs(id);
  const draft = await messages.openDraft(id);
  const delivery = await outbox.find(id);
  const joined = await messages.joinedTo(id);
  out.data({ message: record, runs, draft, delivery, joined }, () =>
    [
      renderRecord(record, out),
      joined.length === 0 ? "" : `answers    ${joined.join(", ")} too`,
      ...runs.map((run) => renderRun(run, out)),
      delivery === null
        ? ""
        : `delivery   ${delivery.state} (${delivery.attempts} attempts) ${delivery.detail ?? ""}`,
      draft === null ? "" : `\n${maskPrivate(draft.text)}`,
    ]
      .filter((part) => part !== "")
      .join("\n"),
  );
}

const SHOWN = 300;

function renderRun({ stage, outcome, startedAt, milliseconds }: StageRun, out: Output): string {
  const found = JSON.stringify(maskStrings(outcome));
  const short = found.length > SHOWN ? `${found.slice(0, SHOWN)}… (--json shows all)` : found;
  return `${stage.padEnd(10)} ${startedAt.toISOString()}  ${milliseconds} ms\n    ${out.style("dim", short)}`;
}
