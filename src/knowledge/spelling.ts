/** A query's words as they were meant: one that stands in no passage is taken for the likeliest that does. */
import type { Lexicon } from "./lexicon.ts";
import type { PassageIndex } from "./passage-index.ts";
import { words as wordsOf } from "./words.ts";

export interface Corrected {
  /** The words in their order, those that were replaced by what they were taken for. */
  readonly words: readonly string[];
  /** What was written → what it was taken for; two words where a blank was missing. */
  readonly replaced: ReadonlyMap<string, string>;
}

/** How many words of a query are looked at: each that is known nowhere takes up to a millisecond. */
const MOST = 24;

/**
 * Takes words that no passage holds for the likeliest word of the knowledge, where there is one. Words that `lexicon`
 * knows stay: "mother" is no slip for "other".
 */
export async function corrected(
  words: readonly string[],
  index: Pick<PassageIndex, "wordFrequencies" | "nearWords">,
  lexicon?: Pick<Lexicon, "weight">,
): Promise<Corrected> {
  const { of } = await index.wordFrequencies(words);
  const isSlip = (word: string): boolean => (of.get(word) ?? 0) === 0 && !isListed(word, lexicon);
  const unknown = [...new Set(words)].filter(isSlip).slice(0, MOST);
  const replaced = new Map<string, string>();
  for (const word of unknown) {
    const [meant] = await index.nearWords(word);
    if (meant) replaced.set(word, meant.word);
  }
  return { words: words.flatMap((word) => parts(replaced.get(word), word)), replaced };
}

/** A word that a lexicon does not list tells the most that a word can. */
const isListed = (word: string, lexicon: Pick<Lexicon, "weight"> | undefined): boolean =>
  lexicon !== undefined && lexicon.weight(word) < 1;

const parts = (meant: string | undefined, word: string): string[] =>
  meant === undefined ? [word] : wordsOf(meant);
