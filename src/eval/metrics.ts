/** Figures of ranked retrieval for one query, and their means with intervals over many. */

/** Whether each returned item, best first, was relevant; and how many relevant ones there are in all. */
export interface Judged {
  readonly relevant: readonly boolean[];
  readonly total: number;
}

/** 1 where a relevant item stands among the first `k`, else 0. */
export const hitAt = ({ relevant }: Judged, k: number): number =>
  relevant.slice(0, k).includes(true) ? 1 : 0;

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
  const means = Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += values[Math.floor(random() * n)] ?? 0;
    return sum / n;
  }).sort((a, b) => a - b);
  const at = (share: number): number => means[Math.min(RESAMPLES - 1, Math.floor(share * RESAMPLES))] ?? 0;
  return { value: values.reduce((a, b) => a + b, 0) / n, low: at(0.025), high: at(0.975), n };
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
