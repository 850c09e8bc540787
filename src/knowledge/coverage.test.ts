import { expect, test } from "vitest";
import { coverage, generalWeight } from "./coverage.ts";
import type { Lexicon } from "./lexicon.ts";

/** Every word tells alike; the pairs named are that near. */
const lexicon = (
  near: Readonly<Record<string, number>> = {},
  weights: Readonly<Record<string, number>> = {},
): Lexicon => ({
  weight: (word) => weights[word] ?? 1,
  nearness: (a, b) => (a === b ? 1 : (near[`${a} ${b}`] ?? near[`${b} ${a}`] ?? 0)),
});

test("coverage is the share of the asked words' weight that is said", () => {
  expect(coverage(["lamp", "bulb"], new Set(["lamp", "bulb", "base"]), lexicon())).toBe(1);
  expect(coverage(["lamp", "bulb"], new Set(["lamp"]), lexicon())).toBe(0.5);
  expect(coverage(["lamp", "bulb"], new Set(["lamp"]), lexicon({}, { bulb: 0.25 }))).toBe(0.8);
});

test("nothing asked and nothing said are covered by nothing", () => {
  expect(coverage([], new Set(["lamp"]), lexicon())).toBe(0);
  expect(coverage(["lamp"], new Set(), lexicon())).toBe(0);
});

test("a word asked twice counts once", () => {
  expect(coverage(["lamp", "lamp", "lamp", "bulb"], new Set(["lamp"]), lexicon())).toBe(0.5);
});

test("a near word counts in part, a neighbour by chance not at all", () => {
  const words = lexicon({ "delivery lieferung": 0.6, "delivery garden": 0.3 });
  expect(coverage(["delivery"], new Set(["lieferung", "garden"]), words)).toBe(0.6);
  expect(coverage(["delivery"], new Set(["garden"]), words)).toBe(0);
});

test("a function word weighs a tenth", () => {
  const weigh = generalWeight(lexicon());
  expect(weigh("lamp")).toBe(1);
  expect(weigh("would")).toBeCloseTo(0.1);
  expect(coverage(["would", "lamp"], new Set(["would"]), lexicon())).toBeCloseTo(0.1 / 1.1);
});

test("the caller's own weights stand in place of the general ones", () => {
  const weigh = (word: string): number => (word === "lamp" ? 0.9 : 0.1);
  expect(coverage(["lamp", "bulb"], new Set(["lamp"]), lexicon(), weigh)).toBeCloseTo(0.9);
});
