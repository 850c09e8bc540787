/** What is known of words, remembered for one query: its few words are compared with those of every passage. */
import { generalWeight, NEAR, type Weigh } from "./coverage.ts";
import { type Lexicon, type Neighbour, neighbours } from "./lexicon.ts";

/** What a passage's word has to do with a query. */
export interface ComparedWord {
  /** How much it tells in general. */
  readonly weight: number;
  /** The query's words that it says in full or in part, by their places. */
  readonly says: readonly Neighbour[];
  /** How near the nearest of the query's words is, and of those together with the words around it; 0 where none is near. */
  readonly nearest: number;
  readonly nearestAround: number;
}

/** Compares a word with those of a query and with those it stands in (its own among them may be left out). */
export function comparing(
  query: readonly string[],
  around: readonly string[],
  lexicon: Lexicon,
): (word: string) => ComparedWord {
  const weigh = generalWeight(lexicon);
  const ofQuery = neighbours(lexicon, query, NEAR);
  const ofAround = neighbours(lexicon, around, NEAR);
  return remembering((word) => {
    const says = ofQuery(word);
    const nearest = most(says);
    const nearestAround = Math.max(nearest, most(ofAround(word)));
    return { weight: weigh(word), says, nearest, nearestAround };
  });
}

/** How much a word tells in general, each looked up once. */
export const rememberedWeight = (lexicon: Lexicon): Weigh => remembering(generalWeight(lexicon));

const most = (near: readonly Neighbour[]): number => {
  let best = 0;
  for (const { nearness } of near) best = Math.max(best, nearness);
  return best;
};

function remembering<T>(look: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    let found = known.get(word);
    if (found === undefined) known.set(word, (found = look(word)));
    return found;
  };
}
