/** What a sentence of a mail does: greet, thank, ask, wish, tell of a fault. The phrases are in `phrases/`. */
import { type PhraseSet, phraseSet, placedWords, plainWords } from "./phrase-set.ts";
import {
  BUT,
  COURTESIES,
  COURTESY_QUESTIONS,
  GREETINGS,
  SAYS_MORE,
  UNSPACED_COURTESY,
  UNSPACED_GREETING,
} from "./phrases/courtesy.ts";
import { EMPTY_CORE, EMPTY_FILLERS, EMPTY_WHOLE } from "./phrases/empty.ts";
import { ADDITIONS, PROBLEMS, UNSPACED_ADDITION, UNSPACED_PROBLEM } from "./phrases/problems.ts";
import {
  CONJUNCTIONS,
  QUESTIONS,
  REFERENCES,
  SURE_QUESTIONS,
  UNSPACED_QUESTION,
} from "./phrases/questions.ts";
import {
  COMMANDS,
  COMMANDS_AT_THE_END,
  COMMANDS_INSIDE,
  NO_WISH,
  PLEASE,
  PLEASE_NOTHING,
  UNSPACED_WISH,
  WISHES,
} from "./phrases/wishes.ts";

/** Of a sentence that runs on for pages its beginning tells what it does; its marks are looked for in all of it. */
const LONGEST = 1_200;

const wordsOf = (sentence: string): string[] => plainWords(sentence.slice(0, LONGEST));

export const wordCount = (sentence: string): number => sentence.trim().split(/\s+/u).length;

const opensWith = (set: PhraseSet, words: readonly string[]): boolean => set.endAt(words, 0) > 0;

/** Whether the words are one of these phrases and nothing besides. */
const isWhole = (set: PhraseSet, words: readonly string[]): boolean =>
  words.length > 0 && set.endAt(words, 0) === words.length;

const NAMES_ONLY = /^\p{Lu}\S*(?: \p{Lu}\S*)?$/u;

const LONGEST_GREETING = 6;

function isGreeting(sentence: string): boolean {
  const words = wordsOf(sentence);
  if (!opensWith(GREETINGS, words) || words.length > LONGEST_GREETING || SAYS_MORE.find(words) !== null)
    return false;
  return !asksSomething(sentence) && !asksSomething(behindGreeting(sentence));
}

/** What stands behind the words of the greeting, as it was written. */
function behindGreeting(sentence: string): string {
  const words = placedWords(sentence.slice(0, GREETING_WITHIN));
  const end = GREETINGS.endAt(
    words.map(({ word }) => word),
    0,
  );
  return sentence.slice(words[end - 1]?.end ?? 0).trim();
}

/** What a sentence says behind its greeting: "Hi Anna, where is my order?" asks something. Empty where it only greets. */
export function withoutGreeting(sentence: string): string {
  const unspaced = UNSPACED_GREETING.exec(sentence);
  if (unspaced !== null) return sentence.slice(unspaced[0].length).replace(/^[\s\p{P}]+/u, "");
  if (!opensWith(GREETINGS, plainWords(sentence.slice(0, GREETING_WITHIN)))) return sentence;
  const comma = /[,!:،]\s*/u.exec(sentence.slice(0, GREETING_WITHIN));
  if (comma === null) {
    if (isGreeting(sentence)) return "";
    return opensAQuestion(behindGreeting(sentence)) ? behindGreeting(sentence) : sentence;
  }
  if (!isGreeting(sentence.slice(0, comma.index))) return sentence;
  const rest = sentence.slice(comma.index + comma[0].length);
  return NAMES_ONLY.test(rest) && !asksSomething(rest) ? "" : rest;
}

const GREETING_WITHIN = 60;

const LONGEST_COURTESY = 12;

/** A sentence of thanks, good wishes or closing. */
export function isCourtesy(sentence: string): boolean {
  const words = wordsOf(sentence);
  if (isWhole(COURTESY_QUESTIONS, words)) return true;
  if (words.length > LONGEST_COURTESY) return false;
  return (
    (opensWith(COURTESIES, words) || UNSPACED_COURTESY.test(sentence.slice(0, LONGEST))) &&
    BUT.find(words) === null
  );
}

/** Whether a sentence asks or wishes for something, by its mark or its form. */
export function asksSomething(sentence: string): boolean {
  const words = wordsOf(sentence);
  if (isWhole(COURTESY_QUESTIONS, words)) return false;
  return (
    hasQuestionMark(sentence) ||
    opensQuestion(sentence, words) ||
    isCommand(sentence, words) ||
    isWish(words) ||
    (UNSPACED.test(sentence) && asksUnspaced(sentence.slice(0, LONGEST)))
  );
}

/** Han, kana, Thai, and Hangul. */
const UNSPACED = /[\u0E00-\u0E7F\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]/u;

const asksUnspaced = (sentence: string): boolean =>
  UNSPACED_QUESTION.test(sentence) || (UNSPACED_WISH.test(sentence) && !UNSPACED_COURTESY.test(sentence));

/**
 * A mark at a word's end: behind it may stand others, quotes, a smiley ("Where is it?!"), and a dash or a comma, where
 * UAX 29 ends no sentence ("Where is it? - Tom"). Inside a word, as in a link, it asks nothing. Greek has `;` for it.
 */
export const hasQuestionMark = (sentence: string): boolean =>
  /[?？؟⁇⁈⁉❓❔‽](?=[^\p{L}\p{N}\s]*(?:\s|$))|(?<=\p{Script=Greek}[»”"')]?)[;\u037E](?=\s|$)/u.test(sentence);

const opensAQuestion = (sentence: string): boolean => opensQuestion(sentence, wordsOf(sentence));

const FEWEST_WORDS = 4;

/** A question without its mark; short exclamations ("How nice!") and statements that begin alike do not count. */
function opensQuestion(sentence: string, words: readonly string[]): boolean {
  if (words.length < FEWEST_WORDS || /[!…:,]$/u.test(sentence)) return false;
  const at = Math.max(0, CONJUNCTIONS.endAt(words, 0));
  const set = sentence.endsWith(".") ? SURE_QUESTIONS : QUESTIONS;
  return [0, at].some((from) => isQuestionAt(set, words, from));
}

function isQuestionAt(set: PhraseSet, words: readonly string[], from: number): boolean {
  const end = set.endAt(words, from);
  // "Does not work", "Do not call".
  return end > from && words[end] !== "not";
}

/** "Refund me now", "Please cancel it", "So send me the invoice". */
function isCommand(sentence: string, words: readonly string[]): boolean {
  const starts = [0, CONJUNCTIONS.endAt(words, 0), FILLERS.endAt(words, 0)];
  return (
    starts.some((from) => from >= 0 && COMMANDS.endAt(words, from) > from) ||
    COMMANDS_AT_THE_END.find(words) !== null ||
    partsBehindMarks(sentence).some((part) => opensWith(COMMANDS_INSIDE, wordsOf(part)))
  );
}

/** "I have waited long enough, refund me now." */
const partsBehindMarks = (sentence: string): string[] =>
  sentence
    .slice(0, LONGEST)
    .split(/[,;:–—(]\s*|\s-\s/u)
    .slice(1);

const FILLERS = phraseSet(
  "and? just, and? now, and? then, first, first of all, so now?, again, once again, once more, immediately, jetzt, dann, also, nun, sofort, alors, donc, maintenant, entonces, ahora, allora, adesso, quindi, dus, nu, então, agora, så, teď, więc, так, тогда",
);

function isWish(words: readonly string[]): boolean {
  if (hasWish(words)) return true;
  const please = PLEASE.find(words);
  if (please === null) return false;
  const behind = words.slice(please.end, please.end + NEARBY);
  // "The invoice for May, please."
  return behind.length === 0 ? please.start >= 2 : PLEASE_NOTHING.endAt(behind, 0) < 0;
}

/** How many words behind a wish may tell that it is none: "I would like to warmly thank you". */
const NEARBY = 5;

function hasWish(words: readonly string[]): boolean {
  for (let found = WISHES.find(words); found !== null; found = WISHES.find(words, found.end))
    if (NO_WISH.find(words.slice(found.end, found.end + NEARBY)) === null) return true;
  return false;
}

const LONGEST_EMPTY = 16;

/** An ask that asks nothing by itself: what it is about stands in the sentences around it. */
export function isEmptyAsk(sentence: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(sentence)) return true;
  const words = wordsOf(sentence);
  if (words.length === 0 || words.length > LONGEST_EMPTY) return false;
  const from = Math.max(0, CONJUNCTIONS.endAt(words, 0));
  if (isWhole(EMPTY_WHOLE, words) || isWhole(EMPTY_WHOLE, words.slice(from))) return true;
  let isAboutHelp = false;
  for (let at = 0; at < words.length;) {
    const core = EMPTY_CORE.endAt(words, at);
    isAboutHelp ||= core > at;
    const end = Math.max(core, EMPTY_FILLERS.endAt(words, at));
    if (end <= at) return false;
    at = end;
  }
  return isAboutHelp;
}

/** Whether a sentence tells that something is broken, missing or wrong. */
export const tellsOfAFault = (sentence: string): boolean =>
  PROBLEMS.find(wordsOf(sentence)) !== null || UNSPACED_PROBLEM.test(sentence.slice(0, LONGEST));

/** Whether a sentence is about what was named before it: "… and how much is it?" */
export const refersBack = (sentence: string): boolean => REFERENCES.find(wordsOf(sentence)) !== null;

/** Whether a sentence begins with words for "also" or "another thing". */
export const isAddition = (sentence: string): boolean =>
  opensWith(ADDITIONS, plainWords(sentence.slice(0, GREETING_WITHIN))) || UNSPACED_ADDITION.test(sentence);
