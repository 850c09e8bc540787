/** A text as what it is compared by: its words and pairs of words, and the pieces of its words (3 and 4 letters: 5 told nothing more). */
import { words } from "../../knowledge/words.ts";

/** How often each stands there. */
export type Counts = ReadonlyMap<string, number>;

export interface TextFeatures {
  readonly words: Counts;
  /** Other forms and typing errors of a word share most of its pieces. */
  readonly pieces: Counts;
}

/** Which of the features stand in which block of a vector. */
export const BLOCKS = ["words", "pieces"] as const;

/** A mail says what it is about early; what follows is history, or somebody's megabyte. */
const MOST_WORDS = 400;
export const MOST_CHARACTERS = MOST_WORDS * 20;
/** Longer runs are no words: keys, base64. */
const LONGEST_WORD = 40;
const SHORTEST_PIECE = 3;
const LONGEST_PIECE = 4;

/** The words that count. */
export const wordsOf = (text: string): string[] => words(text.slice(0, MOST_CHARACTERS)).slice(0, MOST_WORDS);

export function featuresOf(text: string): TextFeatures {
  const own = wordsOf(text);
  return { words: wordsAndPairs(own), pieces: piecesOf(own) };
}

/** How a text begins and ends tells questions from wishes: its edges stand in pairs too. */
function wordsAndPairs(own: readonly string[]): Counts {
  const counts = new Map<string, number>();
  let before = "<";
  for (const word of own) {
    add(counts, word);
    add(counts, `${before} ${word}`);
    before = word;
  }
  if (own.length > 0) add(counts, `${before} >`);
  return counts;
}

function piecesOf(own: readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (const word of own) {
    const marked = ` ${word.slice(0, LONGEST_WORD)} `;
    for (let length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++)
      for (let at = 0; at + length <= marked.length; at++) add(counts, marked.slice(at, at + length));
  }
  return counts;
}

const add = (counts: Map<string, number>, feature: string): void => {
  counts.set(feature, (counts.get(feature) ?? 0) + 1);
};
