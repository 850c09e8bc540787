/** `smb log [ID]`: the whole road of one message, or the latest messages. */
import type { App } from "../app.ts";
import { ExitCode } from "../errors.ts";
import type { ModelCall } from "../generation/model-call.ts";
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
        : `delivery   ${delivery.state} (${delivery.attempts} attempts) ${maskPrivate(delivery.detail ?? "")}`,
      draft === null ? "" : `\n${maskPrivate(draft.text)}`,
    ]
      .filter((part) => part !== "")
      .join("\n"),
  );
}

const SHOWN = 300;

function renderRun({ stage, outcome, startedAt, milliseconds, calls }: StageRun, out: Output): string {
  const head = `${stage.padEnd(10)} ${startedAt.toISOString()}  ${milliseconds} ms`;
  const found = shortened(JSON.stringify(maskStrings(outcome)));
  return [head, `    ${out.style("dim", found)}`, ...calls.map((call) => renderCall(call, out))].join("\n");
}

/** What a model was asked, and what it said. */
export function renderCall(call: ModelCall, out: Output): string {
  const { purpose, model, prompt, passages, parameters, milliseconds, usage, finish, failure, output } = call;
  const tokens =
    usage === null
      ? ""
      : ` · ${usage.promptTokens ?? "?"} tokens in (${usage.cachedTokens ?? 0} kept), ${usage.outputTokens ?? "?"} out`;
  const price = usage?.cost ?? null;
  const cost = price === null ? "" : ` · costs ${price.toFixed(6)}`;
  const shown = passages.length === 0 ? "" : ` · shown ${passages.join(", ")}`;
  const ended = failure === null ? (finish ?? "") : `${failure.kind}: ${failure.message}`;
  return [
    `  ${purpose.padEnd(8)} ${model} · ${prompt} · seed ${parameters.seed} · ${milliseconds} ms${tokens}${cost}${shown}`,
    `    ${out.style("dim", `${ended}${output === null ? "" : ` ${shortened(maskPrivate(output))}`}`)}`,
  ].join("\n");
}

const shortened = (text: string): string =>
  text.length > SHOWN ? `${text.slice(0, SHOWN)}… (--json shows all)` : text;
