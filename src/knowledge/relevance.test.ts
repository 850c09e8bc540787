import { describe, expect, test } from "vitest";
import { ownWeight, relevance } from "./relevance.ts";

describe("the probability", () => {
  const none = { bm25: 0, cosine: 0, forth: 0, back: 0 };

  test("is near nothing where nothing agrees, and high where all does", () => {
    expect(relevance(none)).toBeLessThan(0.01);
    expect(relevance({ bm25: 1, cosine: 1, forth: 1, back: 1 })).toBeGreaterThan(0.9);
  });

  test.each(["bm25", "cosine", "forth", "back"] as const)("grows with %s alone", (signal) => {
    const half = { bm25: 0.5, cosine: 0.5, forth: 0.5, back: 0.5 };
    expect(relevance({ ...half, [signal]: 0.9 })).toBeGreaterThan(relevance(half));
  });

  test("of the best match by words alone stays below one half", () => {
    expect(relevance({ ...none, bm25: 1 })).toBeLessThan(0.5);
  });
});

describe("the weight of words among the owner's own passages", () => {
  test("falls with the number of passages that have them, and is the general one where none has", () => {
    const weigh = ownWeight(
      {
        passages: 100,
        of: new Map([
          ["rare", 1],
          ["common", 90],
        ]),
      },
      () => 0.8,
    );
    expect(weigh("absent")).toBeCloseTo(0.8);
    expect(weigh("rare")).toBeLessThan(weigh("absent"));
    expect(weigh("common")).toBeLessThan(weigh("rare"));
    expect(weigh("common")).toBeGreaterThan(0);
  });

  test("is a number where there are no passages at all", () => {
    expect(ownWeight({ passages: 0, of: new Map() }, () => 0.8)("any")).toBeCloseTo(0.8);
  });
});
