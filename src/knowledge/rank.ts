/** Query → passages by how likely they answer it: words, meaning and past answers side by side, weighed together. */
import {
  askedWords,
  type Candidate,
  type CandidateQuery,
  type Candidates,
  candidatesFor,
} from "./candidates.ts";
import type { Embedder } from "./embedder.ts";
import { type Evidence, fused } from "./fusion.ts";
import type { LearnedSearch } from "./learning/knowledge.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Match, PassageFilter, PassageIndex, WordFrequencies } from "./passage-index.ts";
import type { Passage } from "./passage.ts";
import { knownShare, ownWeight, relevance } from "./relevance.ts";
import { rememberedWeight } from "./remembered.ts";
import { reranked } from "./reranked.ts";
import { sharedWords } from "./shared-words.ts";
import { type Corrected, corrected } from "./spelling.ts";
import type { Reranker } from "./reranker.ts";
import { REPLY } from "./vote.ts";

/** A hit with the whole passage behind it. */
export interface RankedPassage {
  readonly passage: Passage;
  /** Probability (0 to 1) that it answers the query. */
  readonly score: number;
  /** Ids of older passages among the hits that answer the same otherwise; left out where there are none. */
  readonly disagreesWith?: readonly string[];
  /** Ids of passages that say the same and are left out for it; left out where there are none. */
  readonly sameAs?: readonly string[];
}

export interface RankQuery extends PassageFilter {
  readonly text: string;
  /** What the query stands in, e.g. the mail around a question: tells what "it" is. */
  readonly context?: string | undefined;
}

export interface SearchDeps {
  readonly index: PassageIndex;
  readonly embedder: Embedder;
  readonly lexicon: Lexicon;
  /** What was learned from the owner's knowledge; null or left out where that is nothing yet. */
  readonly learned?: (() => Promise<LearnedSearch | null>) | undefined;
  readonly reranker?: Reranker | null | undefined;
}

/** How many of them are compared word by word: that takes longer than all the rest. */
const COMPARED = 30;
/** Of the query's words the most telling: further ones change no ranking and take time by their number. */
const COMPARED_WORDS = 40;

/** The passages found for a query, best first. An index without passages gives none. */
export const rankByScore = async (query: RankQuery, deps: SearchDeps): Promise<RankedPassage[]> =>
  (await weigh(query, deps)).ranked.map(({ passage, score }) => ({ passage, score }));

/** With what spoke for it; null where there are no past answers to go by. */
export interface WeighedPassage extends RankedPassage {
  readonly evidence: Evidence | null;
}

/** What was looked for, and what the two searches said of it: by this is judged whether anything answers at all. */
export interface Grounds {
  /** The query's telling words, misspelt ones as they were meant. */
  readonly asked: readonly string[];
  readonly frequencies: WordFrequencies;
  /** Best first: BM25 as it is, and cosines. */
  readonly byWords: readonly Match[];
  readonly byMeaning: readonly Match[];
}

export interface Weighed {
  /** Best first. */
  readonly ranked: readonly WeighedPassage[];
  readonly grounds: Grounds;
  /** Of each record found that cites others on record, those. */
  readonly cites: ReadonlyMap<string, readonly string[]>;
}

export async function weigh(
  query: RankQuery & Pick<CandidateQuery, "without">,
  deps: SearchDeps,
): Promise<Weighed> {
  const written = askedWords(query.text);
  if (written.length === 0) return { ranked: [], cites: new Map(), grounds: NO_GROUNDS };
  const learned = (await deps.learned?.()) ?? null;
  // A long mail says what it means in several words, and looking for what each unknown one may mean takes a millisecond.
  const { words: meant, replaced } =
    written.length > COMPARED_WORDS ? asWritten(written) : await corrected(written, deps.index, deps.lexicon);
  const asked = [...new Set(meant)];
  const vector = await vectorOf(replaced.size === 0 ? query.text : meant.join(" "), deps);
  const { index, embedder } = deps;
  const found = { index, vector, embedderId: embedder.id, learned };
  const candidates = await candidatesFor({ ...query, asked }, found);
  const tells = rememberedWeight(deps.lexicon);
  const telling = asked.length <= COMPARED_WORDS ? asked : mostTelling(asked, tells);
  const frequencies = await index.wordFrequencies(telling);
  const owns = ownRelevance(
    { telling, isLong: asked.length > COMPARED_WORDS, frequencies, tells },
    candidates,
    deps,
  );
  const { past, evidence: cites, byWords, byMeaning } = candidates;
  // Replies that cite others speak for those, and are longer: beside them an article's words would count for little.
  const speaksForItself = ({ passage }: Candidate): boolean =>
    !(passage.kind === REPLY && cites.has(passage.recordId));
  const most = Math.max(
    ...candidates.found.filter(speaksForItself).map(({ bm25 }) => bm25),
    Number.MIN_VALUE,
  );
  const ranked = candidates.found.map(({ passage, bm25 }, i): WeighedPassage => {
    const own = owns[i] ?? 0;
    if (past === null || learned === null) return { passage, score: own, evidence: null };
    const evidence = evidenceFor(passage, { own, words: Math.min(1, bm25 / most) }, past);
    return { passage, evidence, score: fused(evidence, learned.weights) };
  });
  const best = ranked.sort((a, b) => b.score - a.score);
  const grounds = { asked: telling, frequencies, byWords, byMeaning };
  return { ranked: deps.reranker ? await reranked(query.text, best, deps.reranker) : best, grounds, cites };
}

const NO_GROUNDS: Grounds = {
  asked: [],
  frequencies: { passages: 0, of: new Map() },
  byWords: [],
  byMeaning: [],
};

const evidenceFor = (
  { recordId }: Passage,
  signals: Pick<Evidence, "own" | "words">,
  { vote, profile, expected }: NonNullable<Candidates["past"]>,
): Evidence => ({
  ...signals,
  vote: vote.get(recordId) ?? 0,
  profile: profile.get(recordId) ?? 0,
  expected: expected.get(recordId) ?? 0,
});

interface Telling {
  readonly telling: readonly string[];
  /** Whether the query has more words than those. */
  readonly isLong: boolean;
  readonly frequencies: WordFrequencies;
  readonly tells: (word: string) => number;
}

/** How likely each answers the query by what it says itself. Only the likeliest by a first guess are compared by words. */
function ownRelevance(
  { telling, isLong, frequencies, tells }: Telling,
  { context, found, past }: Candidates,
  { lexicon }: SearchDeps,
): number[] {
  const weighed = { words: telling, context, weigh: ownWeight(frequencies, tells) };
  const shared = sharedWords(weighed, isLong ? exact(lexicon) : lexicon);
  const known = knownShare(telling, frequencies, tells);
  const guess = ({ passage: { recordId }, bm25, cosine }: Candidate): number =>
    bm25 + cosine + (past?.profile.get(recordId) ?? 0) + (past?.vote.get(recordId) ?? 0);
  const likeliest = new Set([...found].sort((a, b) => guess(b) - guess(a)).slice(0, COMPARED));
  return found.map((candidate) => {
    const { passage, bm25, cosine } = candidate;
    const { forth, back } = likeliest.has(candidate) ? shared(passage) : NOTHING_SHARED;
    return relevance({ bm25, cosine, forth, back }, known);
  });
}

/**
 * A long mail says what it means in several words, one of which is likely the passage's own. Comparing near ones too takes
 * time by the number of its words.
 */
const exact = (lexicon: Lexicon): Lexicon => ({
  weight: (word) => lexicon.weight(word),
  nearness: (a, b) => (a === b ? 1 : 0),
  neighbours: (words) => {
    const placeOf = new Map(words.map((word, place) => [word, place]));
    return (other) => {
      const place = placeOf.get(other);
      return place === undefined ? [] : [{ place, nearness: 1 }];
    };
  },
});

const asWritten = (asked: readonly string[]): Corrected => ({ words: asked, replaced: new Map() });

const NOTHING_SHARED = { forth: 0, back: 0 };

const mostTelling = (asked: readonly string[], tells: (word: string) => number): string[] =>
  asked
    .map((word) => ({ word, weight: tells(word) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, COMPARED_WORDS)
    .map(({ word }) => word);

async function vectorOf(text: string, { index, embedder }: SearchDeps): Promise<Float32Array | null> {
  // Vectors of another embedder say nothing about this one's: until they are made anew, words alone decide.
  if (text.trim() === "" || (await index.embedderId()) !== embedder.id) return null;
  const [vector] = await embedder.embed([text], "query");
  return vector?.some((x) => x !== 0) ? vector : null;
}
