/** `smb demo`: the whole road on a sample mailbox, offline, in a scratch folder. */
import type { App } from "../../app.ts";
import { openApp } from "../../open-app.ts";
import { ExitCode } from "../../errors.ts";
import { ingest, type IngestReport } from "../../knowledge/ingest.ts";
import { listSources } from "../../knowledge/loaders/files.ts";
import { approve } from "../../pipeline/approve.ts";
import { type Round, watchRound } from "../../pipeline/watch.ts";
import { ingestDeps } from "../ingest.ts";
import type { Output } from "../output.ts";
import { review } from "../review.ts";
import { lineReader } from "../lines.ts";
import type { CommonOptions, Run, Shell } from "../shell.ts";
import { type DemoRow, readRows } from "./rows.ts";
import { makeScratch, type Scratch } from "./scratch.ts";
import { score, type Score } from "./score.ts";
import { renderTable } from "./table.ts";

interface DemoOptions extends CommonOptions {
  readonly yes?: boolean;
  readonly home?: string;
}

export const run: Run<DemoOptions> = async ({ options, out }, shell) => {
  const scratch = await makeScratch(options.home, shell.cwd);
  const app = await openApp({ ...shell, env: { ...shell.env, SMB_HOME: scratch.home }, cwd: scratch.home });
  try {
    const knowledge = await takeIn(app, scratch, out, shell);
    await round(app, out, shell);
    const rows = await readRows(app, scratch);
    if (!out.json) show(rows, knowledge, out, shell);
    const approved = await decide(app, rows, options, out, shell);
    if (approved > 0) await round(app, out, shell);
    const summary = await summarise(app, scratch, knowledge, rows);
    out.data({ mails: rows, summary }, () => renderSummary(summary, out));
    return ExitCode.done;
  } finally {
    await app.close();
  }
};

async function takeIn(app: App, { knowledge }: Scratch, out: Output, shell: Shell): Promise<IngestReport> {
  const { files, roots } = await listSources([knowledge]);
  const report = await ingest({ files, roots, dryRun: false }, await ingestDeps(app, shell));
  out.progress("");
  return report;
}

/** A round of the real watch: what is in the sample mailbox is taken in, what was approved is delivered. */
async function round(app: App, out: Output, shell: Shell): Promise<Round> {
  const report = { moved: () => undefined, problem: (text: string) => out.note(text) };
  return watchRound(await app.watch({ since: new Date(0), report, signal: shell.signal }));
}

function show(rows: readonly DemoRow[], knowledge: IngestReport, out: Output, shell: Shell): void {
  const { added, passages } = knowledge;
  out.data(null, () => `Knowledge: ${added} records, ${passages} passages. Mailbox: ${rows.length} mails.\n`);
  out.data(null, () => renderTable(rows, shell.stdout.isTTY ? shell.stdout.columns : 120, out));
}

/** Approves what is ready (`--yes`), or asks the person; gives how many were approved. */
async function decide(
  app: App,
  rows: readonly DemoRow[],
  options: DemoOptions,
  out: Output,
  shell: Shell,
): Promise<number> {
  if (options.yes) return approveReady(app);
  if (!shell.interactive || out.json) return 0;
  const ready = rows.filter(({ decision }) => decision === "review").length;
  const lines = lineReader(shell);
  const answer = await lines.ask(`\nReview the ${ready} drafts now? [y]es  [a]pprove all  [N]o > `);
  lines.close();
  if (/^a/iu.test(answer ?? "")) return approveReady(app);
  return /^y/iu.test(answer ?? "") ? (await review(app, out, shell)).approved : 0;
}

async function approveReady(app: App): Promise<number> {
  const { messages } = await app.store();
  const deps = await app.approve();
  let approved = 0;
  for (const { id } of await messages.list({ states: ["review"], limit: 1000 })) {
    const draft = await messages.openDraft(id);
    if (draft !== null && (await approve(id, draft.text, deps))) approved++;
  }
  return approved;
}

interface Summary extends Score {
  readonly home: string;
  readonly outbox: string;
  readonly passages: number;
  readonly ready: number;
  readonly held: number;
  readonly ignored: number;
  readonly delivered: number;
}

async function summarise(
  app: App,
  { home, outbox }: Scratch,
  { passages }: IngestReport,
  rows: readonly DemoRow[],
): Promise<Summary> {
  const store = await app.store();
  const count = (decision: DemoRow["decision"]): number =>
    rows.filter((row) => row.decision === decision).length;
  return {
    home,
    outbox,
    passages,
    ready: count("review"),
    held: count("hold"),
    ignored: count("none"),
    delivered: (await store.outbox.countByState()).get("sent") ?? 0,
    ...score(rows.map((row) => ({ result: row, expected: row.expected }))),
  };
}

function renderSummary(summary: Summary, out: Output): string {
  const { mails, ready, held, ignored, delivered, verdictsRight, decisionsRight, sourcesRight } = summary;
  return [
    "",
    out.style(
      "bold",
      `${mails} mails: ${ready} drafts ready for review, ${held} held for a person, ${ignored} not answered`,
    ),
    `Against the answer key: ${verdictsRight} of ${mails} verdicts, ${decisionsRight} decisions and ${sourcesRight} sources are right.`,
    delivered > 0
      ? `${delivered} approved replies were delivered to ${summary.outbox}`
      : "Nothing was sent. `smb demo --yes` approves what is ready and delivers it to a scratch Maildir.",
    out.style(
      "dim",
      `Scratch home: ${summary.home}  (look around with SMB_HOME=${summary.home} smb log; delete it when done)`,
    ),
  ].join("\n");
}
