import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atMost, isMoreThan, upperBound } from "./clopper-pearson.ts";

describe("the upper bound", () => {
  test.each([
    // One-sided 95 % limits as tables of the beta distribution give them: BETAINV(.95, count + 1, total - count).
    [0, 10, 0.2589],
    [1, 10, 0.3942],
    [2, 10, 0.5069],
    [5, 10, 0.7776],
    [0, 20, 0.1391],
    [1, 20, 0.2161],
    [0, 30, 0.095],
    [3, 30, 0.239],
    [5, 100, 0.1023],
    [10, 100, 0.1637],
  ])("of %i among %i is %f", (count, total, limit) => {
    expect(upperBound(count, total)).toBeCloseTo(limit, 3);
  });

  test("has its closed form where nothing or everything is wrong", () => {
    for (const total of [1, 7, 149, 5000])
      expect(upperBound(0, total)).toBeCloseTo(1 - 0.05 ** (1 / total), 12);
    expect(upperBound(7, 7)).toBe(1);
    expect(upperBound(0, 0)).toBe(1);
  });

  test("needs 149 right ones in a row to lie below 2 %", () => {
    expect(upperBound(0, 148)).toBeGreaterThan(0.02);
    expect(upperBound(0, 149)).toBeLessThan(0.02);
  });

  const seen = fc
    .integer({ min: 1, max: 600 })
    .chain((total) => fc.tuple(fc.integer({ min: 0, max: total - 1 }), fc.constant(total)));

  test("is where 5 % of cases would bring as few", () => {
    fc.assert(
      fc.property(seen, ([count, total]) => {
        expect(atMost(count, total, upperBound(count, total))).toBeCloseTo(0.05, 8);
      }),
    );
  });

  test("rises with each error and falls with each right one", () => {
    fc.assert(
      fc.property(seen, ([count, total]) => {
        const bound = upperBound(count, total);
        expect(bound).toBeGreaterThan(count / total);
        expect(upperBound(count + 1, total)).toBeGreaterThan(bound);
        expect(upperBound(count, total + 1)).toBeLessThan(bound);
      }),
    );
  });

  test("covers the true rate in 95 of 100 cases and more, whatever it is", () => {
    for (const [rate, total] of [
      [0.02, 149],
      [0.02, 400],
      [0.1, 60],
      [0.5, 20],
    ] as const) {
      let missed = 0;
      for (let count = 0; count <= total; count++)
        if (upperBound(count, total) < rate)
          missed += atMost(count, total, rate) - atMost(count - 1, total, rate);
      expect(missed).toBeLessThanOrEqual(0.05);
    }
  });
});

test("the distribution sums to one and follows its closed forms", () => {
  expect(atMost(0, 10, 0.5)).toBeCloseTo(1 / 1024, 12);
  expect(atMost(1, 10, 0.5)).toBeCloseTo(11 / 1024, 12);
  expect(atMost(4999, 10_000, 0.5)).toBeCloseTo(0.496, 3);
  expect(atMost(10, 10, 0.5)).toBe(1);
  expect(atMost(-1, 10, 0.5)).toBe(0);
});

test("an error among the first decisions is more than a small rate brings by chance", () => {
  expect(isMoreThan(0.02, { count: 1, total: 1 })).toBe(true);
  expect(isMoreThan(0.02, { count: 1, total: 2 })).toBe(true);
  expect(isMoreThan(0.02, { count: 1, total: 3 })).toBe(false);
  expect(isMoreThan(0.02, { count: 2, total: 17 })).toBe(true);
  expect(isMoreThan(0.02, { count: 2, total: 19 })).toBe(false);
  expect(isMoreThan(0.02, { count: 0, total: 1 })).toBe(false);
});
