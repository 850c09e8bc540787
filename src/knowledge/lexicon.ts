/** Port: what is known of single words. Adapter: `models/static`. */
export interface Lexicon {
  /** How much a word says, 0 (everywhere) to 1 (rare). */
  weight(word: string): number;
  /** How near two words lie in meaning, across languages too: 1 the same, 0 unrelated. */
  nearness(a: string, b: string): number;
  /** What `neighbours` gives, by one look-up a word instead of two a pair. */
  neighbours?(words: readonly string[], least: number): (other: string) => readonly Neighbour[];
}

/** One of several words, by its place among them, and how near it lies to another. */
export interface Neighbour {
  readonly place: number;
  readonly nearness: number;
}

/**
 * Which of `words` lie at least so near to another word; all of them in lower case, as `words` gives them. For loops over
 * many: the embedded table takes a third of the time that pairs by `nearness` do.
 */
export const neighbours = (
  lexicon: Lexicon,
  words: readonly string[],
  least: number,
): ((other: string) => readonly Neighbour[]) =>
  lexicon.neighbours?.(words, least) ??
  ((other) =>
    words.flatMap((word, place) => {
      const nearness = word === other ? 1 : lexicon.nearness(word, other);
      return nearness >= least ? [{ place, nearness }] : [];
    }));
