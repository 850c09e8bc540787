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
  readonly tag?: string;
  readonly language?: string;
  readonly since?: string;
  readonly until?: string;
  readonly by: string;
  readonly batch?: string;
}

const batchQuery = z.object({ id: z.union([z.string(), z.number()]), query: z.string() });

export const run: Run<SearchOptions> = (call, shell) =>
  withApp(shell, call, async (app) => {
    const { args, options, out } = call;
    const limit = wholeNumber(options.limit, "--limit");
    const { by, kind, tag } = options;
    const filter = {
      ...{ kind, tag, language: languageOption(options.language) },
      ...{
        since: beginningOfDate(options.since, "--since"),
        until: beginningOfDate(options.until, "--until"),
      },
    };
    if (by !== "passage" && by !== "source")
      throw new UserError(`--by ${by} is unknown`, "--by passage or --by source", ExitCode.usage);
    const deps = await app.search();
    const find = async (text: string): Promise<Hit[]> =>
      toHits(await rank({ text, limit, by, ...filter }, deps));
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

/** ISO 639-1; `de-AT` is `de`. */
function languageOption(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const code = /^([a-z]{2})(?:[-_].*)?$/i.exec(value)?.[1];
  if (code === undefined)
    throw new UserError(`--language ${value} is no language code`, "--language de", ExitCode.usage);
  return code.toLowerCase();
}

/** A date or its beginning, as it is compared. */
function beginningOfDate(value: string | undefined, option: string): string | undefined {
  if (value === undefined) return undefined;
  if (/^\d{4}(-\d{2}(-\d{2})?)?$/.test(value) && !Number.isNaN(Date.parse(value))) return value;
  throw new UserError(
    `${option} ${value} is no date`,
    `${option} 2026-05-31, 2026-05 or 2026`,
    ExitCode.usage,
  );
}

const render = (hits: readonly Hit[], out: Output): string =>
  hits.map((hit) => renderHit(hit, out)).join("\n");

function renderHit(hit: Hit, out: Output): string {
  const { rank: place, score, kind, id, title, text, disagreesWith, sameAs, contradictedBy } = hit;
  const head = `${place}. ${out.style("bold", title)}  ${out.style("dim", `${id} · ${kind} · ${score.toFixed(2)}`)}`;
  const lines = [head, `   ${text.replace(/\s+/gu, " ").slice(0, 200)}`];
  if (contradictedBy) lines.push(`   ${out.style("red", `contradicted by ${contradictedBy.join(", ")}`)}`);
  if (disagreesWith)
    lines.push(`   ${out.style("yellow", `newer than ${disagreesWith.join(", ")}, which says otherwise`)}`);
  if (sameAs) lines.push(`   ${out.style("dim", `the same stands in ${sameAs.join(", ")}`)}`);
  return lines.join("\n");
}
