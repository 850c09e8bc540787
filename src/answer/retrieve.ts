/** Stage: the asks of a mail → the passages that may answer each. */
import { coverage, generalWeight } from "../knowledge/coverage.ts";
import { quotable } from "../knowledge/corrections.ts";
import type { Lexicon } from "../knowledge/lexicon.ts";
import type { Passage } from "../knowledge/passage.ts";
import { find, type RankedPassage, type SearchDeps } from "../knowledge/search.ts";
import { words } from "../knowledge/words.ts";
import { type Ask, clauses, SAYS_NOTHING } from "../triage/asks.ts";
import { answerability, answerOdds } from "./answerability/answerability.ts";

export interface Finding {
  readonly ask: Ask;
  /** Best first. */
  readonly candidates: readonly RankedPassage[];
  /** How likely anything that was found answers the ask, 0 to 1. Left out by what is on record from before it was judged. */
  readonly answerability?: number;
}

/** How many passages an ask's answer is chosen from. */
const CANDIDATES_PER_ASK = 8;

/**
 * At least this share of what an ask says by itself must stand in a passage. What is searched with it, the sentence
 * before and the mail around, tells which thing is meant; it is no question of its own, and a passage that fits only it
 * answers something else that the mail says.
 */
const OWN_SHARE = 0.25;

/** The candidates of each ask, in the asks' order; `newText` is the mail that they stand in. */
export async function retrieve(asks: readonly Ask[], newText: string, deps: SearchDeps): Promise<Finding[]> {
  const findings = await Promise.all(
    asks.map(async (ask) => {
      const found = await find({ text: ask.query, context: newText, limit: CANDIDATES_PER_ASK }, deps);
      const candidates = found.passages
        .flatMap((ranked) => quotable(ranked) ?? [])
        .filter(({ passage }) => speaksOf(ask, passage, deps.lexicon));
      return { ask, candidates, odds: answerOdds(ask.text, found, candidates) };
    }),
  );
  const likely = answerability(findings.map(({ odds }) => odds));
  return findings.map(({ ask, candidates }, i) => ({ ask, candidates, answerability: likely[i] ?? 0 }));
}

/** Whether the passage speaks of each thing that the ask asks: half an answer is not to be taken for a whole one. */
function speaksOf(ask: Ask, { question, title, text, language }: Passage, lexicon: Lexicon): boolean {
  const whole = `${question ?? ""} ${title} ${text}`;
  const there = new Set(words(whole));
  const tells = generalWeight(lexicon);
  const says = (clause: string): boolean => {
    const own = words(clause);
    // "And how do I do that?" says nothing by itself.
    const weight = own.reduce((sum, word) => sum + tells(word), 0);
    return weight < SAYS_NOTHING || coverage(own, there, lexicon) >= OWN_SHARE;
  };
  return clauses(ask.text).every(says) && !namesAnother(ask.text, whole, language, lexicon);
}

/**
 * Whether the ask names something that the passage does not, where the passage names something near it: what holds for
 * Switzerland is no answer about Norway, near as the two words lie. Names are told by their capital inside a sentence,
 * which in German every noun has.
 */
function namesAnother(asked: string, said: string, language: string | null, lexicon: Lexicon): boolean {
  if (language === "de") return false;
  const there = new Set(words(said));
  const names = namesIn(said);
  return namesIn(asked).some(
    (name) => !there.has(name) && names.some((other) => lexicon.nearness(name, other) >= NEAR_NAMES),
  );
}

const NEAR_NAMES = 0.4;

const namesIn = (text: string): string[] =>
  [...text.matchAll(/(?<=[\p{Ll}\p{N},;:(]["'“‘(]?\s)\p{Lu}[\p{Ll}\p{M}]{2,}/gu)].map(([name]) =>
    name.toLowerCase(),
  );
