/** Whether what a phrase says is denied: "it is not at all urgent". */
import type { Found } from "./phrase-set.ts";
import { NEGATIONS, NEGATIONS_BEHIND } from "./phrases/negations.ts";

/** How many words before a phrase may deny it. */
const WITHIN = 3;

/** A phrase that is a denial itself ("not happy") is not denied by a further word ("not happy at all", "hiç memnun değilim"). */
export const isDenied = (words: readonly string[], { start, end }: Found, within = WITHIN): boolean =>
  (NEGATIONS.find(words.slice(Math.max(0, start - within), start)) !== null ||
    NEGATIONS_BEHIND.endAt(words, end) > end) &&
  NEGATIONS.find(words.slice(start, end)) === null;
