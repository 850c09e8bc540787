/** Unit vectors of single words, known or not, and how near two words are: within a language and across six. */
import type { Lexicon } from "../../knowledge/lexicon.ts";
import { ngramVector } from "./ngrams.ts";
import type { VectorTable } from "./table.ts";
import { dot, normalise, takeOut } from "./vector.ts";

/** A lexicon whose `nearness` is a cosine: -1 to 1, near 0 for unrelated words, 1 for a word and itself in any case. */
export interface WordVectors extends Lexicon {
  readonly dimension: number;
  /** The unit vector of a word (lower case, NFC, as `words` gives it); zero where it means nothing. Not to be written to. */
  vector(word: string): Float32Array;
}

/** Arora et al. 2017, "A simple but tough-to-beat baseline for sentence embeddings": a / (a + p). */
const SMOOTHING = 5e-4;
/** 3 MB of vectors; a mail and its passages have some hundred words. */
const CACHED_WORDS = 8192;
const NUMBER = /^\p{N}+$/u;

/** The row of a word as it stands, whatever its length. */
const rowVector = ({ words, dimension }: VectorTable, row: number): Float32Array =>
  Float32Array.from(words.values.subarray(row * dimension, (row + 1) * dimension));

const plain = (word: string): string => word.toLowerCase().normalize("NFC");

/** Looks words up in a table, without what lies along `directions`; keeps the last few thousand vectors. */
export const wordVectors = (table: VectorTable, directions: readonly Float32Array[]): WordVectors => {
  const cache = new Map<string, Float32Array>();

  const find = (word: string): Float32Array => {
    const row = table.rowOf.get(word);
    if (row !== undefined) return rowVector(table, row);
    // The digits of an order number share n-grams with other numbers and mean nothing by it.
    return NUMBER.test(word) ? new Float32Array(table.dimension) : ngramVector(table, word);
  };

  const vector = (word: string): Float32Array => {
    const kept = cache.get(word);
    if (kept) return kept;
    const made = normalise(takeOut(normalise(find(word)), directions));
    const [oldest] = cache.keys();
    if (oldest !== undefined && cache.size >= CACHED_WORDS) cache.delete(oldest);
    cache.set(word, made);
    return made;
  };

  const weight = (word: string): number => {
    const row = table.rowOf.get(word);
    return SMOOTHING / (SMOOTHING + (row === undefined ? 0 : (table.frequencies[row] ?? 0)));
  };

  const nearness = (a: string, b: string): number => {
    const [first, second] = [plain(a), plain(b)];
    if (first === second) return 1;
    // 14 and 30 keep the same company and are not the same thing.
    if (NUMBER.test(first) && NUMBER.test(second)) return 0;
    return Math.max(-1, Math.min(1, dot(vector(first), vector(second))));
  };

  return { dimension: table.dimension, vector, weight, nearness };
};
