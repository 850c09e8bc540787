/** How the sender feels, by their words, with what turns them round. */
import { isDenied } from "./denial.ts";
import { type Found, overlaps, type PhraseSet, plainWords } from "./phrase-set.ts";
import { BUT } from "./phrases/courtesy.ts";
import {
  NEGATIVE,
  NO_FEELING,
  POSITIVE,
  THANKS,
  UNSPACED_NEGATIVE,
  UNSPACED_POSITIVE,
} from "./phrases/feelings.ts";
import { PROBLEMS, UNSPACED_PROBLEM } from "./phrases/problems.ts";
import { ANGER, HARMLESS, UNSPACED } from "./phrases/urgency.ts";
import { portions } from "./reading.ts";

export type Sentiment = "negative" | "neutral" | "positive";

/** That something is broken vexes; said without a word of feeling it is a matter of fact. */
const FAULT = -0.4;
const FEELING = 1;
const OUTRAGE = 2;
const GRATITUDE = 0.5;

/** "I am not unhappy" is no joy; "not good" is a complaint. */
const DENIED_GOOD = -1;
const DENIED_BAD = 0.3;

/** What stands behind a "but" is what the sender means. */
const BEFORE_BUT = 0.1;

/** From here on the sum of what is felt is more than a word in passing. */
const FELT_FROM = 0.9;

export function sentimentOf(text: string): Sentiment {
  const { head, tail } = portions(text);
  const score = `${head}\n${tail}`
    .split(SENTENCE_END)
    .filter((sentence) => sentence.trim() !== "")
    .reduce((sum, sentence) => sum + scoreOf(sentence), 0);
  return score <= -FELT_FROM ? "negative" : score >= FELT_FROM ? "positive" : "neutral";
}

const SENTENCE_END = /[.!?…;。！？]+(?=\s|$|[^\p{P}\s])|\n/u;

function scoreOf(sentence: string): number {
  const words = plainWords(sentence);
  const covered = [...NO_FEELING.findAll(words), ...HARMLESS.findAll(words)];
  const but = BUT.find(words);
  const told: { readonly found: Found; readonly value: number }[] = [];
  const tell = (phrases: PhraseSet, value: number): void => {
    for (const found of phrases.findAll(words))
      if (![...covered, ...told.map((one) => one.found)].some((other) => overlaps(found, other)))
        told.push({ found, value });
  };
  tell(ANGER, -OUTRAGE);
  tell(NEGATIVE, -FEELING);
  tell(PROBLEMS, FAULT);
  tell(POSITIVE, FEELING);
  tell(THANKS, GRATITUDE);
  const ofWords = told.reduce((sum, { found, value }) => {
    const weight = but !== null && found.end <= but.start && value > 0 ? BEFORE_BUT : 1;
    return sum + weight * (value !== FAULT && isDenied(words, found) ? denied(value) : value);
  }, 0);
  return ofWords + scoreOfUnspaced(sentence);
}

const denied = (value: number): number => (value > 0 ? DENIED_GOOD : DENIED_BAD);

const count = (pattern: RegExp, text: string): number => text.match(pattern)?.length ?? 0;

const scoreOfUnspaced = (sentence: string): number =>
  /[\u0E00-\u0E7F\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]/u.test(sentence)
    ? FEELING * (count(UNSPACED_POSITIVE, sentence) - count(UNSPACED_NEGATIVE, sentence)) -
      (UNSPACED.anger.test(sentence) ? OUTRAGE : 0) +
      (UNSPACED_PROBLEM.test(sentence) ? FAULT : 0)
    : 0;
