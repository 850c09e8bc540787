/** `smb replay ID`: the road of a message on record once more, with what comes out differently. */
import type { App } from "../app.ts";
import type { Instead } from "../app-generation.ts";
import { ExitCode, UserError } from "../errors.ts";
import { advance, rehearse } from "../pipeline/advance.ts";
import type { Outcomes } from "../pipeline/journey.ts";
import {
  type Comparison,
  compareRuns,
  type DraftLine,
  recordedResult,
  rehearsedResult,
} from "../pipeline/replay.ts";
import { findMessageId } from "./find-message.ts";
import { renderCall } from "./log.ts";
import { modelTarget } from "./model-target.ts";
import type { Output } from "./output.ts";
import type { CommonOptions, Run } from "./shell.ts";
import { withApp } from "./with-app.ts";

interface ReplayOptions extends CommonOptions {
  /** A model to write with instead of the configured one: as for `smb models use`, or `none`. */
  readonly model?: string;
  /** A folder of templates in place of the configured ones. */
  readonly prompt?: string;
  readonly restart?: boolean;
}

export const run: Run<ReplayOptions> = (call, shell) =>
  withApp(shell, call, async (app) => {
    const { args, options, out } = call;
    const id = await findMessageId(app, args[0] ?? "");
    if (options.restart) {
      if (options.model !== undefined || options.prompt !== undefined)
        throw new UserError(
          "--restart takes the message along the road as it is configured",
          "leave --model and --prompt out, or change the configuration",
          ExitCode.usage,
        );
      return restart(app, id, out);
    }
    const { model, prompt: prompts } = options;
    return compare(app, id, { model: model && modelTarget(model, shell), prompts }, out);
  });

async function compare(app: App, id: string, instead: Instead, out: Output): Promise<ExitCode> {
  const { messages } = await app.store();
  const record = await messages.find(id);
  const raw = await messages.raw(id);
  if (record === null || raw === null) throw new Error(`message ${id} vanished`);
  const deps = await app.rehearsal(instead);
  const rehearsal = await rehearse(id, raw, deps, record.arrivedAt);
  const outcomes = Object.fromEntries(await messages.outcomes(id)) as Outcomes;
  const comparison = compareRuns(recordedResult(record, outcomes), rehearsedResult(rehearsal));
  const { timings, calls } = rehearsal;
  out.data({ id, state: record.state, ...comparison, timings, calls }, () =>
    [renderComparison(comparison, out), ...calls.map((one) => renderCall(one, out))].join("\n"),
  );
  return ExitCode.done;
}

async function restart(app: App, id: string, out: Output): Promise<ExitCode> {
  const { messages, outbox } = await app.store();
  const before = await messages.find(id);
  if (!(await messages.restart(id))) {
    const isAnswered = (await outbox.find(id)) !== null;
    throw new UserError(
      isAnswered
        ? `${id} has a reply in the outbox already`
        : `${id} is ${before?.state ?? "gone"}: only a message that waits, or that was put aside, ignored or rejected, is started again`,
      `\`smb log ${id}\` shows its road`,
    );
  }
  const record = await advance(id, await app.advance());
  if (record === null) throw new Error(`message ${id} vanished`);
  const { state, reasons } = record;
  out.data(
    { id, before: before?.state ?? null, state, reasons },
    () => `${id}: ${before?.state ?? ""} → ${state}  ${reasons.join("; ")}`,
  );
  return ExitCode.done;
}

function renderComparison({ before, after, changed, draftLines }: Comparison, out: Output): string {
  if (changed.length === 0) return "nothing comes out differently";
  const fields = changed
    .filter((name) => name !== "draft")
    .flatMap((name) => [out.style("bold", name), `  - ${told(before[name])}`, `  + ${told(after[name])}`]);
  const draft = draftLines.length === 0 ? [] : [out.style("bold", "draft"), ...draftLines.map(line(out))];
  return [...fields, ...draft].join("\n");
}

const told = (value: string | readonly string[] | null): string =>
  value === null || value.length === 0 ? "none" : typeof value === "string" ? value : value.join("; ");

const line =
  (out: Output) =>
  ({ mark, text }: DraftLine): string =>
    mark === " " ? out.style("dim", `    ${text}`) : `  ${mark} ${text}`;
