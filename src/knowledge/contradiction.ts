/** What an erratum contradicts of a passage. Deterministic: two answers to one question of which one was verified. */
import { createHash } from "node:crypto";
import { coverage, generalWeight } from "./coverage.ts";
import type { Erratum } from "./erratum.ts";
import type { Lexicon } from "./lexicon.ts";
import { NEGATIONS } from "./negations.ts";
import type { Contradiction } from "./passage-index.ts";
import type { Passage } from "./passage.ts";
import { isSameQuestion, saysWord, strict } from "./same-question.ts";
import { sentences, words } from "./words.ts";

/** A sentence that says nearly all of the erratum's question with its heading, and this share by itself, is about it. */
const PLACE_SAYS = 0.9;
const SENTENCE_SAYS = 0.5;
/** An answer does not say "how long does it take" again: this much is enough with a word of the erratum's answer. */
const ANSWER_SAYS = 0.2;
const TELLS = 0.6;
/** Words that tell as much are names: what a sentence is about has to have those of the question. */
const NAME = 0.95;

/** A text says what the erratum says where this share of the answer stands in it, and every number of it. */
const AGREES = 0.8;

/** SHA-256 of what a passage says, hex: question, title and text. */
export const textHash = ({ question, title, text }: Pick<Passage, "question" | "title" | "text">): string =>
  createHash("sha256")
    .update(JSON.stringify([question, title, text]))
    .digest("hex");

/** What of an erratum tells what it contradicts. */
export type Judging = Pick<Erratum, "id" | "question" | "also" | "answer" | "named" | "wrong">;

/** The questions that the erratum answers: its own and its other wordings. */
export const wordingsOf = ({ question, also }: Pick<Erratum, "question" | "also">): readonly string[] => [
  question,
  ...also,
];

/** Whether the passage says the same as the erratum does. What a "not" turns round says the opposite, whatever its words. */
export function agrees(text: string, { answer }: Pick<Erratum, "answer">, lexicon: Lexicon): boolean {
  const said = new Set(words(text));
  const own = words(answer);
  const numbers = own.filter((word) => /\p{N}/u.test(word));
  if (own.some(isNegation) !== [...said].some(isNegation)) return false;
  return numbers.every((number) => said.has(number)) && coverage(own, said, strict(lexicon)) >= AGREES;
}

const isNegation = (word: string): boolean => NEGATIONS.has(word);

/** What the erratum contradicts of the passage; null where nothing. A passage that was named is contradicted in any case. */
export function contradictionOf(erratum: Judging, passage: Passage, lexicon: Lexicon): Contradiction | null {
  const all = sentences(passage.text, passage.language);
  const hash = textHash(passage);
  const found = { passageId: passage.id, erratum: erratum.id, hash };
  const isNamed = erratum.named.some((named) => named.passageId === passage.id && named.hash === hash);
  const wrong = all.filter((sentence) => erratum.wrong.some((known) => flat(known) === flat(sentence)));
  if (wrong.length > 0) return { ...found, whole: wrong.length === all.length, sentences: wrong };
  const about = all.filter((sentence) => isAbout(erratum, sentence, passage, lexicon));
  if (isNamed)
    return about.length > 0 && about.length < all.length
      ? { ...found, whole: false, sentences: about }
      : { ...found, whole: true, sentences: all };
  if (agrees(passage.text, erratum, lexicon)) return null;
  if (isQuestionOf(erratum, passage, lexicon)) return { ...found, whole: true, sentences: all };
  if (about.length === 0 && !asksAmongOthers(erratum, passage.question, lexicon)) return null;
  return about.length === 0 || about.length === all.length
    ? { ...found, whole: true, sentences: all }
    : { ...found, whole: false, sentences: about };
}

/** Whether the passage is an answer to the erratum's question: all that it says is that answer. */
const isQuestionOf = (erratum: Judging, { question }: Passage, lexicon: Lexicon): boolean =>
  // Variants of one question stand on lines of their own.
  question !== null && [question, ...question.split("\n")].some((asked) => asksSame(erratum, asked, lexicon));

/** Whether the passage answers a mail in which the erratum's question stands beside other things. */
const asksAmongOthers = (erratum: Judging, question: string | null, lexicon: Lexicon): boolean =>
  question !== null && sentences(question).some((asked) => asksSame(erratum, asked, lexicon));

/** Whether a text asks what the erratum answers. */
export const asksSame = (erratum: Judging, asked: string, lexicon: Lexicon): boolean =>
  wordingsOf(erratum).some((wording) => isSameQuestion(wording, asked, lexicon));

function isAbout(
  erratum: Judging,
  sentence: string,
  { question, title }: Passage,
  lexicon: Lexicon,
): boolean {
  if (agrees(sentence, erratum, lexicon)) return false;
  const own = words(sentence);
  const heading = words(`${question ?? ""} ${title}`);
  const answer = words(erratum.answer);
  // An entry with a question of its own answers that; what it says of other things it says with their words.
  const isEntry = question !== null && !asksAmongOthers(erratum, question, lexicon);
  return wordingsOf(erratum).some((wording) => {
    const asked = words(wording);
    // What express delivery costs is another matter than what delivery does.
    const narrower = isEntry ? tellingBeyond(words(question), [...asked, ...answer], lexicon) : [];
    if (narrower.some((word) => saysWord(own, word, lexicon))) return false;
    return isAboutWording(asked, { own, heading, answer: isEntry ? [] : answer }, lexicon);
  });
}

/** The words of a question that tell much and stand nowhere in what is asked and answered. */
const tellingBeyond = (question: readonly string[], said: readonly string[], lexicon: Lexicon): string[] => {
  const weigh = generalWeight(lexicon);
  return question.filter((word) => weigh(word) >= TELLS && !saysWord(said, word, lexicon));
};

interface Said {
  readonly own: readonly string[];
  readonly heading: readonly string[];
  readonly answer: readonly string[];
}

function isAboutWording(asked: readonly string[], { own, heading, answer }: Said, lexicon: Lexicon): boolean {
  const exact = strict(lexicon);
  const says = (all: readonly string[], word: string): boolean => saysWord(all, word, lexicon);
  const names = (all: readonly string[]): string[] => all.filter((word) => lexicon.weight(word) >= NAME);
  const place = [...own, ...heading];
  if (!names(asked).every((word) => says(place, word))) return false;
  // Under a heading of two names a sentence that has another one is about that.
  const isOfAnother =
    !names(asked).every((word) => says(own, word)) &&
    names(own).some((word) => !says([...asked, ...answer], word));
  if (isOfAnother) return false;
  const share = coverage(asked, new Set(own), exact);
  if (share >= SENTENCE_SAYS && coverage(asked, new Set(place), exact) >= PLACE_SAYS) return true;
  return (
    share >= ANSWER_SAYS &&
    own.some((word) => lexicon.weight(word) >= TELLS && !says(asked, word) && says(answer, word))
  );
}

/** A text with its white space made even: sentences are compared so. */
export const flat = (text: string): string => text.replace(/\s+/gu, " ").trim();
