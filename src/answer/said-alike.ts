/** Whether two sentences of one thing both say "not" or neither, bind it to a condition, and lay a duty or give leave. */
import { folded } from "../knowledge/terms/fold.ts";
import { plain } from "./facts/plain.ts";
import { BINDS, IF, ONLY, UNLESS } from "./grounding/polarity-words.ts";
import { read, type Sentence, type Unit } from "./grounding/sentence.ts";

/** Whether claim and sentence say the same way round; `isDenied` where the sentence answers its question with "no". */
export function agrees(claim: string, said: string, isDenied: boolean): boolean {
  const [one, other] = [reading(claim), reading(said)];
  const [mine, theirs] = [turnsOf(one, other), turnsOf(other, one)];
  const denied = isDenied && theirs.nots === 0 ? 1 : 0;
  const around = mine.around + theirs.around + denied + turnedWords(one, other) + turnedWords(other, one);
  // Two "not" in a sentence may be anything but none.
  const isSameWay =
    mine.nots > 1 || theirs.nots > 1
      ? mine.nots > 0 && theirs.nots > 0
      : (mine.nots + theirs.nots + around) % 2 === 0;
  return isSameWay && !isOtherDuty(one, other, mine.nots + theirs.nots) && isBound(claim, said);
}

/** "have to" is a duty, which the words alone do not tell. */
const reading = (text: string): Sentence[] =>
  read(plain(text).replace(/\b(?:have|has|need|needs) to\b/giu, "must"));

/** How often sentences say "not", and how often else they turn what they say: forbidden, unless. */
interface Turns {
  readonly nots: number;
  readonly around: number;
}

/** Counted where the sentences speak of what the other ones do. */
function turnsOf(sentences: readonly Sentence[], others: readonly Sentence[]): Turns {
  let [nots, around] = [0, 0];
  for (const { whole, turns } of sentences) {
    around += turns;
    for (const part of whole.parts.length === 0 ? [whole] : whole.parts)
      if (isAbout(part, others) || whole.parts.length === 0)
        [nots, around] = [nots + part.nots, around + part.opposites];
  }
  return { nots, around };
}

const isAbout = ({ content }: Unit, others: readonly Sentence[]): boolean =>
  content.size === 0 || others.some(({ whole }) => [...content].some((stem) => whole.content.has(stem)));

/** unused for used. */
const turnedWords = (sentences: readonly Sentence[], others: readonly Sentence[]): number => {
  const there = new Set(others.flatMap(({ whole }) => [...whole.content]));
  return sentences
    .flatMap(({ whole }) => [...whole.turning])
    .filter(([stem, rests]) => !there.has(stem) && rests.some((rest) => there.has(rest))).length;
};

function isOtherDuty(one: readonly Sentence[], other: readonly Sentence[], nots: number): boolean {
  const [mine, theirs] = [one, other].map((all) =>
    all.map(({ whole }) => whole.modal).find((m) => m !== null),
  );
  return nots === 0 && mine !== undefined && theirs !== undefined && mine !== theirs;
}

/** What is bound to a condition on one side is on the other; "if" will do for "only if". */
function isBound(claim: string, said: string): boolean {
  const [mine, theirs] = [claim, said].map((text) => folded(plain(text).toLowerCase())) as [string, string];
  const [myOnly, theirOnly] = [ONLY.test(mine), ONLY.test(theirs)];
  if (theirOnly && !myOnly) return IF.test(mine) || UNLESS.test(mine);
  if (myOnly && !theirOnly) return IF.test(theirs) || UNLESS.test(theirs);
  return !BINDS.test(theirs) || OFFER.test(theirs) || BINDS.test(mine) || IF.test(mine);
}

/** "If you have questions" binds nothing. */
const OFFER =
  /\b(?:if you (?:have|need|wish|want|would like)|wenn sie (?:fragen|hilfe|mochten)|si vous (?:avez|souhaitez))\b/iu;

/** What parts the clauses of a sentence, by its language: "en" is a word of its own in French, "e" and "y" are in none else. */
const AND: Readonly<Record<string, string>> = {
  ...{ en: "and|but", de: "und|aber", fr: "et|mais", es: "y|pero", it: "e|ma", nl: "en|maar", pt: "e|mas" },
};

/** The clauses of a sentence in which some say "not" and others do not; none of any other. */
export function clausesOf(sentence: string, language: string): string[] {
  const word = AND[language] ?? "and|but";
  const parts = sentence
    .split(new RegExp(String.raw`;\s|,?\s(?:${word})\s`, "iu"))
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  const isNegated = parts.map((part) => reading(part).some(({ whole }) => whole.nots > 0));
  return isNegated.includes(true) && isNegated.includes(false) ? parts : [];
}
