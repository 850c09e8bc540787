/** Figures of ranked retrieval for one query, and their means with intervals over many. */

/** Whether each returned item, best first, was relevant; and how many relevant ones there are in all. */
export interface Judged {
  readonly relevant: readonly boolean[];
  readonly total: number;
}

/** 1 where a relevant item stands among the first `k`, else 0. */
export const hitAt = ({ relevant }: Judged, k: number): number =>
  relevant.slice(0, k).includes(true) ? 1 : 0;

/** Share of the relevant items that stand among the first `k`; of no relevant ones, 0. */
export const recallAt = ({ relevant, total }: Judged, k: number): number =>
  total === 0 ? 0 : relevant.slice(0, k).filter(Boolean).length / total;

/** 1 / rank of the first relevant item among the first `k`, else 0. */
export function reciprocalRankAt({ relevant }: Judged, k: number): number {
  const rank = relevant.slice(0, k).indexOf(true) + 1;
  return rank === 0 ? 0 : 1 / rank;
}

/** Normalised discounted cumulative gain of the first `k`, gains 0 or 1 (Järvelin and Kekäläinen 2002). */
export function ndcgAt({ relevant, total }: Judged, k: number): number {
  const discount = (rank: number): number => 1 / Math.log2(rank + 1);
  const gain = relevant.slice(0, k).reduce((sum, hit, i) => sum + (hit ? discount(i + 1) : 0), 0);
  const best = Array.from({ length: Math.min(k, total) }, (_, i) => discount(i + 1)).reduce(
    (a, b) => a + b,
    0,
  );
  return best === 0 ? 0 : gain / best;
}

/** A mean with its 95 % interval, over `n` queries. */
export interface Figure {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

const RESAMPLES = 1_000;

/**
 * Mean and percentile bootstrap interval (Efron 1979): 1,000 resamples of the queries. `random` gives numbers in [0, 1);
 * seed it, and two runs agree.
 */
export function meanWithInterval(values: readonly number[], random: () => number): Figure {
  const n = values.length;
  if (n === 0) return { value: 0, low: 0, high: 0, n };
  const means = resampledMeans(values, RESAMPLES, random);
  return { value: mean(values), low: percentile(means, 0.025), high: percentile(means, 0.975), n };
}

/** A difference of two means over the same queries, and how often chance alone would show one as large. */
export interface Difference extends Figure {
  /** Two-sided. */
  readonly p: number;
}

/** More than for an interval alone: p has to be told from .05 and from .01. */
const PAIRED_RESAMPLES = 10_000;

/**
 * How much `b` is above `a`, query by query, with its paired bootstrap (Efron and Tibshirani 1993, 16.4): p counts how
 * often the mean of as many differences, drawn from those that were seen and moved to a mean of zero, is as far from it.
 */
export function pairedDifference(
  a: readonly number[],
  b: readonly number[],
  random: () => number,
): Difference {
  if (a.length !== b.length) throw new Error("a paired difference needs a value of each for every query");
  const n = a.length;
  if (n === 0) return { value: 0, low: 0, high: 0, n, p: 1 };
  const differences = a.map((value, i) => (b[i] ?? 0) - value);
  const value = mean(differences);
  const means = resampledMeans(differences, PAIRED_RESAMPLES, random);
  // Sums of the same numbers in another order differ in the last bits.
  const asFar = means.filter((one) => Math.abs(one - value) >= Math.abs(value) - 1e-9).length;
  // The sample as it is counts as one more (Davison and Hinkley 1997, 4.11): no bootstrap shows a p of zero.
  const p = (asFar + 1) / (PAIRED_RESAMPLES + 1);
  return { value, low: percentile(means, 0.025), high: percentile(means, 0.975), n, p };
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** Means of as many values drawn with replacement, ascending. */
function resampledMeans(values: readonly number[], times: number, random: () => number): number[] {
  const n = values.length;
  return Array.from({ length: times }, () => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += values[Math.floor(random() * n)] ?? 0;
    return sum / n;
  }).sort((a, b) => a - b);
}

/** The value below which a share of the ascending ones lies. */
export const percentile = (ascending: readonly number[], share: number): number =>
  ascending[Math.min(ascending.length - 1, Math.floor(share * ascending.length))] ?? 0;

/** z of 95 %. */
const Z = 1.959964;

/**
 * A share with its Wilson interval (Wilson 1927). A bootstrap of no failures at all would call itself certain, and none is
 * what is hoped for where a share is given.
 */
export function shareOf(hits: readonly boolean[]): Figure {
  const n = hits.length;
  if (n === 0) return { value: 0, low: 0, high: 0, n };
  const value = hits.filter(Boolean).length / n;
  const spread = Z * Math.sqrt((value * (1 - value)) / n + (Z * Z) / (4 * n * n));
  const centre = value + (Z * Z) / (2 * n);
  const scale = 1 + (Z * Z) / n;
  // At either end the bound is the value itself; arithmetic misses it by a hair.
  const low = value === 0 ? 0 : (centre - spread) / scale;
  const high = value === 1 ? 1 : (centre + spread) / scale;
  return { value, low, high, n };
}

/** How right the answers of one band of scores were. */
export interface ReliabilityBin {
  /** Mean score. */
  readonly said: number;
  readonly right: Figure;
}

/** Scores (0 to 1) against being right, in `bins` bands of equal width; empty bands are left out. */
export function reliability(
  answers: readonly { readonly score: number; readonly right: boolean }[],
  bins: number,
): ReliabilityBin[] {
  const band = (score: number): number => Math.min(bins - 1, Math.max(0, Math.floor(score * bins)));
  return Array.from({ length: bins }, (_, i) => answers.filter(({ score }) => band(score) === i))
    .filter((inBand) => inBand.length > 0)
    .map((inBand) => ({
      said: mean(inBand.map(({ score }) => score)),
      right: shareOf(inBand.map(({ right }) => right)),
    }));
}

/** A small seeded generator (mulberry32): the same seed gives the same numbers on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
