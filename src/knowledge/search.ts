/** Query → hits: the passages that were found, with the errata that answer the query or correct its answer first. */
import { rankByScore, type RankedPassage, type RankQuery, type SearchDeps } from "./rank.ts";
import { words } from "./words.ts";

export type { RankedPassage, SearchDeps } from "./rank.ts";

/** A passage that was found for a query. */
export interface Hit {
  /** 1 is the best. */
  readonly rank: number;
  /** Probability (0 to 1) that this answers the query: see `relevance`. */
  readonly score: number;
  readonly kind: string;
  readonly id: string;
  readonly source: string;
  readonly title: string;
  readonly text: string;
}

export interface SearchQuery extends RankQuery {
  readonly limit: number;
  /** `source` gives one hit a record: the record's plain id with its best passage. */
  readonly by?: "passage" | "source" | undefined;
}

/** From this score on an erratum counts as the answer to what it is compared with. */
const ERRATUM_FROM = 0.5;

/** The passages found for a query, best first. An index without passages gives none. */
export async function rank(query: SearchQuery, deps: SearchDeps): Promise<RankedPassage[]> {
  const found = await rankByScore(query, deps);
  const corrections = query.kind === undefined ? await correctionsOf(found, deps) : [];
  const corrected = new Set(corrections.map(({ passage }) => passage.id));
  const [first, others] = partition(
    [...corrections, ...found.filter(({ passage }) => !corrected.has(passage.id))],
    (ranked) => corrected.has(ranked.passage.id) || isErratum(ranked),
  );
  const ranked = [...first.sort((a, b) => b.score - a.score), ...others];
  return (query.by === "source" ? bestOfEachRecord(ranked) : ranked).slice(0, query.limit);
}

const isErratum = ({ passage, score }: RankedPassage): boolean =>
  passage.kind === "erratum" && score >= ERRATUM_FROM;

/**
 * The errata that answer the question of the best passage: whoever would be quoted that passage is to have its
 * correction, in whatever words they asked. Each counts as likely as the passage it corrects.
 */
async function correctionsOf(found: readonly RankedPassage[], deps: SearchDeps): Promise<RankedPassage[]> {
  const best = found.find(({ passage }) => passage.kind !== "erratum");
  if (best === undefined) return [];
  const topic = best.passage.question ?? best.passage.title;
  if ((await deps.index.matchText(words(topic), { kind: "erratum", limit: 1 })).length === 0) return [];
  const errata = await rankByScore({ text: topic, kind: "erratum" }, deps);
  return errata
    .filter(isErratum)
    .map((erratum) => ({ ...erratum, score: Math.max(best.score, ownScore(erratum)) }));

  function ownScore({ passage }: RankedPassage): number {
    return found.find((ranked) => ranked.passage.id === passage.id)?.score ?? 0;
  }
}

function partition<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

function bestOfEachRecord(ranked: readonly RankedPassage[]): RankedPassage[] {
  const best = new Map<string, RankedPassage>();
  for (const hit of ranked) if (!best.has(hit.passage.recordId)) best.set(hit.passage.recordId, hit);
  return [...best.values()].map((hit) => ({ ...hit, passage: { ...hit.passage, id: hit.passage.recordId } }));
}

/** Ranked passages as the hits that commands print; scores rounded to four digits. */
export const toHits = (ranked: readonly RankedPassage[]): Hit[] =>
  ranked.map(({ passage, score }, i) => ({
    rank: i + 1,
    score: Math.round(score * 1e4) / 1e4,
    kind: passage.kind,
    id: passage.id,
    source: passage.source,
    title: passage.title,
    text: passage.text,
  }));
