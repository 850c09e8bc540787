/** The demo's results against its answer key. */
import { join } from "node:path";
import * as z from "zod";
import { packageFile } from "../../package-files.ts";
import { readNdjson } from "../ndjson.ts";

const keyEntry = z.object({
  file: z.string(),
  about: z.string(),
  verdict: z.string(),
  decision: z.enum(["review", "hold", "none"]),
  /** For each ask, the passages that answer it; none for an ask that stays open. */
  sources: z.array(z.array(z.string())),
});

export type KeyEntry = z.infer<typeof keyEntry>;

/** What smb made of one mail. */
export interface Result {
  readonly verdict: string;
  readonly decision: "review" | "hold" | "none";
  /** Ids of the passages that the draft quotes. */
  readonly sources: readonly string[];
}

export interface Score {
  readonly mails: number;
  readonly verdictsRight: number;
  readonly decisionsRight: number;
  readonly sourcesRight: number;
}

/** The answer key, a line a mail. */
export const readKey = (): AsyncGenerator<KeyEntry> =>
  readNdjson(join(packageFile("fixtures/demo"), "key.ndjson"), keyEntry);

/** How many of the results are what the key expects. */
export function score(results: readonly { readonly result: Result; readonly expected: KeyEntry }[]): Score {
  const count = (right: (result: Result, expected: KeyEntry) => boolean): number =>
    results.filter(({ result, expected }) => right(result, expected)).length;
  return {
    mails: results.length,
    verdictsRight: count((result, expected) => result.verdict === expected.verdict),
    decisionsRight: count((result, expected) => result.decision === expected.decision),
    sourcesRight: count(sourcesFit),
  };
}

/** Nothing is quoted that answers no ask, and where the mail counts as ready, every ask is answered. */
export function sourcesFit(
  result: Pick<Result, "sources">,
  expected: Pick<KeyEntry, "sources" | "decision">,
): boolean {
  const good = new Set(expected.sources.flat());
  const quotedWell = result.sources.every((id) => good.has(id));
  const answered = expected.sources.every(
    (fit) => fit.length === 0 || fit.some((id) => result.sources.includes(id)),
  );
  return quotedWell && (answered || expected.decision !== "review");
}
