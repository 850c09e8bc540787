import { describe, expect, test } from "vitest";
import { fitConfidence, type HeldBack, likelihoods, likeliest, PRIOR } from "./confidence.ts";

const held = (margins: number[], has: number[], known = 0.8): HeldBack => ({ margins, known, has });

describe("of one intent a text", () => {
  test("the others have no more than the first one leaves", () => {
    const { labels } = likelihoods({ margins: [1, 0.9, -1], known: 1 }, PRIOR);
    const [first = 0, ...others] = labels;
    for (const other of others) expect(other).toBeLessThanOrEqual(1 - first + 1e-12);
  });

  test("a near rival counts against the first one", () => {
    const at = (rival: number): number =>
      likelihoods({ margins: [0.2, rival], known: 1 }, PRIOR).labels[0] ?? 0;
    expect(at(0.1)).toBeLessThan(at(-0.9));
  });

  test("what was held back moves how sure it is", () => {
    const often = (right: boolean) => Array.from({ length: 200 }, () => held([-0.2, -0.6], [right ? 0 : 1]));
    const at = (texts: HeldBack[]): number =>
      likelihoods({ margins: [-0.2, -0.6], known: 0.8 }, fitConfidence(texts, true)).labels[0] ?? 0;
    expect(at(often(true))).toBeGreaterThan(0.9);
    expect(at(often(false))).toBeLessThan(0.1);
  });

  test("texts of unseen intents lower that any fits", () => {
    const texts = [
      ...Array.from({ length: 100 }, () => held([0.5, -0.9], [0])),
      ...Array.from({ length: 100 }, () => held([-0.8, -0.9], [], 0.3)),
    ];
    const confidence = fitConfidence(texts, true);
    const inScope = (margin: number, known: number): number =>
      likelihoods({ margins: [margin, -0.9], known }, confidence).inScope;
    expect(inScope(0.5, 0.8)).toBeGreaterThan(0.8);
    expect(inScope(-0.8, 0.3)).toBeLessThan(0.5);
  });
});

test("of several intents the threshold is where most of them are found", () => {
  const texts = Array.from({ length: 300 }, (_, i) =>
    held([-0.1, -0.15, -1], i % 5 < 2 ? [0, 1] : i % 5 === 2 ? [0] : []),
  );
  const confidence = fitConfidence(texts, false);
  expect(confidence.threshold).toBeLessThan(0.5);
});

test("nothing held back and no labels are no failure", () => {
  expect(fitConfidence([], true).fits).toEqual(PRIOR.fits);
  expect(likelihoods({ margins: [], known: 0 }, PRIOR)).toEqual({ labels: new Float64Array(), inScope: 0 });
});

test("the likeliest come in their order, the first of equals first", () => {
  expect(likeliest([1, 3, 2, 3], 3)).toEqual([1, 3, 2]);
  expect(likeliest([], 2)).toEqual([]);
});
