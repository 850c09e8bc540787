/** `smb eval retrieval --data FILE`: how often the right passage is found in what is ingested. */
import { resolve } from "node:path";
import * as z from "zod";
import { ExitCode, UserError } from "../errors.ts";
import { evaluateRetrieval, type Figures, type RetrievalCase } from "../eval/retrieval.ts";
import { rank } from "../knowledge/search.ts";
import { readNdjson } from "./ndjson.ts";
import { progressBar } from "./progress.ts";
import type { CommonOptions, Run } from "./shell.ts";
import { withApp } from "./with-app.ts";

interface EvalOptions extends CommonOptions {
  readonly data: string;
}

const retrievalCase = z.object({ query: z.string(), relevant: z.array(z.coerce.string()).min(1) });

export const run: Run<EvalOptions> = (call, shell) =>
  withApp(shell, call, async (app) => {
    const { options, out } = call;
    const cases: RetrievalCase[] = [];
    for await (const entry of readNdjson(resolve(shell.cwd, options.data), retrievalCase)) cases.push(entry);
    if (cases.length === 0)
      throw new UserError(`${options.data} holds no query`, "NDJSON {query, relevant: [id]}");
    const deps = await app.search();
    const bar = progressBar(out, "eval", shell.clock);
    const figures = await evaluateRetrieval(cases, {
      rank: (text, limit) => rank({ text, limit }, deps),
      kindOf: (name) => deps.index.kindOf(name),
      progress: (done, total) => bar.show(done, total, ""),
    });
    out.progress("");
    out.data({ figures }, () => render(figures));
    return ExitCode.done;
  });

const render = (figures: Figures): string =>
  Object.entries(figures)
    .map(
      ([name, { value, low, high, n }]) =>
        `${name.padEnd(16)} ${value.toFixed(3)}  (${low.toFixed(3)} to ${high.toFixed(3)}, n = ${n})`,
    )
    .join("\n");
