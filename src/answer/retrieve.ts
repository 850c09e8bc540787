/** Stage: the asks of a mail → the passages that may answer each. */
import { coverage, generalWeight } from "../knowledge/coverage.ts";
import type { Lexicon } from "../knowledge/lexicon.ts";
import type { Passage } from "../knowledge/passage.ts";
import { rank, type RankedPassage, type SearchDeps } from "../knowledge/search.ts";
import { words } from "../knowledge/words.ts";
import { type Ask, SAYS_NOTHING } from "../triage/asks.ts";

export interface Finding {
  readonly ask: Ask;
  /** Best first. */
  readonly candidates: readonly RankedPassage[];
}

/** How many passages an ask's answer is chosen from. */
const CANDIDATES_PER_ASK = 8;

/**
 * At least this share of what an ask says by itself must stand in a passage. What is searched with it, the sentence
 * before and the mail around, tells which thing is meant; it is no question of its own, and a passage that fits only it
 * answers something else that the mail says.
 */
const OWN_SHARE = 0.25;

/** The candidates of each ask, in the asks' order; `newText` is the mail that they stand in. */
export const retrieve = (asks: readonly Ask[], newText: string, deps: SearchDeps): Promise<Finding[]> =>
  Promise.all(
    asks.map(async (ask) => {
      const found = await rank({ text: ask.query, context: newText, limit: CANDIDATES_PER_ASK }, deps);
      return { ask, candidates: found.filter(({ passage }) => speaksOf(ask, passage, deps.lexicon)) };
    }),
  );

function speaksOf(ask: Ask, { question, title, text }: Passage, lexicon: Lexicon): boolean {
  const own = words(ask.text);
  const tells = generalWeight(lexicon);
  // "And how do I do that?" says nothing by itself.
  if (own.reduce((sum, word) => sum + tells(word), 0) < SAYS_NOTHING) return true;
  return coverage(own, new Set(words(`${question ?? ""} ${title} ${text}`)), lexicon) >= OWN_SHARE;
}
