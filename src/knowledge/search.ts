/** Query → hits: BM25 and vectors side by side, weighed together; errata that answer the query before everything else. */
import type { Embedder } from "./embedder.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Match, MatchFilter, PassageIndex } from "./passage-index.ts";
import type { Passage } from "./passage.ts";
import { relevance, sharedWords } from "./relevance.ts";
import { words } from "./words.ts";

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

/** A hit with the whole passage behind it. */
export interface RankedPassage {
  readonly passage: Passage;
  /** Probability (0 to 1) that it answers the query. */
  readonly score: number;
}

export interface SearchQuery {
  readonly text: string;
  /** What the query stands in, e.g. the mail around a question: tells what "it" is. */
  readonly context?: string | undefined;
  readonly limit: number;
  readonly kind?: string | undefined;
  /** `source` gives one hit a record: the record's plain id with its best passage. */
  readonly by?: "passage" | "source" | undefined;
}

export interface SearchDeps {
  readonly index: PassageIndex;
  readonly embedder: Embedder;
  readonly lexicon: Lexicon;
}

/** How many passages each of the two searches gives to be weighed. */
const CANDIDATES = 50;

/** How much the context counts beside the query itself, and how many of its words are looked up at the most. */
const CONTEXT_SHARE = 0.3;
const CONTEXT_WORDS = 200;

/** From this score on an erratum counts as the answer to the query and outranks every passage. */
const ERRATUM_FROM = 0.5;

/** The passages found for a query, best first. An index without passages gives none. */
export async function rank(query: SearchQuery, deps: SearchDeps): Promise<RankedPassage[]> {
  const asked = [...new Set(words(query.text))];
  if (asked.length === 0) return [];
  const filter = { limit: CANDIDATES, ...(query.kind === undefined ? {} : { kind: query.kind }) };
  const own = await deps.index.matchText(asked, filter);
  const context = [...new Set(words(query.context ?? ""))].slice(0, CONTEXT_WORDS);
  const around = await deps.index.matchText(context, filter);
  const byWords = shareOfBest(blend(shareOfBest(byId(own)), shareOfBest(byId(around))));
  const byMeaning = await vectorMatches(query.text, filter, deps);
  const cosine = byId(byMeaning);
  // All that is known of a passage which vector search did not give is that it is no nearer than the last one given.
  const furthest = byMeaning.at(-1)?.score ?? 0;
  const passages = await deps.index.passages([...new Set([...byWords.keys(), ...cosine.keys()])]);
  const ranked = passages.map((passage) => {
    const { id } = passage;
    const shared = sharedWords(asked, context, passage, deps.lexicon);
    return {
      passage,
      score: relevance({ bm25: byWords.get(id) ?? 0, cosine: cosine.get(id) ?? furthest, ...shared }),
    };
  });
  ranked.sort((a, b) => Number(isErratum(b)) - Number(isErratum(a)) || b.score - a.score);
  return (query.by === "source" ? bestOfEachRecord(ranked) : ranked).slice(0, query.limit);
}

const byId = (matches: readonly Match[]): Map<string, number> =>
  new Map(matches.map(({ id, score }) => [id, score]));

/** Scores as shares of the best one. */
function shareOfBest(scores: ReadonlyMap<string, number>): Map<string, number> {
  const best = Math.max(...scores.values(), Number.MIN_VALUE);
  return new Map([...scores].map(([id, score]) => [id, score / best]));
}

/** The query's own scores, with the context's as a smaller part where there is a context. */
function blend(own: Map<string, number>, around: Map<string, number>): Map<string, number> {
  if (around.size === 0) return own;
  const ids = new Set([...own.keys(), ...around.keys()]);
  const weigh = (id: string): number =>
    (1 - CONTEXT_SHARE) * (own.get(id) ?? 0) + CONTEXT_SHARE * (around.get(id) ?? 0);
  return new Map([...ids].map((id) => [id, weigh(id)]));
}

const isErratum = (ranked: RankedPassage): boolean =>
  ranked.passage.kind === "erratum" && ranked.score >= ERRATUM_FROM;

async function vectorMatches(
  text: string,
  filter: MatchFilter,
  { index, embedder }: SearchDeps,
): Promise<readonly Match[]> {
  // Vectors of another embedder say nothing about this one's: until they are made anew, words alone decide.
  if ((await index.embedderId()) !== embedder.id) return [];
  const [vector] = await embedder.embed([text], "query");
  return vector?.some((x) => x !== 0) ? index.matchVector(vector, filter) : [];
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
