/**
 * A text as the features that past questions are compared by: words, pairs of words, and the beginnings, middles and ends
 * of words (3 and 4 letters), so that other forms and typing errors of a word still share most of it.
 */
import { functionWords } from "../function-words.ts";
import { words } from "../words.ts";

/** Hashed feature → how often it stands there. */
export type Features = ReadonlyMap<number, number>;

/** A customer's mail says what it is about early; what follows is history. */
const MOST_WORDS = 200;
const GRAMS = [3, 4];
const NUMBER = /^\p{N}+$/u;

export function featuresOf(text: string): Features {
  const counts = new Map<number, number>();
  const add = (feature: string): void => {
    const key = hash(feature);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  // An order's number tells nothing about another order.
  const all = words(text.slice(0, MOST_WORDS * 20))
    .slice(0, MOST_WORDS)
    .filter((word) => !NUMBER.test(word));
  for (const [i, word] of all.entries()) {
    add(word);
    const next = all[i + 1];
    if (next !== undefined) add(`${word} ${next}`);
    if (!functionWords.has(word)) for (const gram of gramsOf(word)) add(gram);
  }
  return counts;
}

function gramsOf(word: string): string[] {
  const marked = `<${word.slice(0, 40)}>`;
  return GRAMS.flatMap((length) =>
    Array.from({ length: Math.max(0, marked.length - length + 1) }, (_, i) => marked.slice(i, i + length)),
  );
}

/** FNV-1a over UTF-16 units, 32 bits: at 200,000 features some five pairs of them fall together. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
