/** Evidence for each language, from known words, from letters and from n-grams, added up. */
import type { eld as Eld } from "eld/extrasmall";
import { cannotWrite } from "./letters.ts";
import { hastySpeakersOf, isEverywhere, speakersOf } from "./lexicon.ts";
import type { Word } from "./prose.ts";

/** Reading more words costs time and settles nothing. */
const MAX_WORDS = 250;

/** What a known word is worth, by its length: short ones are abbreviations as often as not. */
const KNOWN = [0, 0.3, 1.5, 2.4] as const;
const KNOWN_LONG = 3;
/** A word whose marks are missing may as well be another one. */
const HASTY = 0.6;
/** A capital inside a sentence makes a name of it (`iPhone 12 Pro`), save in German. */
const NAME = 0.4;
/** A word with a letter that the language does not have; it may still be a name. */
const FOREIGN_LETTER = -2.5;
/** What eld's best is worth a word, and how many words it is shown: it reads about 350 bytes. */
const NGRAMS = 2.2;
const CHUNK_WORDS = 40;
const MAX_CHUNKS = 3;

/** Fewer people write to a help desk in these; they answer to chance likenesses of short texts otherwise. */
const RARE: ReadonlyMap<string, number> = new Map(
  (
    "ca 1, eu 2, is 1.5, sq 2, az 2, ms 1.5, tl 2, yo 3, ku 2, ur 1, be 1.5, mk 1.5, sr 1, lv 0.5, lt 0.5, et 0.5, " +
    "sl 0.5, mr 1, sk 0.3"
  )
    .split(", ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(3))] as const),
);

/** Languages that eld does not know, under the ones that it takes them for. */
const TAKEN_FOR: Readonly<Record<string, readonly string[]>> = { ms: ["id"], bg: ["mk"], hr: ["sr"] };

/** One word of four letters that is in a list, or two that n-grams have little doubt of. */
const ENOUGH = 2.5;
/** Less is enough for several words that no list holds, where no other language comes near. */
const CLEAR = 1.3;
const CLEAR_MARGIN = 0.8;

/** Four known words, and twice what any other language has: n-grams would say the same. */
const DECISIVE = 12;

type Evidence = Map<string, number>;

const add = (evidence: Evidence, language: string, value: number): void => {
  evidence.set(language, (evidence.get(language) ?? 0) + value);
};

const ofWords = (words: readonly Word[], evidence: Evidence): void => {
  for (const { text, capital } of words) {
    if (isEverywhere(text)) continue;
    const value = KNOWN[text.length] ?? KNOWN_LONG;
    const speakers = speakersOf(text);
    for (const language of speakers)
      add(evidence, language, capital && language !== "de" ? value * NAME : value);
    for (const language of hastySpeakersOf(text))
      if (!speakers.has(language)) add(evidence, language, value * HASTY);
    for (const language of cannotWrite(text)) add(evidence, language, FOREIGN_LETTER);
  }
};

/** `pakken min`: the owner behind the thing is Norwegian, before it Danish; the words are the same. */
const OWNED = /(?:en|et|a|ene)$/;
const OWNER = new Set(["min", "mi", "mitt", "mine"]);

const ofOrder = (words: readonly Word[], evidence: Evidence): void => {
  for (const [index, { text }] of words.entries())
    if (OWNER.has(text) && OWNED.test(words[index - 1]?.text ?? "")) add(evidence, "no", KNOWN[2]);
};

/** Names belong to no language, and letters alone are no words. */
const telling = (words: readonly Word[]): string[] =>
  words.flatMap(({ text, capital }) => (capital || text.length < 2 || isEverywhere(text) ? [] : text));

/** eld's mean score of an n-gram, which it squeezes into 0 to 1 as g / (g + 25); 100 is a good one. */
const meanOf = (score: number): number => score / (1 - score) / 4;

const ofNgrams = (words: readonly string[], evidence: Evidence, eld: typeof Eld): void => {
  const chunks = Math.min(MAX_CHUNKS, Math.ceil(words.length / CHUNK_WORDS));
  const stride = Math.floor(words.length / chunks);
  for (let chunk = 0; chunk < chunks; chunk++) {
    const some = words.slice(chunk * stride, chunk * stride + CHUNK_WORDS);
    const scores = eld.detect(some.join(" ")).getScores();
    for (const [language, score] of Object.entries(scores)) {
      const value = NGRAMS * Math.min(1.1, meanOf(score)) * (words.length / chunks);
      add(evidence, language, value);
      for (const other of TAKEN_FOR[language] ?? []) add(evidence, other, value);
    }
  }
};

interface Ranking {
  readonly language: string;
  readonly value: number;
  /** What the next one has; 0 where there is none. */
  readonly next: number;
}

const rank = (evidence: Evidence): Ranking | null => {
  const [best, next] = [...evidence]
    .map(([language, value]): [string, number] => [language, value - (RARE.get(language) ?? 0)])
    .sort(([, one], [, other]) => other - one);
  return best === undefined ? null : { language: best[0], value: best[1], next: Math.max(0, next?.[1] ?? 0) };
};

/** The language that most of the words speak for, or null where too few do. */
export const likeliest = async (words: readonly Word[]): Promise<string | null> => {
  const some = words.slice(0, MAX_WORDS);
  const evidence: Evidence = new Map();
  ofWords(some, evidence);
  ofOrder(some, evidence);
  const known = rank(evidence);
  if (known !== null && known.value >= DECISIVE && known.value >= 2 * known.next) return known.language;
  // Loaded at the first mail that needs it: 0.15 s.
  const { eld } = await import("eld/extrasmall");
  const unnamed = telling(some);
  ofNgrams(unnamed, evidence, eld);
  const best = rank(evidence);
  if (best === null || best.value >= ENOUGH) return best?.language ?? null;
  const isClear = unnamed.length > 1 && best.value >= CLEAR && best.value - best.next >= CLEAR_MARGIN;
  return isClear && !RARE.has(best.language) ? best.language : null;
};
