/** Texts by their features, as the comparison of one question with all past ones reads them. */
import type { Features } from "./text-features.ts";

/** Texts turned over: hashed features, ascending; the texts with feature `i` stand from `starts[i]` to `starts[i + 1]`. */
export interface Postings {
  readonly features: Uint32Array;
  readonly starts: Uint32Array;
  readonly pairs: Uint16Array;
  readonly weights: Float32Array;
}

/** tf-idf with a damped tf, each text of length 1. */
export function post(texts: readonly Features[]): Postings {
  const holders = new Map<number, number>();
  for (const text of texts)
    for (const feature of text.keys()) holders.set(feature, (holders.get(feature) ?? 0) + 1);
  const features = Uint32Array.from(holders.keys()).sort();
  const starts = new Uint32Array(features.length + 1);
  for (const [i, feature] of features.entries())
    starts[i + 1] = (starts[i] ?? 0) + (holders.get(feature) ?? 0);
  const placeOf = new Map(Array.from(features, (feature, i) => [feature, i]));
  const free = starts.slice();
  const pairs = new Uint16Array(starts.at(-1) ?? 0);
  const weights = new Float32Array(pairs.length);
  for (const [text, counts] of texts.entries()) {
    const raw = [...counts].map(([feature, count]) => {
      const weight = weigh(count, texts.length, holders.get(feature) ?? 0);
      return [placeOf.get(feature) ?? 0, weight] as const;
    });
    const length = Math.hypot(...raw.map(([, weight]) => weight)) || 1;
    for (const [place, weight] of raw) {
      const at = free[place] ?? 0;
      pairs[at] = text;
      weights[at] = weight / length;
      free[place] = at + 1;
    }
  }
  return { features, starts, pairs, weights };
}

const weigh = (count: number, texts: number, holders: number): number =>
  (1 + Math.log(count)) * Math.log(1 + texts / holders);

/** The cosine of each two texts, row by row. */
export function kernelOf({ features, starts, pairs, weights }: Postings, size: number): Float64Array {
  const kernel = new Float64Array(size * size);
  for (let feature = 0; feature < features.length; feature++) {
    const [from, to] = [starts[feature] ?? 0, starts[feature + 1] ?? 0];
    // A feature's texts ascend: only the lower half is summed.
    for (let a = from; a < to; a++) {
      const row = (pairs[a] ?? 0) * size;
      const weight = weights[a] ?? 0;
      for (let b = from; b <= a; b++) {
        const at = row + (pairs[b] ?? 0);
        kernel[at] = (kernel[at] ?? 0) + weight * (weights[b] ?? 0);
      }
    }
  }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) kernel[j * size + i] = kernel[i * size + j] ?? 0;
  return kernel;
}

/** A text's cosine with each of the `size` texts; what none of them says is no part of the comparison. */
export function nearness(
  { features, starts, pairs, weights }: Postings,
  size: number,
  question: Features,
): Float64Array {
  const near = new Float64Array(size);
  let square = 0;
  for (const [feature, count] of question) {
    const place = search(features, feature);
    const [from, to] = place < 0 ? [0, 0] : [starts[place] ?? 0, starts[place + 1] ?? 0];
    const weight = weigh(count, size, Math.max(1, to - from));
    if (to === from) continue;
    square += weight ** 2;
    for (let i = from; i < to; i++) {
      const pair = pairs[i] ?? 0;
      near[pair] = (near[pair] ?? 0) + weight * (weights[i] ?? 0);
    }
  }
  if (square > 0) for (const [i, value] of near.entries()) near[i] = value / Math.sqrt(square);
  return near;
}

/** Place of a value in an ascending array; -1 where it is not. */
function search(ascending: Uint32Array, value: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = ascending[middle] ?? 0;
    if (there === value) return middle;
    if (there < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
