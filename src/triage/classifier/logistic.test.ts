import { expect, test } from "vitest";
import { fitLogistic, logistic, type LogisticRow, weighed } from "./logistic.ts";

const row = (signal: number, isTrue: boolean, weight = 1): LogisticRow => ({
  signals: [signal, 1],
  isTrue,
  weight,
});

test("with many rows the coefficients are those that made them", () => {
  const rows = Array.from({ length: 4_000 }, (_, i) => {
    const signal = (i % 40) / 10 - 2;
    // As often true as 1 / (1 + e^-(2 signal - 1)) says.
    return row(signal, ((Math.floor(i / 40) * 61) % 100) / 100 < logistic(2 * signal - 1));
  });
  const [slope = 0, bias = 0] = fitLogistic(rows, [0, 0], 1e-3);
  expect(slope).toBeCloseTo(2, 0);
  expect(bias).toBeCloseTo(-1, 0);
});

test("without rows, and with few of them, they stay near what was known before", () => {
  expect(fitLogistic([], [3, -1], 1)).toEqual([3, -1]);
  const [slope = 0] = fitLogistic([row(1, false)], [3, -1], 10);
  expect(slope).toBeGreaterThan(2.7);
  expect(slope).toBeLessThan(3);
});

test("rows that a line parts do not lead it to infinity", () => {
  const found = fitLogistic([row(-5, false, 100), row(5, true, 100)], [0, 0], 0.1);
  expect(found.every(Number.isFinite)).toBe(true);
  expect(logistic(weighed([5, 1], found))).toBeGreaterThan(0.95);
});

test("a row counts by its weight", () => {
  const at = (weight: number): number =>
    logistic(weighed([0, 1], fitLogistic([row(0, true, weight), row(0, false)], [0, 0], 0.01)));
  expect(at(1)).toBeCloseTo(0.5, 5);
  expect(at(9)).toBeCloseTo(0.9, 1);
});
