/** Which of the passages found for an ask may answer it, and which one may be quoted as it is. */
import type { RankedPassage } from "../knowledge/search.ts";
import type { Ask } from "../triage/asks.ts";
import type { Finding } from "./retrieve.ts";

export interface Choice {
  readonly ask: Ask;
  /** How likely anything that was found answers the ask, 0 to 1; see `answerability`. */
  readonly answerability: number;
  /** Passages that may answer, in any language, best first; none: the ask stays open. */
  readonly able: readonly RankedPassage[];
  /** The one of them to quote in the mail's language; null where there is none. */
  readonly quote: RankedPassage | null;
  /** Why there is none to quote; null where there is one. */
  readonly reason: string | null;
}

/**
 * From this score on a passage is taken to answer an ask. Chosen between the demo's lowest right answer (.147) and its
 * highest wrong one (.102), since mails score lower than FAQ questions; what it does to those the README says ("How well").
 * It asks whether this passage fits: a draft from it is shown to a person. Whether anything answers is `answerability`,
 * by which the draft's confidence rises and falls.
 */
export const ANSWERS_FROM = 0.135;

/** How many times likelier a passage in another language must be for the one in the mail's own to be left aside. */
const SUBSTITUTE = 3;

/**
 * The best supported passage in the mail's language, or why there is none. Where a correction comes first and is not in
 * the mail's language, there is none: what it corrects may be what the next passage says.
 */
export function choose(finding: Finding, language: string): Choice {
  const { ask, candidates, answerability = candidates[0]?.score ?? 0 } = finding;
  const able = candidates.filter(({ score }) => score >= ANSWERS_FROM);
  const [best] = able;
  const none = { ask, answerability, able, quote: null };
  if (best === undefined) return { ...none, reason: "the knowledge has no answer to this" };
  const isReadable = ({ passage }: RankedPassage): boolean =>
    passage.language === null || passage.language === language;
  const readable = best.passage.kind === "erratum" && !isReadable(best) ? undefined : able.find(isReadable);
  // A passage that merely passes does not stand in for one that answers for sure.
  const isPoorSubstitute = readable !== undefined && readable.score < best.score / SUBSTITUTE;
  if (readable !== undefined && !isPoorSubstitute) return { ...none, quote: readable, reason: null };
  const known = languageName(best.passage.language);
  return { ...none, reason: `the knowledge answers this in ${known} only (${best.passage.id})` };
}

const languageName = (code: string | null): string =>
  code === null ? "another language" : (new Intl.DisplayNames(["en"], { type: "language" }).of(code) ?? code);
