/** `smb ingest [SOURCE…]`: takes in files, folders, globs, past mail and standard input. */
import type { App } from "../app.ts";
import { ExitCode, UserError } from "../errors.ts";
import { type Difference, ingest, type IngestDeps, type IngestReport } from "../knowledge/ingest.ts";
import { hashFile } from "../knowledge/loaders/files.ts";
import { plainOptions } from "../knowledge/loaders/formats.ts";
import { loadFile } from "../knowledge/loaders/index.ts";
import { detectLanguage } from "../mail/language.ts";
import { IngestSources, isThere } from "./ingest-sources.ts";
import type { Output } from "./output.ts";
import { progressBar } from "./progress.ts";
import type { CommonOptions, Run, Shell } from "./shell.ts";
import { withApp } from "./with-app.ts";

interface IngestOptions extends CommonOptions {
  readonly dryRun?: boolean;
  readonly prune?: boolean;
  readonly map?: string;
  readonly own?: readonly string[];
}

export const run: Run<IngestOptions> = (call, shell) =>
  withApp(shell, call, async (app) => {
    const { options, out } = call;
    const { prune = false, map, own } = options;
    const named = namedSources(call.args, app, prune);
    const sources = await IngestSources.of({ named, map, own, note: (text) => out.note(text) }, app, shell);
    try {
      return await takeIn(sources, app, options, out, shell);
    } finally {
      await sources.close();
    }
  });

async function takeIn(
  sources: IngestSources,
  app: App,
  { dryRun = false, prune = false }: IngestOptions,
  out: Output,
  shell: Shell,
): Promise<ExitCode> {
  const differences = new Differences();
  const bar = progressBar(out, "ingest", "records", shell.clock);
  const deps: IngestDeps = {
    ...(await ingestDeps(app, shell)),
    ...sources.reading,
    progress: ({ source, bytes, totalBytes, records }) =>
      bar.show({ done: bytes, total: totalBytes, items: records, what: source }),
    onDifference: (difference) => differences.add(difference),
  };
  const { notes, isStandIn } = await app.knowledge();
  for (const note of notes) out.note(note);
  const { files, roots } = sources;
  const request = { files, roots, dryRun, align: !isStandIn, isThere: prune ? isThere : undefined };
  const report = await ingest(request, deps);
  if (!dryRun && !shell.signal.aborted) await app.settleKnowledge();
  bar.end();
  if (sources.skipped > 0) out.note(`${sources.skipped} files of other formats were left out`);
  const whole = { ...report, errors: [...sources.problems, ...report.errors] };
  for (const { source, message } of whole.errors) out.note(`${source}: ${message}`);
  const shown = dryRun ? { ...whole, ...differences.report() } : whole;
  out.data(shown, () => [...(dryRun ? differences.lines(out) : []), render(whole, dryRun, out)].join("\n"));
  if (shell.signal.aborted) return ExitCode.interrupted;
  if (whole.errors.length === 0) return ExitCode.done;
  return whole.passages > 0 ? ExitCode.partial : ExitCode.failed;
}

function namedSources(args: readonly string[], app: App, prune: boolean): readonly string[] {
  const named = args.length > 0 ? args : (app.config?.knowledge.sources ?? []);
  if (named.length === 0 && !prune)
    throw new UserError(
      "no source was named",
      "`smb ingest faq.md policies/`, or list them under knowledge.sources in the configuration",
      ExitCode.usage,
    );
  return named;
}

/** What ingest works with on files, without a view of its progress. */
export async function ingestDeps(app: App, shell: Shell): Promise<IngestDeps> {
  const { search, chosen } = await app.knowledge();
  return {
    ...{ index: search.index, embedder: chosen, language: detectLanguage, hash: hashFile },
    load: ({ path, name }, from) => loadFile(path, name, { ...plainOptions, from }),
    progress: () => undefined,
    signal: shell.signal,
  };
}

/** More differences than a person reads are counted, not kept. */
const SHOWN = 1_000;
/** … and of these a terminal is given the first. */
const PRINTED = 50;

class Differences {
  private readonly first: Difference[] = [];
  private count = 0;

  add(difference: Difference): void {
    if (this.first.length < SHOWN) this.first.push(difference);
    this.count++;
  }

  report(): { differences: readonly Difference[]; more: number } {
    return { differences: this.first, more: this.count - this.first.length };
  }

  lines(out: Output): string[] {
    const sign = { added: "+", changed: "~", removed: "-" };
    const style = { added: "green", changed: "yellow", removed: "red" } as const;
    const lines = this.first
      .slice(0, PRINTED)
      .map(({ change, source, id, title }) =>
        out.style(style[change], [sign[change], id === "" ? source : id, title].join("  ")),
      );
    const more = this.count - lines.length;
    return more > 0 ? [...lines, `… and ${more} more`] : lines;
  }
}

function render(report: IngestReport, dryRun: boolean, out: Output): string {
  const { added, changed, unchanged, removed, passages, errors } = report;
  const counts = `${added} added, ${changed} changed, ${unchanged} unchanged, ${removed} removed`;
  const problems = errors.length === 0 ? "" : `; ${errors.length} could not be read`;
  const would = dryRun ? "Dry run, nothing was changed: " : "";
  return `${would}${out.style("bold", counts)} (${passages} passages)${problems}`;
}
