/** `smb eval retrieval`: how often the right passage is found, over questions whose answers are known. */
import type { RankedPassage } from "../knowledge/search.ts";
import {
  type Figure,
  hitAt,
  type Judged,
  meanWithInterval,
  ndcgAt,
  recallAt,
  reciprocalRankAt,
  seededRandom,
} from "./metrics.ts";

export interface RetrievalCase {
  readonly query: string;
  /** Ids of records or passages, or their links. */
  readonly relevant: readonly string[];
  /** The query's language where the data says it; else it is told from its text. */
  readonly language?: string | null | undefined;
  /** Ids of records that are not to be found: those that the case was made from. */
  readonly withheld?: readonly string[];
}

export interface Asked {
  readonly limit: number;
  readonly withheld: readonly string[];
  /** By source, a past reply that speaks for what it cites is no hit of its own. */
  readonly by: "passage" | "source";
}

export interface RetrievalDeps {
  readonly rank: (query: string, asked: Asked) => Promise<readonly RankedPassage[]>;
  /** Whether one of these names a passage of a record that has several, and not the record. */
  readonly namesPassage: (names: readonly string[]) => Promise<boolean>;
  /** The kind of the source that a record id, passage id or link names; null where none such is on record. */
  readonly kindOf: (name: string) => Promise<string | null>;
  /** ISO 639-1 of a query; null where it cannot be told. */
  readonly languageOf: (query: string) => Promise<string | null>;
  readonly progress: (done: number, total: number) => void;
}

/** One of the first hits of a query. */
export interface FoundHit {
  readonly id: string;
  readonly title: string;
  readonly score: number;
  readonly relevant: boolean;
}

/** What came of one query; plain JSON, a line of `--ndjson`. */
export interface QueryResult {
  /** The data set. */
  readonly set: string;
  readonly query: string;
  readonly language: string | null;
  /** Of the source that was to be found. */
  readonly kind: string | null;
  readonly relevant: readonly string[];
  /** Of the first relevant hit, from 1; null where none was found. */
  readonly rank: number | null;
  readonly found: readonly FoundHit[];
  /** By name: `hit@1`, … */
  readonly measures: Readonly<Record<string, number>>;
}

export type Figures = Readonly<Record<string, Figure>>;

const MEASURES: readonly { readonly name: string; readonly of: (judged: Judged) => number }[] = [
  { name: "hit@1", of: (judged) => hitAt(judged, 1) },
  { name: "hit@5", of: (judged) => hitAt(judged, 5) },
  { name: "recall@10", of: (judged) => recallAt(judged, 10) },
  { name: "mrr@10", of: (judged) => reciprocalRankAt(judged, 10) },
  { name: "ndcg@10", of: (judged) => ndcgAt(judged, 10) },
];

export const measureNames: readonly string[] = MEASURES.map(({ name }) => name);

/** Passages asked for a query: several may be of one record, and ten records are to be ranked. */
const PASSAGES = 50;

/** How many hits a result keeps. */
const KEPT = 10;

/** What came of each case of a data set. */
export async function evaluateRetrieval(
  set: string,
  cases: readonly RetrievalCase[],
  deps: RetrievalDeps,
): Promise<QueryResult[]> {
  const results: QueryResult[] = [];
  for (const [i, { query, relevant, language, withheld = [] }] of cases.entries()) {
    const by = (await deps.namesPassage(relevant)) ? "passage" : "source";
    const { judged, found } = judge(await deps.rank(query, { limit: PASSAGES, withheld, by }), relevant);
    const first = judged.relevant.indexOf(true);
    results.push({
      ...{ set, query, relevant },
      language: language ?? (await deps.languageOf(query)),
      kind: await kindOfFirst(relevant, deps),
      rank: first < 0 ? null : first + 1,
      found: found.slice(0, KEPT),
      measures: Object.fromEntries(MEASURES.map(({ name, of }) => [name, of(judged)])),
    });
    deps.progress(i + 1, cases.length);
  }
  return results;
}

/** A part of the results that has figures of its own. */
export interface Group {
  /** What stands behind a measure's name: empty for all, ` faq` for a kind, ` in de` for a language. */
  readonly suffix: string;
  readonly results: readonly QueryResult[];
}

/** All of a set's results, those of each kind of the source that was to be found, those of each language of the query. */
export const groupsOf = (results: readonly QueryResult[]): Group[] => [
  { suffix: "", results },
  ...distinct(results.map(({ kind }) => kind)).map((kind) => ({
    suffix: ` ${kind}`,
    results: results.filter((result) => result.kind === kind),
  })),
  ...distinct(results.map(({ language }) => language)).map((language) => ({
    suffix: ` in ${language}`,
    results: results.filter((result) => result.language === language),
  })),
];

/**
 * The figures of all results (`hit@1`, …), per kind (`hit@1 faq`) and per language (`hit@1 in de`); of several data sets
 * each with the set's name before it (`orders hit@1`).
 */
export function figuresOf(results: readonly QueryResult[]): Figures {
  const sets = setsOf(results);
  return Object.fromEntries(
    sets.flatMap(({ name, results: own }) =>
      groupsOf(own).flatMap((group) =>
        measureNames.map((measure) => [
          `${sets.length > 1 ? `${name} ` : ""}${measure}${group.suffix}`,
          meanWithInterval(valuesOf(measure, group.results), seededRandom(1)),
        ]),
      ),
    ),
  );
}

/** The results by data set, in their order. */
export const setsOf = (
  results: readonly QueryResult[],
): { readonly name: string; readonly results: readonly QueryResult[] }[] =>
  [...new Set(results.map(({ set }) => set))].map((name) => ({
    name,
    results: results.filter(({ set }) => set === name),
  }));

export const valuesOf = (measure: string, results: readonly QueryResult[]): number[] =>
  results.map(({ measures }) => measures[measure] ?? 0);

const distinct = (values: readonly (string | null)[]): string[] =>
  [...new Set(values)].filter((value) => value !== null).sort();

/** The queries that went worst: what was found late or not at all, and there the most confident mistakes first. */
export const worstOf = (results: readonly QueryResult[], count: number): QueryResult[] =>
  results
    .filter(({ rank }) => rank !== 1)
    .toSorted((a, b) => late(b) - late(a) || (b.found[0]?.score ?? 0) - (a.found[0]?.score ?? 0))
    .slice(0, count);

const late = ({ rank }: QueryResult): number => rank ?? Infinity;

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
function judge(
  ranked: readonly RankedPassage[],
  relevant: readonly string[],
): { readonly judged: Judged; readonly found: readonly FoundHit[] } {
  const wanted = new Set(relevant);
  const seen = new Set<string>();
  const found: FoundHit[] = [];
  let total = wanted.size;
  for (const { passage, score, sameAs = [] } of ranked) {
    const { id, recordId, url } = passage;
    // What says the same and was left out for it was found in it.
    const names = [id, recordId, url ?? id, ...sameAs, ...sameAs.map((same) => same.replace(/#\d+$/, ""))];
    const named = [...new Set(names)].filter((name) => wanted.has(name));
    const hit = named.length > 0;
    const byPassage = relevant.some((name) => name.startsWith(`${recordId}#`));
    const fresh = (hit ? named : [byPassage ? id : recordId]).filter((name) => !seen.has(name));
    if (fresh.length === 0) continue;
    for (const name of fresh) seen.add(name);
    if (hit) total -= fresh.length - 1;
    found.push({ id: byPassage ? id : recordId, title: passage.title, score, relevant: hit });
  }
  return { judged: { relevant: found.map((one) => one.relevant), total }, found };
}
