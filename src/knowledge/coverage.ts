/** How much of what one text says another says too, each word weighed by how much it tells, a near word counting in part. */
import { functionWords } from "./function-words.ts";
import type { Lexicon } from "./lexicon.ts";

/** How much a word tells, 0 to 1. */
export type Weigh = (word: string) => number;

/**
 * Below this cosine two words of the embedded table are neighbours by chance: 99 of 100 random pairs lie below .34, and
 * many a word and its translation between .4 and .5 (delivery, Lieferung: .43).
 */
const NEAR = 0.4;

/** What is left of a function word's weight. */
const FUNCTION_WORD = 0.1;

/** A word that tells less than this is not looked up: its neighbours tell nothing either. */
const NEGLIGIBLE = 0.03;

/**
 * How much a word tells in any text. The table was learned from documentation, where "me", "know" and "would" are rare;
 * in mails they are not. Without this the German set's AUROC (see `relevance`) is .49 instead of .63.
 */
export const generalWeight =
  (lexicon: Lexicon): Weigh =>
  (word) =>
    lexicon.weight(word) * (functionWords.has(word) ? FUNCTION_WORD : 1);

/** Share (0 to 1) of the weight of the words `asked` that stands in `said`, in any of the lexicon's languages. */
export function coverage(
  asked: readonly string[],
  said: ReadonlySet<string>,
  lexicon: Lexicon,
  weigh: Weigh = generalWeight(lexicon),
): number {
  let total = 0;
  let found = 0;
  for (const word of new Set(asked)) {
    const weight = weigh(word);
    if (weight < NEGLIGIBLE) continue;
    total += weight;
    found += weight * bestMatch(word, said, lexicon);
  }
  return total === 0 ? 0 : found / total;
}

function bestMatch(word: string, said: ReadonlySet<string>, lexicon: Lexicon): number {
  if (said.has(word)) return 1;
  let best = 0;
  for (const other of said) best = Math.max(best, lexicon.nearness(word, other));
  return best < NEAR ? 0 : best;
}
