import { describe, expect, test } from "vitest";
import { hitAt, meanWithInterval, ndcgAt, reciprocalRankAt, seededRandom } from "./metrics.ts";

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
