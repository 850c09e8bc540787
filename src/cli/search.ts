/** `smb search QUERY`: finds passages; `--batch FILE` answers many queries, a line each. */
import { resolve } from "node:path";
import * as z from "zod";
import { ExitCode, UserError } from "../errors.ts";
import { type Hit, rank, toHits } from "../knowledge/search.ts";
import { readNdjson } from "./ndjson.ts";
import { wholeNumber } from "./numbers.ts";
import type { Output } from "./output.ts";
import type { CommonOptions, Run } from "./shell.ts";
import { withApp } from "./with-app.ts";

interface SearchOptions extends CommonOptions {
  readonly limit: string;
  readonly kind?: string;
  readonly by: string;
  readonly batch?: string;
}

const batchQuery = z.object({ id: z.union([z.string(), z.number()]), query: z.string() });

export const run: Run<SearchOptions> = (call, shell) =>
  withApp(shell, call, async (app) => {
    const { args, options, out } = call;
    const limit = wholeNumber(options.limit, "--limit");
    const { by, kind } = options;
    if (by !== "passage" && by !== "source")
      throw new UserError(`--by ${by} is unknown`, "--by passage or --by source", ExitCode.usage);
    const deps = await app.search();
    const find = async (text: string): Promise<Hit[]> => toHits(await rank({ text, limit, kind, by }, deps));
    if (options.batch !== undefined) {
      // A batch answers in NDJSON with or without --json: it is for scripts.
      for await (const { id, query } of readNdjson(resolve(shell.cwd, options.batch), batchQuery))
        out.line({ id, hits: await find(query) });
      return ExitCode.done;
    }
    const [query] = args;
    if (query === undefined)
      throw new UserError("no query was given", 'smb search "how long does delivery take"', ExitCode.usage);
    const hits = await find(query);
    out.data({ query, hits }, () => render(hits, out));
    if (hits.length === 0) out.note("nothing was found; `smb status` says how much is known");
    return ExitCode.done;
  });

const render = (hits: readonly Hit[], out: Output): string =>
  hits
    .map(({ rank: place, score, kind, id, title, text }) => {
      const head = `${place}. ${out.style("bold", title)}  ${out.style("dim", `${id} · ${kind} · ${score.toFixed(2)}`)}`;
      return `${head}\n   ${text.replace(/\s+/gu, " ").slice(0, 200)}`;
    })
    .join("\n");
