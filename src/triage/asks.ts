/** The questions and wishes that a mail contains: each must end answered or open. */
import { weigh as weighWord } from "../knowledge/coverage.ts";
import type { Lexicon } from "../knowledge/lexicon.ts";
import { sentences, words } from "../knowledge/words.ts";
import { isCourtesy, isEmptyAsk, isGreeting, isWish, opensAQuestion } from "./phrases.ts";

export interface Ask {
  /** The sentence that asks, as the sender wrote it. */
  readonly text: string;
  /** What is searched for: the ask, with the sentence before it where the ask says little by itself. */
  readonly query: string;
}

/** An ask as light as this leans on what was said before it ("Can I send it back?"). */
const STANDS_ALONE = 2.2;

/**
 * The asks of a mail in their order. A mail without a question is one ask: all that it says. Sentences of greeting,
 * thanks and closing are never asks.
 */
export function findAsks(newText: string, subject: string, lexicon: Lexicon, language: string | null): Ask[] {
  const said = paragraphs(newText)
    .flatMap((paragraph) => sentences(paragraph, language))
    .filter((sentence) => !isGreeting(sentence) && !isCourtesy(sentence));
  const weigh = (text: string): number =>
    sum([...new Set(words(text))].map((word) => weighWord(word, lexicon)));
  const asks: Ask[] = [];
  for (const [i, sentence] of said.entries()) {
    if (!asksSomething(sentence) || isEmptyAsk(sentence)) continue;
    const before = said[i - 1];
    const leans = weigh(sentence) < STANDS_ALONE && before !== undefined;
    asks.push({ text: sentence, query: leans ? `${before} ${sentence}` : sentence });
  }
  if (asks.length > 0) return asks;
  const whole = [subject.trim(), ...said].filter((part) => part !== "").join(". ");
  return whole === "" ? [] : [{ text: said[0] ?? subject.trim(), query: whole }];
}

const asksSomething = (sentence: string): boolean =>
  /[?？؟]["”»)\]]*$/u.test(sentence) || opensAQuestion(sentence) || isWish(sentence);

/** Lines that a mailer wrapped belong together; an empty line or a list marker begins a new paragraph. */
const paragraphs = (text: string): string[] =>
  text
    .split(/\n\s*\n|\n(?=\s*(?:[-*•]|\d+[.)])\s)/u)
    .map((paragraph) =>
      paragraph
        .replace(/^\s*(?:[-*•]|\d+[.)])\s+/u, "")
        .replace(/\s*\n\s*/gu, " ")
        .trim(),
    )
    .filter((paragraph) => paragraph !== "");

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
