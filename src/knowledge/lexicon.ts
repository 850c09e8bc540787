/** Port: what is known of single words. Adapter: `models/static`. */
export interface Lexicon {
  /** How much a word says, 0 (everywhere) to 1 (rare). */
  weight(word: string): number;
  /** How near two words lie in meaning, across languages too: 1 the same, 0 unrelated. */
  nearness(a: string, b: string): number;
}
