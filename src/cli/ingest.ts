/** `smb ingest [SOURCE…]`: takes files and folders of knowledge in. */
import { resolve } from "node:path";
import type { App } from "../app.ts";
import { ExitCode, UserError } from "../errors.ts";
import { indexErrata } from "../knowledge/errata.ts";
import { ingest, type IngestDeps, type IngestReport } from "../knowledge/ingest.ts";
import { hashFile, listSources } from "../knowledge/loaders/files.ts";
import { loadFile } from "../knowledge/loaders/index.ts";
import { detectLanguage } from "../mail/language.ts";
import type { Output } from "./output.ts";
import { progressBar } from "./progress.ts";
import type { CommonOptions, Run, Shell } from "./shell.ts";
import { withApp } from "./with-app.ts";

interface IngestOptions extends CommonOptions {
  readonly dryRun?: boolean;
}

export const run: Run<IngestOptions> = (call, shell) =>
  withApp(shell, call, async (app) => {
    const { args, options, out } = call;
    const named =
      args.length > 0 ? args.map((path) => resolve(shell.cwd, path)) : (app.config?.knowledge.sources ?? []);
    if (named.length === 0)
      throw new UserError(
        "no source was named",
        "`smb ingest faq.md policies/`, or list them under knowledge.sources in the configuration",
        ExitCode.usage,
      );
    const { files, roots, problems, skipped } = await listSources(named);
    const dryRun = options.dryRun ?? false;
    const report = await ingest({ files, roots, dryRun }, await ingestDeps(app, out, shell));
    if (!dryRun) await indexErrata(await app.errata());
    out.progress("");
    if (skipped > 0) out.note(`${skipped} files of other formats were left out`);
    const whole = { ...report, errors: [...problems, ...report.errors] };
    for (const { source, message } of whole.errors) out.note(`${source}: ${message}`);
    out.data(whole, () => render(whole, dryRun, out));
    if (whole.errors.length === 0) return ExitCode.done;
    return whole.passages > 0 ? ExitCode.partial : ExitCode.failed;
  });

/** What ingest works with, its progress on this terminal. */
export async function ingestDeps(app: App, out: Output, shell: Shell): Promise<IngestDeps> {
  const bar = progressBar(out, "ingest", shell.clock);
  return {
    ...(await app.search()),
    load: (file) => loadFile(file.path, file.name),
    hash: hashFile,
    language: detectLanguage,
    progress: (file, done, total) => bar.show(done, total, file.name),
    signal: shell.signal,
  };
}

function render(report: IngestReport, dryRun: boolean, out: Output): string {
  const { added, changed, unchanged, removed, passages, errors } = report;
  const counts = `${added} added, ${changed} changed, ${unchanged} unchanged, ${removed} removed`;
  const problems = errors.length === 0 ? "" : `; ${errors.length} could not be read`;
  const would = dryRun ? "Dry run, nothing was changed: " : "";
  return `${would}${out.style("bold", counts)} (${passages} passages)${problems}`;
}
