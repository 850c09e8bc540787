/** A correction that a person verified. */

export interface Erratum {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly language: string | null;
  /** When it was last said: of two errata for one question the later one counts. */
  readonly createdAt: Date;
  /** Other wordings of its question: tests of `smb eval errata`, and as good as the question itself. */
  readonly also: readonly string[];
  /** Passages that a person said it corrects. */
  readonly named: readonly NamedPassage[];
  /** Sentences that a person said are wrong: of a draft, say. */
  readonly wrong: readonly string[];
}

export interface NamedPassage {
  readonly passageId: string;
  /** `textHash` of what it said then: a passage that says something else now is judged like any other. */
  readonly hash: string;
}

/** What a person says: the rest is made from it. */
export interface ErratumEntry {
  readonly question: string;
  readonly answer: string;
  readonly also?: readonly string[];
  readonly named?: readonly NamedPassage[];
  readonly wrong?: readonly string[];
  readonly language?: string | null;
  readonly at: Date;
}
