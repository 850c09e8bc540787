import { describe, expect, test } from "vitest";
import { auroc, byLabel, coverageAtPrecision, ece, macroF1, microF1 } from "./classification.ts";
import { seededRandom } from "./metrics.ts";

const random = (): (() => number) => seededRandom(1);
const scored = (positives: number[], negatives: number[]) => [
  ...positives.map((score) => ({ score, positive: true })),
  ...negatives.map((score) => ({ score, positive: false })),
];

describe("AUROC", () => {
  test("is the share of pairs in order, ties as a half", () => {
    expect(auroc(scored([3, 2], [1, 2])).value).toBeCloseTo(3.5 / 4, 10);
    expect(auroc(scored([1], [2])).value).toBe(0);
    expect(auroc(scored([5, 5, 5], [5, 5])).value).toBe(0.5);
  });

  test("does not call itself certain where all pairs are in order", () => {
    const { value, low, high, n } = auroc(scored([2, 3, 4], [0, 1]));
    expect([value, high, n]).toEqual([1, 1, 5]);
    expect(low).toBeLessThan(0.9);
    expect(low).toBeGreaterThan(0.2);
  });

  test("has an interval that shrinks with more answers, around its value", () => {
    const few = auroc(scored([1, 3, 5], [0, 2, 4]));
    const many = auroc(
      scored(
        Array.from({ length: 300 }, (_, i) => [1, 3, 5][i % 3] ?? 0),
        Array.from({ length: 300 }, (_, i) => [0, 2, 4][i % 3] ?? 0),
      ),
    );
    expect(many.value).toBeCloseTo(few.value, 10);
    expect(few.low).toBeLessThan(many.low);
    expect(many.low).toBeLessThan(many.value);
    expect(many.high).toBeGreaterThan(many.value);
    expect(few.high).toBeGreaterThan(many.high);
  });

  test("of one kind alone is no figure", () => {
    expect(auroc(scored([1, 2], [])).n).toBe(0);
    expect(auroc([]).n).toBe(0);
  });
});

describe("coverage at a precision", () => {
  const answers = (...rights: boolean[]) => rights.map((right, i) => ({ right, score: 1 - i / 100 }));

  test("is the largest share, the surest first, of which enough are right", () => {
    expect(coverageAtPrecision(answers(true, true, false, true), 0.75, random()).value).toBe(1);
    expect(coverageAtPrecision(answers(true, true, false, true), 0.8, random()).value).toBe(0.5);
    expect(coverageAtPrecision(answers(false, true), 0.6, random()).value).toBe(0);
  });

  test("does not part answers of one score", () => {
    const same = [true, true, false].map((right) => ({ right, score: 0.5 }));
    expect(coverageAtPrecision(same, 0.9, random()).value).toBe(0);
  });

  test("98 of 100 are 98 %", () => {
    const all = Array.from({ length: 100 }, (_, i) => ({ right: i >= 2, score: 0.5 }));
    expect(coverageAtPrecision(all, 0.98, random()).value).toBe(1);
  });
});

test("the calibration error is how far what was said lies from how often it was right", () => {
  const said = (score: number, rights: number, of: number) =>
    Array.from({ length: of }, (_, i) => ({ score, right: i < rights }));
  expect(ece(said(0.75, 75, 100), 10, random()).value).toBeCloseTo(0, 10);
  expect(ece([...said(0.95, 5, 10), ...said(0.05, 0, 10)], 10, random()).value).toBeCloseTo(0.25, 10);
  expect(ece([{ score: 1, right: false }], 10, random()).value).toBe(1);
});

describe("F1", () => {
  const texts = [
    { actual: ["a", "b"], predicted: ["a"] },
    { actual: ["a"], predicted: ["a", "b"] },
    { actual: [], predicted: ["b"] },
    { actual: [], predicted: [] },
  ];

  test("over all labels together", () => {
    // 2 hits; 3 actual, 4 predicted.
    expect(microF1(texts, random()).value).toBeCloseTo(4 / 7, 10);
  });

  test("as the mean of every label's", () => {
    // a: 2 of 2 and 2; b: none of 1 and 2.
    expect(macroF1(texts, random()).value).toBeCloseTo((1 + 0) / 2, 10);
    expect(byLabel(texts)).toEqual([
      { label: "a", precision: 1, recall: 1, f1: 1, n: 2 },
      { label: "b", precision: 0, recall: 0, f1: 0, n: 1 },
    ]);
  });

  test("of nothing at all is no figure", () => {
    expect(microF1([], random()).n).toBe(0);
    expect(macroF1([], random()).n).toBe(0);
  });
});

test("two runs with one seed give one interval", () => {
  const answers = Array.from({ length: 200 }, (_, i) => ({ score: (i * 37) % 100, right: i % 3 > 0 }));
  const once = coverageAtPrecision(answers, 0.6, random());
  expect(coverageAtPrecision(answers, 0.6, random())).toEqual(once);
  expect(once.low).toBeLessThanOrEqual(once.value);
  expect(once.high).toBeGreaterThanOrEqual(once.value);
});

test("texts of as many labels as there are texts are counted in seconds", () => {
  const texts = Array.from({ length: 20_000 }, (_, i) => ({ actual: [`l${i}`], predicted: [`l${i % 2}`] }));
  expect(macroF1(texts, random()).value).toBeLessThan(0.01);
}, 30_000);
