/** Query → the passages that are worth weighing, with what the searches and the owner's past answers say of each. */
import type { LearnedSearch } from "./learning/knowledge.ts";
import { associated, type Associated } from "./learning/association.ts";
import type { Match, MatchFilter, PassageFilter, PassageIndex } from "./passage-index.ts";
import type { Passage } from "./passage.ts";
import { evidenceOf, REPLY, type Voter, votes } from "./vote.ts";
import { words } from "./words.ts";

export interface CandidateQuery extends PassageFilter {
  readonly text: string;
  /** Its words, as `askedWords` gives them. */
  readonly asked: readonly string[];
  /** What the query stands in, e.g. the mail around a question: tells what "it" is. */
  readonly context?: string | undefined;
  /** Learning only: a past pair's place and its record, which are not to be found. */
  readonly without?: { readonly pair: number; readonly recordId: string } | undefined;
}

export interface Candidate {
  readonly passage: Passage;
  /** BM25 as a share of the best one's. */
  readonly bm25: number;
  readonly cosine: number;
}

/** What past answers say of records, by record id; each a share of the best one's. */
export interface PastAnswers {
  readonly vote: ReadonlyMap<string, number>;
  readonly profile: ReadonlyMap<string, number>;
  readonly expected: ReadonlyMap<string, number>;
}

export interface Candidates {
  readonly context: readonly string[];
  readonly found: readonly Candidate[];
  /** Of each record found that cites others, those on record. */
  readonly evidence: ReadonlyMap<string, readonly string[]>;
  readonly past: PastAnswers | null;
  /** What each of the two searches gave for the query alone, best first: BM25 as it is, and cosines. */
  readonly byWords: readonly Match[];
  readonly byMeaning: readonly Match[];
}

export interface CandidateDeps {
  readonly index: PassageIndex;
  /** Its vector; null where none says anything of these passages. */
  readonly vector: Float32Array | null;
  /** The embedder that made it. */
  readonly embedderId: string;
  readonly learned: LearnedSearch | null;
}

/** How many passages each of the two searches gives. */
const CANDIDATES = 50;
/** With past answers: replies and what they cite stand side by side, and a vote wants many voters. */
const WITH_PAST = 80;
const VOTERS = 40;

/** How many records past answers add, and how many passages of each are looked at and given. */
const VOTED = 20;
const PASSAGES_EACH = 12;
const PASSAGES_GIVEN = 2;

/** How many of the query's words are compared at the most: 10,000 of them would take five minutes. */
const QUERY_WORDS = 200;

/** How much the context counts beside the query itself, and how many of its words are looked up at the most. */
const CONTEXT_SHARE = 0.3;
const CONTEXT_WORDS = 200;

/** The words that are looked up for a text, none twice. */
export const askedWords = (text: string): string[] => [...new Set(words(text))].slice(0, QUERY_WORDS);

export async function candidatesFor(query: CandidateQuery, deps: CandidateDeps): Promise<Candidates> {
  const { index, vector, embedderId, learned } = deps;
  const { asked } = query;
  const { kind, tag, language, since, until, without } = query;
  const only: PassageFilter = { kind, tag, language, since, until };
  const filter: MatchFilter = { ...only, limit: learned === null ? CANDIDATES : WITH_PAST };
  const context = [...new Set(words(query.context ?? ""))].slice(0, CONTEXT_WORDS);
  const own = await index.matchText(asked, filter);
  const around = context.length === 0 ? [] : await index.matchText(context, filter);
  const shares = shareOfBest(blend(shareOfBest(byId(own)), shareOfBest(byId(around))));
  const byMeaning = vector === null ? [] : await index.matchVector(vector, { ...filter, embedderId });
  const cosine = byId(byMeaning);
  // All that is known of a passage which vector search did not give is that it is no nearer than the last one given.
  const furthest = byMeaning.at(-1)?.score ?? 0;
  const seen = await index.passages([...new Set([...shares.keys(), ...cosine.keys()])]);
  const passages = without === undefined ? seen : seen.filter((one) => !isSame(one, query));
  const toCandidate = (passage: Passage): Candidate => ({
    passage,
    bm25: shares.get(passage.id) ?? 0,
    cosine: cosine.get(passage.id) ?? furthest,
  });
  const found = passages.map(toCandidate);
  const searched = { context, byWords: own, byMeaning };
  if (learned === null)
    return { ...searched, found, evidence: await evidenceOf(passages, index), past: null };

  const repliesAreFound = kind === undefined || kind === REPLY;
  const voters = repliesAreFound ? found : await repliesLike(asked, query, index);
  const cited = await evidenceOf([...passages, ...voters.map(({ passage }) => passage)], index);
  const evidence = withSameAnswers(cited, voters, learned);
  const past = pastAnswers(query, voters, evidence, learned);
  const there = new Set(passages.map(({ recordId }) => recordId));
  const more = await index.passagesOf(
    best(past, VOTED).filter((id) => !there.has(id)),
    PASSAGES_EACH,
  );
  const allowed = more.filter((passage) => allows(only, passage) && passage.recordId !== without?.recordId);
  return { ...searched, found: [...found, ...bestOfEach(allowed, asked).map(toCandidate)], evidence, past };
}

/** A past question's own record, and others that ask the very same. */
const isSame = ({ recordId, question }: Passage, { text, without }: CandidateQuery): boolean =>
  recordId === without?.recordId || question === text;

async function repliesLike(
  asked: readonly string[],
  query: CandidateQuery,
  index: PassageIndex,
): Promise<Candidate[]> {
  const matches = byId(await index.matchText(asked, { kind: REPLY, limit: VOTERS }));
  const passages = await index.passages([...matches.keys()]);
  return passages
    .filter((passage) => query.without === undefined || !isSame(passage, query))
    .map((passage) => ({ passage, bm25: matches.get(passage.id) ?? 0, cosine: 0 }));
}

function withSameAnswers(
  evidence: ReadonlyMap<string, readonly string[]>,
  voters: readonly Candidate[],
  { sameAnswer }: LearnedSearch,
): Map<string, readonly string[]> {
  const all = new Map(evidence);
  for (const { passage } of voters) {
    const same = sameAnswer.get(passage.recordId) ?? [];
    if (same.length > 0)
      all.set(passage.recordId, [...new Set([...(all.get(passage.recordId) ?? []), ...same])]);
  }
  return all;
}

function pastAnswers(
  query: CandidateQuery,
  candidates: readonly Candidate[],
  evidence: ReadonlyMap<string, readonly string[]>,
  { association }: LearnedSearch,
): PastAnswers {
  const known = associated(association, query.text, query.without?.pair ?? null);
  const of = (take: (one: Associated) => number): Map<string, number> =>
    shareOfBest(new Map([...known].map(([id, one]) => [id, Math.max(0, take(one))])));
  const voters: Voter[] = candidates
    .filter(({ passage, bm25 }) => bm25 > 0 && evidence.has(passage.recordId))
    .sort((a, b) => b.bm25 - a.bm25)
    .slice(0, VOTERS)
    .map(({ passage, bm25 }) => ({ recordId: passage.recordId, likeness: bm25 }));
  return {
    vote: votes(voters, evidence),
    profile: of(({ profile }) => profile),
    expected: of(({ expected }) => expected),
  };
}

function best({ vote, profile, expected }: PastAnswers, most: number): string[] {
  const sums = new Map<string, number>();
  for (const shares of [vote, profile, expected])
    for (const [id, share] of shares) sums.set(id, (sums.get(id) ?? 0) + share);
  return [...sums]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([id]) => id);
}

/** Of each record the two passages that share the most of the query's words: none was found by itself. */
function bestOfEach(passages: readonly Passage[], asked: readonly string[]): Passage[] {
  const isAsked = new Set(asked);
  const byRecord = new Map<string, Passage[]>();
  for (const passage of passages) {
    const own = byRecord.get(passage.recordId);
    if (own === undefined) byRecord.set(passage.recordId, [passage]);
    else own.push(passage);
  }
  return [...byRecord.values()].flatMap((own) =>
    own
      .map((passage) => ({ passage, shared: own.length === 1 ? 0 : sharedWith(isAsked, passage) }))
      .sort((a, b) => b.shared - a.shared)
      .slice(0, PASSAGES_GIVEN)
      .map(({ passage }) => passage),
  );
}

const sharedWith = (asked: ReadonlySet<string>, { title, text }: Passage): number =>
  new Set(words(`${title} ${text}`).filter((word) => asked.has(word))).size;

/** The filter as `PassageIndex` reads it, for passages that came by another way than its searches. */
export function allows({ kind, tag, language, since, until }: PassageFilter, passage: Passage): boolean {
  const { date } = passage;
  return (
    (kind === undefined || passage.kind === kind) &&
    (tag === undefined || passage.tags.some((own) => own.toLowerCase() === tag.toLowerCase())) &&
    (language === undefined || passage.language === language) &&
    (since === undefined || (date !== null && date >= since)) &&
    (until === undefined || (date !== null && date.slice(0, until.length) <= until))
  );
}

const byId = (matches: readonly Match[]): Map<string, number> =>
  new Map(matches.map(({ id, score }) => [id, score]));

/** Scores as shares of the best one. */
export function shareOfBest(scores: ReadonlyMap<string, number>): Map<string, number> {
  let most = Number.MIN_VALUE;
  for (const score of scores.values()) most = Math.max(most, score);
  return new Map([...scores].map(([id, score]) => [id, score / most]));
}

/** The query's own scores, with the context's as a smaller part where there is a context. */
function blend(own: Map<string, number>, around: Map<string, number>): Map<string, number> {
  if (around.size === 0) return own;
  const ids = new Set([...own.keys(), ...around.keys()]);
  const weigh = (id: string): number =>
    (1 - CONTEXT_SHARE) * (own.get(id) ?? 0) + CONTEXT_SHARE * (around.get(id) ?? 0);
  return new Map([...ids].map((id) => [id, weigh(id)]));
}
