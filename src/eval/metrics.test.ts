import { describe, expect, test } from "vitest";
import {
  hitAt,
  meanWithInterval,
  ndcgAt,
  pairedDifference,
  percentile,
  recallAt,
  reciprocalRankAt,
  reliability,
  seededRandom,
  shareOf,
} from "./metrics.ts";

const judged = (relevant: boolean[], total = 1) => ({ relevant, total });

describe("figures of one query", () => {
  test("a hit counts only within the first k", () => {
    expect(hitAt(judged([false, true]), 1)).toBe(0);
    expect(hitAt(judged([false, true]), 2)).toBe(1);
    expect(hitAt(judged([]), 5)).toBe(0);
  });

  test("the reciprocal rank is that of the first relevant item", () => {
    expect(reciprocalRankAt(judged([false, false, true, true], 2), 10)).toBeCloseTo(1 / 3);
    expect(reciprocalRankAt(judged([false, false, true]), 2)).toBe(0);
  });

  test("a perfect ranking has an nDCG of one, and a later hit less", () => {
    expect(ndcgAt(judged([true, true, false], 2), 10)).toBe(1);
    expect(ndcgAt(judged([false, true], 1), 10)).toBeCloseTo(1 / Math.log2(3));
    expect(ndcgAt(judged([false], 0), 10)).toBe(0);
  });

  test("more relevant items than places cannot push nDCG below what the places allow", () => {
    expect(ndcgAt(judged([true, true], 50), 2)).toBe(1);
  });
});

describe("means with intervals", () => {
  test("the interval holds the mean and narrows with more queries", () => {
    const values = (n: number) => Array.from({ length: n }, (_, i) => (i % 4 === 0 ? 0 : 1));
    const few = meanWithInterval(values(40), seededRandom(1));
    const many = meanWithInterval(values(4000), seededRandom(1));
    expect(few.value).toBe(0.75);
    expect(few.low).toBeLessThan(0.75);
    expect(few.high).toBeGreaterThan(0.75);
    expect(many.high - many.low).toBeLessThan((few.high - few.low) / 5);
  });

  test("the same seed gives the same interval", () => {
    const values = [0, 1, 1, 0, 1];
    expect(meanWithInterval(values, seededRandom(7))).toEqual(meanWithInterval(values, seededRandom(7)));
  });

  test("no queries give zero of none", () => {
    expect(meanWithInterval([], seededRandom(1))).toEqual({ value: 0, low: 0, high: 0, n: 0 });
  });
});

describe("the interval of a share", () => {
  test("no failure in 100 is no certainty", () => {
    const { value, low, high, n } = shareOf(Array.from({ length: 100 }, () => true));
    expect([value, high, n]).toEqual([1, 1, 100]);
    expect(low).toBeCloseTo(0.963, 3);
  });

  test("of half of ten is wide, and as published", () => {
    const { low, high } = shareOf([true, true, true, true, true, false, false, false, false, false]);
    expect(low).toBeCloseTo(0.2366, 4);
    expect(high).toBeCloseTo(0.7634, 4);
  });

  test("of nothing is nothing", () => {
    expect(shareOf([])).toEqual({ value: 0, low: 0, high: 0, n: 0 });
  });
});

describe("recall", () => {
  test("is the share of the relevant items among the first k", () => {
    expect(recallAt(judged([true, false, true], 4), 10)).toBe(0.5);
    expect(recallAt(judged([true, false, true], 4), 2)).toBe(0.25);
    expect(recallAt(judged([], 0), 10)).toBe(0);
  });
});

describe("percentiles", () => {
  test("are values that were seen", () => {
    const ascending = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    expect([0, 0.025, 0.5, 0.975, 1].map((share) => percentile(ascending, share))).toEqual([0, 0, 5, 9, 9]);
    expect(percentile([], 0.5)).toBe(0);
  });
});

describe("a paired difference", () => {
  const zeros = (n: number): number[] => Array.from({ length: n }, () => 0);

  test("of two values, by hand: a resample is one of 0, 1/2 and 1, and half of them are as far as what was seen", () => {
    const { value, low, high, n, p } = pairedDifference([0, 0], [1, 0], seededRandom(1));
    expect([value, low, high, n]).toEqual([0.5, 0, 1, 2]);
    expect(p).toBeCloseTo(0.5, 1);
  });

  test("of the same values is none, for sure", () => {
    const same = [0, 1, 1, 0];
    expect(pairedDifference(same, same, seededRandom(1))).toEqual({ value: 0, low: 0, high: 0, n: 4, p: 1 });
  });

  test("that is the same for every query needs no luck", () => {
    const { value, low, high, p } = pairedDifference(
      zeros(50),
      zeros(50).map(() => 1),
      seededRandom(1),
    );
    expect([value, low, high]).toEqual([1, 1, 1]);
    expect(p).toBeLessThan(0.001);
  });

  test("is judged by its pairs: a small one that is steady tells more than one that wavers", () => {
    const base = Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? 0 : 1));
    const steady = base.map((value) => value + 0.1);
    const wavering = base.map((value, i) => value + 0.1 + (i % 4 < 2 ? 1 : -1));
    expect(pairedDifference(base, steady, seededRandom(1)).p).toBeLessThan(0.001);
    expect(pairedDifference(base, wavering, seededRandom(1)).p).toBeGreaterThan(0.1);
  });

  test("turned round has the other sign and the same p", () => {
    const [a, b] = [
      [0, 1, 0, 0, 1],
      [1, 1, 0, 1, 0],
    ];
    const forth = pairedDifference(a, b, seededRandom(3));
    const back = pairedDifference(b, a, seededRandom(3));
    expect(back.value).toBe(-forth.value);
    expect(back.p).toBeCloseTo(forth.p, 2);
  });

  test("of lists of two lengths is a bug, of none is nothing", () => {
    expect(() => pairedDifference([1], [], seededRandom(1))).toThrow("for every query");
    expect(pairedDifference([], [], seededRandom(1))).toEqual({ value: 0, low: 0, high: 0, n: 0, p: 1 });
  });
});

describe("reliability", () => {
  test("puts each score into its band, 1 into the last, and leaves empty bands out", () => {
    const answers = [
      { score: 0, right: false },
      { score: 0.1, right: true },
      { score: 0.95, right: true },
      { score: 1, right: true },
    ];
    expect(reliability(answers, 5)).toMatchObject([
      { said: 0.05, right: { value: 0.5, n: 2 } },
      { said: 0.975, right: { value: 1, n: 2 } },
    ]);
    expect(reliability([], 5)).toEqual([]);
  });
});
