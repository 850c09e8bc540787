/** Query → passages by how likely they answer it: BM25 and vectors side by side, weighed together. */
import { generalWeight } from "./coverage.ts";
import type { Embedder } from "./embedder.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Match, MatchFilter, PassageIndex } from "./passage-index.ts";
import type { Passage } from "./passage.ts";
import { ownWeight, relevance, sharedWords } from "./relevance.ts";
import { words } from "./words.ts";

/** A hit with the whole passage behind it. */
export interface RankedPassage {
  readonly passage: Passage;
  /** Probability (0 to 1) that it answers the query. */
  readonly score: number;
}

export interface RankQuery {
  readonly text: string;
  /** What the query stands in, e.g. the mail around a question: tells what "it" is. */
  readonly context?: string | undefined;
  /** Only passages of this kind. */
  readonly kind?: string | undefined;
}

export interface SearchDeps {
  readonly index: PassageIndex;
  readonly embedder: Embedder;
  readonly lexicon: Lexicon;
}

/** How many passages each of the two searches gives to be weighed. */
const CANDIDATES = 50;

/** How many of the query's words are compared at the most: 10,000 of them would take five minutes. */
const QUERY_WORDS = 200;

/** How much the context counts beside the query itself, and how many of its words are looked up at the most. */
const CONTEXT_SHARE = 0.3;
const CONTEXT_WORDS = 200;

/** The passages found for a query, best first. An index without passages gives none. */
export async function rankByScore(query: RankQuery, deps: SearchDeps): Promise<RankedPassage[]> {
  const asked = [...new Set(words(query.text))].slice(0, QUERY_WORDS);
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
  const frequencies = await deps.index.wordFrequencies(asked);
  const weighed = { words: asked, context, weigh: ownWeight(frequencies, generalWeight(deps.lexicon)) };
  const ranked = passages.map((passage) => {
    const { id } = passage;
    const shared = sharedWords(weighed, passage, deps.lexicon);
    return {
      passage,
      score: relevance({ bm25: byWords.get(id) ?? 0, cosine: cosine.get(id) ?? furthest, ...shared }),
    };
  });
  return ranked.sort((a, b) => b.score - a.score);
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
