import { expect, test } from "vitest";
import type { Lexicon } from "./lexicon.ts";
import { comparing, rememberedWeight } from "./remembered.ts";

/** Counts what is asked of it. "rug" and "carpet" are near, as are "rug" and "mat"; "rug" and "bug" are so by chance. */
function counted(): { readonly lexicon: Lexicon; readonly asked: string[] } {
  const asked: string[] = [];
  const near = new Map([
    ["carpet rug", 0.8],
    ["mat rug", 0.6],
    ["bug rug", 0.39],
  ]);
  const lexicon: Lexicon = {
    weight: (word) => {
      asked.push(word);
      return word === "rug" ? 0.9 : 0.5;
    },
    nearness: (a, b) => {
      asked.push(`${a} ${b}`);
      return a === b ? 1 : (near.get([a, b].sort().join(" ")) ?? 0);
    },
  };
  return { lexicon, asked };
}

test("a word says those of the query that are itself or lie near, by their places", () => {
  const compared = comparing(["clean", "rug", "bug"], [], counted().lexicon);
  expect(compared("carpet")).toEqual({
    weight: 0.5,
    says: [{ place: 1, nearness: 0.8 }],
    nearest: 0.8,
    nearestAround: 0.8,
  });
  // "bug" lies at .39 of it: a neighbour by chance.
  expect(compared("rug").says).toEqual([{ place: 1, nearness: 1 }]);
  expect(compared("sofa")).toMatchObject({ says: [], nearest: 0, nearestAround: 0 });
});

test("words around the query count beside its own, never less than those", () => {
  const compared = comparing(["mat"], ["carpet"], counted().lexicon);
  expect(compared("rug")).toMatchObject({ nearest: 0.6, nearestAround: 0.8 });
  expect(compared("mat")).toMatchObject({ nearest: 1, nearestAround: 1 });
});

test("a word that stands in many passages is looked up once", () => {
  const { lexicon, asked } = counted();
  const compared = comparing(["mat"], ["carpet"], lexicon);
  const first = compared("rug");
  const looked = asked.length;
  expect(looked).toBeGreaterThan(0);
  expect(compared("rug")).toBe(first);
  expect(asked).toHaveLength(looked);
});

test("a weight is looked up once, a weight of 0 too", () => {
  const asked: string[] = [];
  const weigh = rememberedWeight({
    nearness: () => 0,
    weight: (word) => {
      asked.push(word);
      return 0;
    },
  });
  expect([weigh("rug"), weigh("rug")]).toEqual([0, 0]);
  expect(asked).toEqual(["rug"]);
});
