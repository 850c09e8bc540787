/** Stage: the asks of a mail → the passages that may answer each. */
import { rank, type RankedPassage, type SearchDeps } from "../knowledge/search.ts";
import type { Ask } from "../triage/asks.ts";

export interface Finding {
  readonly ask: Ask;
  /** Best first. */
  readonly candidates: readonly RankedPassage[];
}

/** How many passages an ask's answer is chosen from. */
const CANDIDATES_PER_ASK = 8;

/** The candidates of each ask, in the asks' order; `newText` is the mail that they stand in. */
export const retrieve = (asks: readonly Ask[], newText: string, deps: SearchDeps): Promise<Finding[]> =>
  Promise.all(
    asks.map(async (ask) => ({
      ask,
      candidates: await rank({ text: ask.query, context: newText, limit: CANDIDATES_PER_ASK }, deps),
    })),
  );
