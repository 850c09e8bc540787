/** One run of `smb eval retrieval` on one home: the data sets, or the owner's own past questions where there are none. */
import type { App } from "../app.ts";
import { ExitCode, UserError } from "../errors.ts";
import { folds } from "../eval/folds.ts";
import { seededRandom } from "../eval/metrics.ts";
import { type OwnPairs, ownPairs } from "../eval/own-pairs.ts";
import { evaluateRetrieval, type QueryResult } from "../eval/retrieval.ts";
import { withhold } from "../eval/withhold.ts";
import { rank, type SearchDeps } from "../knowledge/search.ts";
import { detectLanguage } from "../mail/language.ts";
import type { DataSet } from "./eval-data.ts";
import type { Output } from "./output.ts";
import { progressBar } from "./progress.ts";
import type { Shell } from "./shell.ts";

/** The name of the set that is made of the owner's own past questions. */
const OWN = "own";

export interface Ran {
  readonly results: readonly QueryResult[];
  /** Past questions that cannot be asked again, because nothing else on record answers them. */
  readonly leftOut: number;
  /** Names what searched. */
  readonly embedder: string;
}

/** `limit` counts for the owner's own questions alone: a data set is asked whole. */
export async function runRetrieval(
  app: App,
  request: { readonly sets: readonly DataSet[]; readonly limit: number },
  out: Output,
  shell: Shell,
): Promise<Ran> {
  const deps = await app.search();
  const { index, embedder } = deps;
  if (((await index.embedderId()) ?? embedder.id) !== embedder.id)
    out.note(
      `the knowledge has no vectors of ${embedder.id} yet: words alone decide; \`smb ingest\` makes them`,
    );
  const bar = progressBar(out, "eval", "queries", shell.clock);
  const results: QueryResult[] = [];
  const ask = async (
    name: string,
    cases: DataSet["cases"],
    search: SearchDeps,
    all: number,
  ): Promise<void> => {
    const before = results.length;
    const found = await evaluateRetrieval(name, cases, {
      rank: async (text, { withheld, ...asked }) =>
        rank({ text, ...asked }, { ...search, index: await withhold(index, withheld) }),
      namesPassage: async (names) => {
        const records = await index.resolve(names);
        return names.some((name) =>
          (records.get(name) ?? []).some((record) => name.startsWith(`${record}#`)),
        );
      },
      kindOf: (id) => index.kindOf(id),
      languageOf: (text) => detectLanguage(text),
      progress: (done) => {
        bar.show({ done: before + done, total: all, what: name });
      },
    });
    results.push(...found);
  };
  let leftOut = 0;
  if (request.sets.length === 0) {
    const own = await ownCases(app, request.limit);
    leftOut = own.leftOut;
    const now = (): number => shell.clock.now().getTime();
    for await (const fold of folds(own.cases, deps, now))
      await ask(OWN, fold.cases, fold.deps, own.cases.length);
  } else {
    const all = request.sets.reduce((sum, { cases }) => sum + cases.length, 0);
    for (const { name, cases } of request.sets) await ask(name, cases, deps, all);
  }
  bar.end();
  return { results, leftOut, embedder: embedder.id };
}

async function ownCases(app: App, limit: number): Promise<OwnPairs> {
  const { index } = await app.search();
  // The same draw in every run: two runs are to be compared.
  const own = await ownPairs(index, { limit, random: seededRandom(1) });
  if (own.cases.length > 0) return own;
  throw new UserError(
    own.leftOut === 0
      ? "no past question is on record"
      : `none of the ${own.leftOut} past questions on record can be tested: none cites a source, and no two were answered alike`,
    "--data FILE asks your own: NDJSON {query, relevant: [id]}",
    ExitCode.usage,
  );
}
