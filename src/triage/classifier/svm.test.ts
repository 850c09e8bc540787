import { expect, test } from "vitest";
import { marginsOf, trainAll } from "./margins.ts";
import { trainOne } from "./svm.ts";
import type { TextVector } from "./vectors.ts";

const SIZES = { sparse: 3, dense: 2 };
const text = (place: number, ...dense: number[]): TextVector => ({
  places: Int32Array.of(place),
  values: Float32Array.of(1),
  dense: Float32Array.from(dense),
  known: 1,
});
const TEXTS = [text(0, 1, 0), text(0, 0.9, 0.1), text(1, 0, 1), text(2, 0.1, 0.9)];
const space = {
  words: { places: new Map(), idf: new Float32Array(2), unseen: 1 },
  pieces: { places: new Map(), idf: new Float32Array(1), unseen: 1 },
  dimension: 2,
};

test("the texts of a label lie on its side, the others on the other", () => {
  const machines = trainAll(TEXTS, [[0], [0], [1], [1]], 2, space);
  for (const [i, one] of TEXTS.entries()) {
    const [first = 0, second = 0] = marginsOf(one, machines);
    expect(first > 0).toBe(i < 2);
    expect(second > 0).toBe(i >= 2);
  }
});

test("a text may have several labels, and none", () => {
  const machines = trainAll(TEXTS, [[0, 1], [0, 1], [1], []], 2, space);
  const [first = 0, second = 0] = marginsOf(TEXTS[0] ?? text(0), machines);
  expect(first).toBeGreaterThan(0);
  expect(second).toBeGreaterThan(0);
  expect(Math.max(...marginsOf(TEXTS[3] ?? text(2), machines))).toBeLessThan(0);
});

test("it is at the optimum: the violation of none of the texts is above the tolerance", () => {
  const isIt = Uint8Array.of(1, 1, 0, 0);
  const { sparse, dense, bias } = trainOne(TEXTS, isIt, SIZES);
  // At the optimum of the squared hinge loss the weights are 2 · cost · Σ slack · sign · text, the empty text among them.
  const all = [
    ...TEXTS,
    { places: new Int32Array(), values: new Float32Array(), dense: new Float32Array(2), known: 0 },
  ];
  const margin = ({ places, dense: own }: TextVector): number =>
    bias +
    places.reduce((sum, place) => sum + (sparse[place] ?? 0), 0) +
    own.reduce((sum, value, i) => sum + value * (dense[i] ?? 0), 0);
  const slack = all.map((one, i) => Math.max(0, 1 - (isIt[i] === 1 ? 1 : -1) * margin(one)));
  const expected = all.reduce((sum, _, i) => sum + 2 * (slack[i] ?? 0) * (isIt[i] === 1 ? 1 : -1), 0);
  expect(bias).toBeCloseTo(expected, 0);
});

test("no text at all teaches nothing but that nothing is about the label", () => {
  const { bias } = trainOne([], new Uint8Array(), SIZES);
  expect(bias).toBeLessThan(0);
});
