/** What a mail may want, as its owner says it. */

export interface Intent {
  readonly name: string;
  /** One sentence; an example too. */
  readonly description: string;
  /** Sentences as customers write them. One language is enough where the embedder's space spans several. */
  readonly examples: readonly string[];
}
