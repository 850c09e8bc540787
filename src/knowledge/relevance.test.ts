import { describe, expect, test } from "vitest";
import { signalsOf } from "./fusion.ts";
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

describe("a query in a language that the knowledge does not speak", () => {
  const foreign = (cosine: number): number => relevance({ bm25: 1, cosine, forth: 0, back: 0 }, 0);

  test("is ranked by meaning, also where past answers are weighed beside it", () => {
    const signals = [0.5, 0.6, 0.7, 0.8].map((cosine) => {
      const evidence = { own: foreign(cosine), words: 0, profile: 0, expected: 0, vote: 0 };
      return signalsOf(evidence)[0] ?? 0;
    });
    expect(signals).toEqual(signals.toSorted((a, b) => a - b));
    expect(new Set(signals.slice(1)).size).toBe(3);
    expect(signals[1]).toBeGreaterThan(0);
  });

  test("is not answered by meaning alone", () => {
    expect(foreign(1)).toBeLessThan(0.1);
  });
});
