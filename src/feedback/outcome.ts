/** What a decision says of a draft: would the owner have sent it as it is? */
import { facts } from "../answer/facts.ts";
import { NEGATIONS } from "../knowledge/negations.ts";
import { words } from "../knowledge/words.ts";

/** Who decided what: a person, but for `automatic`, which is smb's own sending and says nothing of a draft. */
export type Verdict = "approved" | "edited" | "written" | "rejected" | "automatic" | "wrong";

/** What is needed of a decision to tell. */
export interface Decided {
  readonly verdict: Verdict;
  /** See `editDistance`; null where there was no draft. */
  readonly editDistance: number | null;
  /** The draft's text and the one that was sent; needed for `edited` alone. */
  readonly draft: string | null;
  readonly final: string | null;
}

/**
 * An edit of no more than this share of the words mends a typo, a comma or the greeting: one word of a reply of forty
 * (out and in: 2 of 80), two of one of eighty. Above it, and where a fact or a negation changed, it mends the answer.
 */
const TYPOS = 0.05;

/** Whether the draft was right; null where the decision does not say. */
export function wasRight({ verdict, editDistance, draft, final }: Decided): boolean | null {
  if (verdict === "approved") return true;
  if (verdict === "rejected" || verdict === "wrong") return false;
  if (verdict === "edited") return (editDistance ?? 1) <= TYPOS && saysTheSame(draft ?? "", final ?? "");
  return null;
}

const saysTheSame = (draft: string, final: string): boolean =>
  isSame(factsIn(draft), factsIn(final)) && isSame(negationsIn(draft), negationsIn(final));

const factsIn = (text: string): string[] => facts(text).map(({ kind, value }) => `${kind} ${value}`);

const negationsIn = (text: string): string[] => words(text).filter((word) => NEGATIONS.has(word));

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  [...some].sort().join("\n") === [...others].sort().join("\n");
