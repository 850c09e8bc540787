/** How much of what one text says another says too, each word weighed by how much it tells, a near word counting in part. */
import { functionWords } from "./function-words.ts";
import { type Lexicon, neighbours } from "./lexicon.ts";

/** How much a word tells, 0 to 1. */
export type Weigh = (word: string) => number;

/**
 * Below this cosine two words of the embedded table are neighbours by chance: 99 of 100 random pairs lie below .34, and
 * many a word and its translation between .4 and .5 (delivery, Lieferung: .43).
 */
export const NEAR = 0.4;

/** What is left of a function word's weight. */
const FUNCTION_WORD = 0.1;

/** A word that tells less than this is not looked up: its neighbours tell nothing either. */
export const NEGLIGIBLE = 0.03;

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
  const elsewhere: { readonly word: string; readonly weight: number }[] = [];
  for (const word of new Set(asked)) {
    const weight = weigh(word);
    if (weight < NEGLIGIBLE) continue;
    total += weight;
    if (said.has(word)) found += weight;
    else elsewhere.push({ word, weight });
  }
  if (elsewhere.length > 0 && said.size > 0) {
    const nearTo = neighbours(lexicon, [...said], NEAR);
    for (const { word, weight } of elsewhere) found += weight * nearest(nearTo(word));
  }
  return total === 0 ? 0 : found / total;
}

const nearest = (near: readonly { readonly nearness: number }[]): number =>
  near.reduce((best, { nearness }) => Math.max(best, nearness), 0);
