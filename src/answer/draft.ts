/** A reply that is not sent yet, sentence by sentence with its sources. */

/** One sentence of a draft. */
export interface Claim {
  readonly text: string;
  /** Ids of the passages that support it. */
  readonly support: readonly string[];
  /** Whether the deterministic checks of `ground` passed. */
  readonly verified: boolean;
  /** What did not check out, e.g. `number 45 stands in no source`. */
  readonly flags: readonly string[];
  /** A model put it into the mail's language from another: its facts were checked, its words a person has to. Left out else. */
  readonly translated?: true;
}

export interface Draft {
  /** The whole body as it would be sent: greeting, answers, signature. */
  readonly text: string;
  readonly claims: readonly Claim[];
}

/** `auto` comes with its evidence, in a later step; until then a person decides. */
export type Decision = "auto" | "review" | "hold";
