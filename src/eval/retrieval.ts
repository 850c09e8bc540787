/** `smb eval retrieval`: how often the right passage is found, over questions whose answers are known. */
import type { RankedPassage } from "../knowledge/search.ts";
import {
  type Figure,
  hitAt,
  type Judged,
  meanWithInterval,
  ndcgAt,
  reciprocalRankAt,
  seededRandom,
} from "./metrics.ts";

export interface RetrievalCase {
  readonly query: string;
  /** Ids of records or passages, or their links. */
  readonly relevant: readonly string[];
}

export interface RetrievalDeps {
  readonly rank: (query: string, limit: number) => Promise<readonly RankedPassage[]>;
  /** The kind of the source that a record id, passage id or link names; null where none such is on record. */
  readonly kindOf: (name: string) => Promise<string | null>;
  readonly progress: (done: number, total: number) => void;
}

export type Figures = Readonly<Record<string, Figure>>;

const MEASURES: readonly { readonly name: string; readonly of: (judged: Judged) => number }[] = [
  { name: "hit@1", of: (judged) => hitAt(judged, 1) },
  { name: "hit@5", of: (judged) => hitAt(judged, 5) },
  { name: "mrr@10", of: (judged) => reciprocalRankAt(judged, 10) },
  { name: "ndcg@10", of: (judged) => ndcgAt(judged, 10) },
];

/** Passages asked for a query: several may be of one record, and ten records are to be ranked. */
const PASSAGES = 50;

/** The figures over all cases (`hit@1`, …) and per kind of the source that was to be found (`hit@1 faq`, …). */
export async function evaluateRetrieval(
  cases: readonly RetrievalCase[],
  deps: RetrievalDeps,
): Promise<Figures> {
  const judgements: { kind: string | null; judged: Judged }[] = [];
  for (const [i, { query, relevant }] of cases.entries()) {
    const judged = judge(await deps.rank(query, PASSAGES), relevant);
    judgements.push({ kind: await kindOfFirst(relevant, deps), judged });
    deps.progress(i + 1, cases.length);
  }
  const kinds = [...new Set(judgements.map(({ kind }) => kind))].filter((kind) => kind !== null).sort();
  return Object.fromEntries([
    ...figures(
      judgements.map(({ judged }) => judged),
      "",
    ),
    ...kinds.flatMap((kind) =>
      figures(
        judgements.filter((j) => j.kind === kind).map(({ judged }) => judged),
        ` ${kind}`,
      ),
    ),
  ]);
}

const figures = (judgements: readonly Judged[], suffix: string): [string, Figure][] =>
  MEASURES.map(({ name, of }) => [`${name}${suffix}`, meanWithInterval(judgements.map(of), seededRandom(1))]);

/** The kind of the first of these names that is on record. */
async function kindOfFirst(names: readonly string[], { kindOf }: RetrievalDeps): Promise<string | null> {
  for (const name of names) {
    const kind = await kindOf(name);
    if (kind !== null) return kind;
  }
  return null;
}

/**
 * A record counts once, at its best passage. A record of which a passage is wanted by its own id is judged passage by
 * passage: the other answers of a FAQ file are misses. What two names of one case name counts once.
 */
function judge(ranked: readonly RankedPassage[], relevant: readonly string[]): Judged {
  const wanted = new Set(relevant);
  const seen = new Set<string>();
  const hits: boolean[] = [];
  let total = wanted.size;
  for (const { passage } of ranked) {
    const { id, recordId, url } = passage;
    const named = [...new Set([id, recordId, url ?? id])].filter((name) => wanted.has(name));
    const hit = named.length > 0;
    const byPassage = relevant.some((name) => name.startsWith(`${recordId}#`));
    const fresh = (hit ? named : [byPassage ? id : recordId]).filter((name) => !seen.has(name));
    if (fresh.length === 0) continue;
    for (const name of fresh) seen.add(name);
    if (hit) total -= fresh.length - 1;
    hits.push(hit);
  }
  return { relevant: hits, total };
}
