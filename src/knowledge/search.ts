/** Query → hits: the passages that were found, with the errata that answer the query or correct its answer first. */
import { type Corrected, withCorrections } from "./corrections.ts";
import { withoutDuplicates } from "./duplicates.ts";
import { newerFirst } from "./disagreement.ts";
import { type Grounds, type RankQuery, type SearchDeps, weigh } from "./rank.ts";
import { REPLY } from "./vote.ts";

export type { Grounds, RankedPassage, SearchDeps } from "./rank.ts";

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
  /** Ids of older hits that answer the same otherwise; left out where there are none. */
  readonly disagreesWith?: readonly string[];
  /** Ids of passages that say the same and were left out for it; left out where there are none. */
  readonly sameAs?: readonly string[];
  /** Ids of errata that contradict it, or a sentence of it; left out where there are none. */
  readonly contradictedBy?: readonly string[];
}

export interface SearchQuery extends RankQuery {
  readonly limit: number;
  /**
   * `source` gives one hit a record: the record's plain id with its best passage. A past reply that is evidence for a
   * record on record is no source of its own then: what it says speaks for that record.
   */
  readonly by?: "passage" | "source" | undefined;
}

/** The passages found for a query, best first. An index without passages gives none. */
export const rank = async (query: SearchQuery, deps: SearchDeps): Promise<Corrected[]> =>
  (await find(query, deps)).passages;

/** What was found for a query, and what it was found by. */
export interface Found {
  /** Best first. */
  readonly passages: Corrected[];
  readonly grounds: Grounds;
}

/** `rank`, with its grounds. */
export async function find(query: SearchQuery, deps: SearchDeps): Promise<Found> {
  const { ranked, grounds, cites } = await weigh(query, deps);
  const corrected = await withCorrections(query, ranked, deps);
  const found = query.by === "source" ? sourcesOf(corrected, query, cites) : corrected;
  const single = withoutDuplicates(found, {
    most: query.limit,
    // Two sources that say the same are two sources; two past replies that do are one answer.
    isFree: query.by === "source" ? ({ kind }) => kind !== REPLY : () => false,
  });
  return { passages: newerFirst(single), grounds };
}

function sourcesOf(
  ranked: readonly Corrected[],
  { kind }: SearchQuery,
  cites: ReadonlyMap<string, readonly string[]>,
): Corrected[] {
  const best = new Map<string, Corrected>();
  for (const hit of ranked) {
    const { recordId } = hit.passage;
    const speaksForOthers = kind === undefined && hit.passage.kind === REPLY && cites.has(recordId);
    if (!best.has(recordId) && !speaksForOthers) best.set(recordId, hit);
  }
  return [...best.values()].map((hit) => ({ ...hit, passage: { ...hit.passage, id: hit.passage.recordId } }));
}

/** Ranked passages as the hits that commands print; scores rounded to four digits. */
export const toHits = (ranked: readonly Corrected[]): Hit[] =>
  ranked.map(({ passage, score, disagreesWith, sameAs, contradictedBy }, i) => ({
    rank: i + 1,
    score: Math.round(score * 1e4) / 1e4,
    kind: passage.kind,
    id: passage.id,
    source: passage.source,
    title: passage.title,
    text: passage.text,
    ...(disagreesWith === undefined ? {} : { disagreesWith }),
    ...(sameAs === undefined ? {} : { sameAs }),
    ...(contradictedBy === undefined ? {} : { contradictedBy: contradictedBy.map(({ erratum }) => erratum) }),
  }));
