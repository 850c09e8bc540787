/** Port: passages → what to answer, claim by claim. `extract` quotes; `model-writer` has a language model say it. */
import type { RankedPassage } from "../knowledge/search.ts";
import type { Choice } from "./choose.ts";
import type { UncheckedClaim } from "./ground.ts";

export interface WriterInput {
  /** The asks that something was found for, by their place in the mail. */
  readonly asks: readonly PlacedChoice[];
  readonly subject: string;
  readonly newText: string;
  /** What the reply is to be written in, ISO 639-1. */
  readonly language: string;
}

export interface PlacedChoice extends Choice {
  /** 0 for the mail's first ask. */
  readonly place: number;
}

/** What is said in answer to one ask, or to several at once. */
export interface Paragraph {
  /** The places of the asks that it answers, ascending. */
  readonly asks: readonly number[];
  readonly claims: readonly UncheckedClaim[];
  /** Its layout where the claims are the owner's own sentences; null: the claims, one behind the other. */
  readonly lines: readonly string[] | null;
}

/** Nothing of it is checked against the sources yet. */
export interface Proposal {
  /** In the order of their first asks; asks that none answers are left out. */
  readonly paragraphs: readonly Paragraph[];
  /** The passages that claims may name, each as sure as for the ask that it answers least. */
  readonly sources: readonly RankedPassage[];
  /** Names what wrote it, as `smb log` and `--json` show it. */
  readonly writer: string;
  /** What a model was told to do, the same for all mails: no customer is to read it. Empty where none was asked. */
  readonly instructions: string;
  /** What was left out of what a model said, in sentences. */
  readonly notes: readonly string[];
}

export interface Writer {
  propose(input: WriterInput): Promise<Proposal>;
}
