/** How likely a claim is borne out by passages, without a model. */
import { Said, shareOf } from "./share.ts";
import { stemOf } from "./stems.ts";
import { words } from "../../knowledge/words.ts";

/** Logistic: fitted on the answers of `share`, a mean rating of 2.5 and more being faithful. */
const SLOPE = 9.2;
const MIDDLE = 0.9;

/** Probability (0 to 1) of a raw score. */
const probabilityOf = (score: number): number => 1 / (1 + Math.exp(-SLOPE * (score - MIDDLE)));

/**
 * Probability (0 to 1) that a claim, a sentence or a whole answer, is borne out by the passages together. `question` is what
 * it answers: words of it are no inventions.
 */
export const groundedness = (claim: string, passages: readonly string[], question = ""): number =>
  probabilityOf(shareOf(claim, new Said(passages.join("\n")), new Set(words(question).map(stemOf))).score);
