/** Unit vectors of single words, known or not, and how near two words are: within a language and across six. */
import type { Lexicon, Neighbour } from "../../knowledge/lexicon.ts";
import { type Products, products } from "./near.ts";
import { ngramVector } from "./ngrams.ts";
import type { VectorTable } from "./table.ts";
import { dot, normalise, takeOut } from "./vector.ts";

/** A lexicon whose `nearness` is a cosine: -1 to 1, near 0 for unrelated words, 1 for a word and itself in any case. */
export interface WordVectors extends Lexicon {
  readonly dimension: number;
  /** The unit vector of a word (lower case, NFC, as `words` gives it); zero where it means nothing. Not to be written to. */
  vector(word: string): Float32Array;
  /** Adds each word's vector to `sum`, times its weight. */
  addTo(sum: Float64Array, words: readonly string[]): void;
}

interface Word {
  readonly vector: Float32Array;
  readonly weight: number;
  readonly isNumber: boolean;
}

/** Arora et al. 2017, "A simple but tough-to-beat baseline for sentence embeddings": a / (a + p). */
const SMOOTHING = 5e-4;
/** Words of a generation, of which two are kept: 16 MB at the most, and the usual words of six languages stay. */
const GENERATION = 16_384;
const NUMBER = /^\p{N}+$/u;

/** Looks words up in a table, without what lies along `directions`; keeps the last few thousand. */
export const wordVectors = (table: VectorTable, directions: readonly Float32Array[]): WordVectors => {
  const { dimension } = table;
  const weightOf = (row: number | undefined): number =>
    SMOOTHING / (SMOOTHING + (row === undefined ? 0 : table.frequency(row)));

  const make = (word: string): Word => {
    const row = table.rowOf.get(word);
    const isNumber = NUMBER.test(word);
    const raw =
      row !== undefined
        ? new Float32Array(table.words.values.subarray(row * dimension, (row + 1) * dimension))
        : // The digits of an order number share n-grams with other numbers and mean nothing by it.
          isNumber
          ? new Float32Array(dimension)
          : ngramVector(table, word);
    const weight = weightOf(row);
    return { vector: normalise(takeOut(normalise(raw), directions)), weight, isNumber };
  };

  // Of each row its word's weight divided by what `make` divides its vector by, once that was asked for.
  const factors = new Float64Array(table.rowOf.size).fill(NaN);
  const rows = new Float64Array(dimension);

  const factorOf = (row: number): number => {
    const known = factors[row] ?? 0;
    if (!Number.isNaN(known)) return known;
    const raw = new Float32Array(table.words.values.subarray(row * dimension, (row + 1) * dimension));
    const length = Math.sqrt(dot(raw, raw));
    const rest = takeOut(normalise(raw), directions);
    const divisor = length * Math.sqrt(dot(rest, rest));
    return (factors[row] = divisor > 0 ? weightOf(row) / divisor : 0);
  };

  const find = keeping(make);
  const multiplied = products(dimension, (word) => find(word).vector);
  const plainly = (a: string, b: string): number => (a === b ? 1 : between(find(a), find(b)));

  return {
    dimension,
    vector: (word) => find(word).vector,
    weight: (word) => weightOf(table.rowOf.get(word)),
    nearness: (a, b) => plainly(plain(a), plain(b)),
    neighbours: neighboursBy(multiplied),
    addTo: (sum, words) => {
      // Rows as they stand, and what lies along the directions is taken out of their sum: a quarter of the memory to read.
      rows.fill(0);
      for (const word of words) {
        const row = table.rowOf.get(word);
        if (row === undefined) {
          const { vector, weight } = find(word);
          add(sum, vector, weight);
        } else addRow(rows, table.words.values, row * dimension, factorOf(row));
      }
      takeOutOfSum(rows, directions);
      for (let i = 0; i < dimension; i++) sum[i] = (sum[i] ?? 0) + (rows[i] ?? 0);
    },
  };
};

const neighboursBy =
  (multiplied: Products): NonNullable<Lexicon["neighbours"]> =>
  (words, least) => {
    const productsWith = multiplied(words);
    const areNumbers = words.map((word) => NUMBER.test(word));
    return (other) => {
      const isNumber = NUMBER.test(other);
      const near: Neighbour[] = [];
      const all = productsWith(other);
      for (let place = 0; place < all.length; place++) {
        const product = all[place] ?? 0;
        const isSame = words[place] === other;
        if (product < least && !isSame) continue;
        const nearness = isSame ? 1 : isNumber && areNumbers[place] ? 0 : cosine(product);
        if (nearness >= least) near.push({ place, nearness });
      }
      return near;
    };
  };

/** Remembers the words of the last two generations. */
function keeping(make: (word: string) => Word): (word: string) => Word {
  let young = new Map<string, Word>();
  let old = new Map<string, Word>();
  return (word) => {
    const known = young.get(word);
    if (known) return known;
    const made = old.get(word) ?? make(word);
    if (young.size >= GENERATION) {
      old = young;
      young = new Map();
    }
    young.set(word, made);
    return made;
  };
}

const between = (a: Word, b: Word): number =>
  // 14 and 30 keep the same company and are not the same thing.
  a.isNumber && b.isNumber ? 0 : cosine(dot(a.vector, b.vector));

/** Of unit vectors, whose product rounding may put beyond. */
const cosine = (product: number): number => Math.max(-1, Math.min(1, product));

/** `addScaled` for doubles: one loop that sees both kinds of array runs at half the speed. */
const add = (sum: Float64Array, vector: Float32Array, factor: number): void => {
  const n = Math.min(sum.length, vector.length);
  let i = 0;
  for (; i + 3 < n; i += 4) {
    sum[i] = (sum[i] ?? 0) + factor * (vector[i] ?? 0);
    sum[i + 1] = (sum[i + 1] ?? 0) + factor * (vector[i + 1] ?? 0);
    sum[i + 2] = (sum[i + 2] ?? 0) + factor * (vector[i + 2] ?? 0);
    sum[i + 3] = (sum[i + 3] ?? 0) + factor * (vector[i + 3] ?? 0);
  }
  for (; i < n; i++) sum[i] = (sum[i] ?? 0) + factor * (vector[i] ?? 0);
};

const addRow = (sum: Float64Array, values: Int8Array, from: number, factor: number): void => {
  const n = sum.length;
  let i = 0;
  for (; i + 3 < n; i += 4) {
    sum[i] = (sum[i] ?? 0) + factor * (values[from + i] ?? 0);
    sum[i + 1] = (sum[i + 1] ?? 0) + factor * (values[from + i + 1] ?? 0);
    sum[i + 2] = (sum[i + 2] ?? 0) + factor * (values[from + i + 2] ?? 0);
    sum[i + 3] = (sum[i + 3] ?? 0) + factor * (values[from + i + 3] ?? 0);
  }
  for (; i < n; i++) sum[i] = (sum[i] ?? 0) + factor * (values[from + i] ?? 0);
};

const takeOutOfSum = (sum: Float64Array, directions: readonly Float32Array[]): void => {
  for (const direction of directions) {
    let along = 0;
    for (let i = 0; i < sum.length; i++) along += (sum[i] ?? 0) * (direction[i] ?? 0);
    add(sum, direction, -along);
  }
};

const plain = (word: string): string => word.toLowerCase().normalize("NFC");
