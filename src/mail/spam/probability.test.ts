import { describe, expect, test } from "vitest";
import { combine } from "./probability.ts";

const TOTALS = { spam: 100, ham: 100 };
const times = (n: number, spam: number, ham: number) => Array.from({ length: n }, () => ({ spam, ham }));

describe("the combination of word probabilities", () => {
  test("of words of spam is near 1, of others near 0", () => {
    expect(combine(times(10, 40, 0), TOTALS)).toBeGreaterThan(0.99);
    expect(combine(times(10, 0, 40), TOTALS)).toBeLessThan(0.01);
  });

  test("of nothing, of words that say nothing and of contradictions is in the middle", () => {
    expect(combine([], TOTALS)).toBe(0.5);
    expect(combine(times(50, 20, 20), TOTALS)).toBe(0.5);
    expect(combine([...times(20, 40, 0), ...times(20, 0, 40)], TOTALS)).toBeCloseTo(0.5, 2);
  });

  test("weighs a share, not a count, where more of one kind is known", () => {
    expect(combine(times(10, 5, 50), { spam: 10, ham: 1_000 })).toBeGreaterThan(0.9);
  });

  test("believes a word that was seen once less than one that was seen often", () => {
    expect(combine(times(3, 1, 0), TOTALS)).toBeLessThan(combine(times(3, 50, 0), TOTALS));
  });

  test("a flood of weak words does not drown the loudest", () => {
    const weak = times(5_000, 45, 55);
    expect(combine([...times(20, 60, 0), ...weak], TOTALS)).toBeGreaterThan(0.95);
  });

  test("is a number for any length of mail", () => {
    for (const n of [1, 100, 10_000]) {
      const probability = combine(times(n, 99, 1), TOTALS);
      expect(probability).toBeGreaterThan(0.5);
      expect(probability).toBeLessThanOrEqual(1);
    }
  });
});
