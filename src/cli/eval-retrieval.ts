/** `smb eval retrieval`: how often the right passage is found; `--compare A B`: which of two configurations finds more. */
import { stat, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { errorText, ExitCode, UserError } from "../errors.ts";
import { compare } from "../eval/compare.ts";
import { renderReport, type ReportRequest } from "../eval/report.ts";
import { figuresOf, type QueryResult, worstOf } from "../eval/retrieval.ts";
import { type DataSet, readDataSets, readResults } from "./eval-data.ts";
import { renderFigures } from "./eval-figures.ts";
import { type Ran, runRetrieval } from "./eval-run.ts";
import { wholeNumber } from "./numbers.ts";
import type { Output } from "./output.ts";
import type { CommonOptions, Run, Shell } from "./shell.ts";
import { withApp } from "./with-app.ts";

interface EvalOptions extends CommonOptions {
  readonly data?: readonly string[];
  /** Two configuration files, homes, or results of `--ndjson`. */
  readonly compare?: readonly string[];
  readonly limit?: string;
  readonly worst?: string;
  readonly ndjson?: string;
  readonly html?: string;
}

/** As many of the owner's own questions are asked where `--limit` does not say otherwise. */
const OWN_QUESTIONS = "1000";
/** How many of the worst queries the page lists where `--worst` does not say otherwise. */
const WORST_ON_PAGE = "50";

export const run: Run<EvalOptions> = async (call, shell) => {
  const { options, out } = call;
  const sets = await readDataSets(options.data ?? [], shell);
  const limit = wholeNumber(options.limit ?? OWN_QUESTIONS, "--limit");
  if (options.compare !== undefined) return runComparison(options.compare, { sets, limit }, call, shell);
  return withApp(shell, call, async (app) => {
    const ran = await runRetrieval(app, { sets, limit }, out, shell);
    const { results, leftOut } = ran;
    if (leftOut > 0) out.note(`${leftOut} past questions were left out: nothing else on record answers them`);
    await save(options, { results, about: aboutRun(ran), title: "How well smb finds" }, shell);
    const figures = figuresOf(results);
    const worst = worstAsked(results, options);
    out.data({ figures, ...(sets.length === 0 ? { leftOut } : {}), ...worst }, () =>
      [renderFigures(figures), ...(worst.worst ?? []).map((result) => renderWorst(result, out))].join("\n"),
    );
    return ExitCode.done;
  });
};

type Request = Parameters<typeof runRetrieval>[1];
type Call = Parameters<Run<EvalOptions>>[0];

async function runComparison(
  named: readonly string[],
  request: Request,
  call: Call,
  shell: Shell,
): Promise<ExitCode> {
  const { options, out } = call;
  const [a, b, ...more] = named;
  if (a === undefined || b === undefined || more.length > 0)
    throw new UserError("--compare wants two", "--compare before.ndjson after.ndjson", ExitCode.usage);
  const before = await resultsOf(a, request, call, shell);
  const results = await resultsOf(b, request, call, shell);
  const of = compare(before, results);
  if (of.unpaired > 0)
    out.note(`${of.unpaired} results of queries that only one of the two has are left out`);
  const about = [`${results.length} queries`];
  await save(
    options,
    { results, about, title: "How well smb finds: B against A", comparison: { a, b, of } },
    shell,
  );
  const worst = worstAsked(results, options);
  const { figures, unpaired } = of;
  out.data({ a, b, figures, unpaired, ...worst }, () =>
    [
      renderFigures(figures),
      ...of.moved
        .slice(0, Number(options.worst ?? 0))
        .map(({ query, before: from, after: to }) => `${from ?? "none"} → ${to ?? "none"}: ${brief(query)}`),
    ].join("\n"),
  );
  return ExitCode.done;
}

/** What a side of a comparison says: results of an earlier run, else a run on that home or with that configuration. */
async function resultsOf(
  name: string,
  request: Request,
  { options, out }: Call,
  shell: Shell,
): Promise<readonly QueryResult[]> {
  if (/\.(?:ndjson|jsonl)$/iu.test(name)) return onlySets(await readResults(name, shell), request.sets);
  const path = resolve(shell.cwd, name);
  const kind = await stat(path).catch((error: unknown) => {
    throw new UserError(
      `${name} cannot be read: ${errorText(error)}`,
      "--compare takes configuration files, homes (folders), or files of --ndjson",
      ExitCode.usage,
    );
  });
  const side = kind.isDirectory()
    ? { shell: { ...shell, env: { ...shell.env, SMB_HOME: path } }, options }
    : { shell, options: { ...options, config: path } };
  let results: readonly QueryResult[] = [];
  await withApp(side.shell, { options: side.options, out }, async (app) => {
    ({ results } = await runRetrieval(app, request, out, shell));
    return ExitCode.done;
  });
  return results;
}

/** Of saved results those of the data sets that were named, where some were. */
const onlySets = (results: readonly QueryResult[], sets: readonly DataSet[]): readonly QueryResult[] =>
  sets.length === 0 ? results : results.filter(({ set }) => sets.some(({ name }) => name === set));

const aboutRun = ({ results, leftOut, embedder }: Ran): string[] => [
  `${results.length} queries`,
  embedder,
  ...(leftOut > 0 ? [`${leftOut} past questions left out: nothing else on record answers them`] : []),
];

/** The files that were asked for. */
async function save(
  { ndjson, html, worst = WORST_ON_PAGE }: EvalOptions,
  report: Omit<ReportRequest, "worst">,
  shell: Shell,
): Promise<void> {
  if (ndjson !== undefined)
    await write(ndjson, report.results.map((result) => `${JSON.stringify(result)}\n`).join(""), shell);
  if (html !== undefined)
    await write(html, renderReport({ ...report, worst: wholeNumber(worst, "--worst") }), shell);
}

/** For its owner alone: queries are customers' words. */
const write = (file: string, text: string, { cwd }: Shell): Promise<void> =>
  writeFile(resolve(cwd, file), text, { mode: 0o600 }).catch((error: unknown) => {
    throw new UserError(`${file} cannot be written: ${errorText(error)}`, "name another file");
  });

function worstAsked(
  results: readonly QueryResult[],
  { worst }: EvalOptions,
): { readonly worst?: readonly QueryResult[] } {
  return worst === undefined ? {} : { worst: worstOf(results, wholeNumber(worst, "--worst")) };
}

function renderWorst({ query, relevant, rank, found }: QueryResult, out: Output): string {
  const instead = found.filter((hit) => !hit.relevant).slice(0, 3);
  return [
    `${out.style("bold", brief(query))}  ${out.style("dim", rank === null ? "not found" : `place ${rank}`)}`,
    `  to be found: ${brief(relevant.join(", "))}`,
    ...instead.map(({ id, title, score }) => `  found: ${score.toFixed(2)} ${brief(title)} (${id})`),
  ].join("\n");
}

const brief = (text: string): string => {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length <= 110 ? line : `${line.slice(0, 109)}…`;
};
