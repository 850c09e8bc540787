/** What `smb eval retrieval` asks: data sets from files, and results of earlier runs. */
import { basename, extname, resolve } from "node:path";
import * as z from "zod";
import { UserError } from "../errors.ts";
import type { QueryResult, RetrievalCase } from "../eval/retrieval.ts";
import { readNdjson } from "./ndjson.ts";
import type { Shell } from "./shell.ts";

export interface DataSet {
  readonly name: string;
  readonly cases: readonly RetrievalCase[];
}

const retrievalCase = z.object({
  query: z.string(),
  relevant: z.array(z.coerce.string()).min(1),
  language: z.string().nullish(),
});

/** The data sets in these files, each under its file's name. @throws {UserError} where one cannot be read or is empty. */
export async function readDataSets(files: readonly string[], shell: Shell): Promise<DataSet[]> {
  const names = files.map((file) => basename(file, extname(file)));
  const sets: DataSet[] = [];
  for (const [i, file] of files.entries()) {
    const cases: RetrievalCase[] = [];
    for await (const entry of readNdjson<RetrievalCase>(resolve(shell.cwd, file), retrievalCase))
      cases.push(entry);
    if (cases.length === 0) throw new UserError(`${file} holds no query`, "NDJSON {query, relevant: [id]}");
    const name = names[i] ?? file;
    // Two files of one name in two folders are two data sets.
    sets.push({ name: names.indexOf(name) === names.lastIndexOf(name) ? name : file, cases });
  }
  return sets;
}

const queryResult = z.object({
  set: z.string(),
  query: z.string(),
  language: z.string().nullable(),
  kind: z.string().nullable(),
  relevant: z.array(z.string()),
  rank: z.number().nullable(),
  found: z.array(z.object({ id: z.string(), title: z.string(), score: z.number(), relevant: z.boolean() })),
  measures: z.record(z.string(), z.number()),
});

/** What `--ndjson` of an earlier run wrote. */
export async function readResults(file: string, shell: Shell): Promise<QueryResult[]> {
  const results: QueryResult[] = [];
  for await (const result of readNdjson<QueryResult>(resolve(shell.cwd, file), queryResult))
    results.push(result);
  if (results.length === 0)
    throw new UserError(`${file} holds no result`, "`smb eval retrieval --ndjson FILE` writes one");
  return results;
}
