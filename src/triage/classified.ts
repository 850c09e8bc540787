/** What a classifier says of a text. */

/** What a mail may be about, with how sure it is. */
export interface ScoredIntent {
  readonly name: string;
  /** 0 to 1. */
  readonly probability: number;
}

/** What the intents' examples say of a text. */
export interface Classified {
  /** Those that fit, likeliest first. */
  readonly intents: readonly ScoredIntent[];
  readonly outOfScope: number;
}
