/** Learns from the owner's own past pairs how to find what they answered with: at the end of an ingest, in bounded time. */
import { PRIOR } from "../fusion.ts";
import type { LearnedStore } from "../learned.ts";
import { type SearchDeps, weigh } from "../rank.ts";
import { REPLY } from "../vote.ts";
import { associate } from "./association.ts";
import { type Example, fit } from "./fit.ts";
import { learnedVersion, type LearnedSearch, writeLearned } from "./knowledge.ts";
import { type OwnPair, pairsOf } from "./pairs.ts";

export interface LearnDeps extends Pick<SearchDeps, "index" | "embedder" | "lexicon"> {
  readonly learned: LearnedStore;
  /** Milliseconds of any clock that runs evenly. */
  readonly now: () => number;
}

/** Ridge regression takes time by the cube of their number: 1,000 in some two seconds. */
const PAIRS = 1_000;
/** Fewer tell nothing about the next question. */
const FEWEST_PAIRS = 8;

/** How many of them are asked again, each as if it were not known, to fit the weights of the fusion; fewer are not fitted. */
const ASKED_AGAIN = 100;
const FEWEST_ASKED = 20;
/** Up to here a search takes about as long; in larger knowledge fewer are asked, so that all of them take no longer. */
const SMALL_KNOWLEDGE = 30_000;

/**
 * How long reading the pairs, and asking them again, may take in milliseconds. Counts are what bounds both, so that the
 * same knowledge gives the same weights; this is for a machine that hardly runs.
 */
const AT_THE_MOST = 120_000;

/** Candidates of one question that a fit looks at. */
const CANDIDATES = 25;

/** What a run learned from; null where it was learned before, or there is too little. */
export interface LearnReport {
  readonly pairs: number;
  readonly asked: number;
}

/** Learns anew where the knowledge has changed since it was learned. */
export async function learnFrom(deps: LearnDeps): Promise<LearnReport | null> {
  const { index, learned, now } = deps;
  const knowledge = await index.knowledgeVersion();
  if ((await learnedVersion(learned)) === knowledge) return null;
  const started = now();
  const { pairs, sameAnswer } = await pairsOf(index, PAIRS, () => now() - started > AT_THE_MOST);
  if (pairs.length < FEWEST_PAIRS) {
    await writeLearned(learned, knowledge, null);
    return null;
  }
  const first: LearnedSearch = { association: associate(pairs), weights: PRIOR, sameAnswer };
  const examples = await askAgain(pairs, first, deps);
  await writeLearned(learned, knowledge, {
    ...first,
    weights: examples.length < FEWEST_ASKED ? PRIOR : fit(examples),
  });
  return { pairs: pairs.length, asked: examples.length };
}

/**
 * Leave-one-out: each of some past questions is asked as if neither its reply nor what was learned from it were there.
 * None where they take far too long: a part of them would be another one each time.
 */
export async function askAgain(
  pairs: readonly OwnPair[],
  learned: LearnedSearch,
  deps: Pick<LearnDeps, "index" | "embedder" | "lexicon" | "now">,
): Promise<Example[]> {
  const { passages } = await deps.index.wordFrequencies([]);
  const most = Math.round(ASKED_AGAIN * Math.min(1, SMALL_KNOWLEDGE / Math.max(1, passages)));
  const asked = evenly(pairs, Math.max(FEWEST_ASKED, most));
  const examples: Example[] = [];
  const started = deps.now();
  for (const { own, pair } of asked) {
    if (deps.now() - started > AT_THE_MOST) return [];
    examples.push(await exampleOf(own, pair, learned, deps));
  }
  return examples;
}

/** At most so many of them, each with its place, from the first to the last: `pairs` stand in no order that means anything. */
const evenly = (pairs: readonly OwnPair[], most: number): { own: OwnPair; pair: number }[] =>
  pairs.flatMap((own, pair) =>
    pairs.length <= most ||
    Math.floor((pair * most) / pairs.length) !== Math.floor(((pair + 1) * most) / pairs.length)
      ? [{ own, pair }]
      : [],
  );

async function exampleOf(
  { question, recordId, records }: OwnPair,
  pair: number,
  learned: LearnedSearch,
  deps: Pick<LearnDeps, "index" | "embedder" | "lexicon">,
): Promise<Example> {
  const { ranked, cites } = await weigh(
    { text: question, without: { pair, recordId } },
    { ...deps, learned: () => Promise.resolve(learned) },
  );
  const right = new Set(records);
  const best = new Map<string, Example["candidates"][number]>();
  for (const { passage, evidence } of ranked)
    if (
      evidence !== null &&
      !(passage.kind === REPLY && cites.has(passage.recordId)) &&
      !best.has(passage.recordId)
    )
      best.set(passage.recordId, { evidence, right: right.has(passage.recordId) });
  return { candidates: [...best.values()].slice(0, CANDIDATES) };
}
