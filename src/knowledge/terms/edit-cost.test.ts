import fc from "fast-check";
import { expect, test } from "vitest";
import { editCost } from "./edit-cost.ts";

test("a word costs nothing against itself, and what is further away than allowed costs more than can be said", () => {
  expect(editCost("lamp", "lamp", 1)).toBe(0);
  expect(editCost("lamp", "lump", 0)).toBeNull();
  expect(editCost("lamp", "clumps", 1)).toBeNull();
  expect(editCost("password", "pasword", 1)).not.toBeNull();
  expect(editCost("pazzwrod", "password", 2)).toBeNull();
  expect(editCost("pazswrod", "password", 2)).not.toBeNull();
});

test("likely slips cost less than others", () => {
  const other = editCost("lamp", "lxmp", 1) ?? 0;
  expect(editCost("lamp", "lmap", 1)).toBeLessThan(other);
  expect(editCost("letter", "leter", 1)).toBeLessThan(editCost("letter", "leter".replace("r", "rx"), 2) ?? 0);
  expect(editCost("lamp", "lanp", 1)).toBeLessThan(other);
  expect(editCost("lamp", "xlamp", 1)).toBeGreaterThan(editCost("lamp", "laxmp", 1) ?? Infinity);
});

const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });

test("the cost is the same both ways, and nothing only between equal words", () => {
  fc.assert(
    fc.property(word, word, fc.constantFrom(1, 2), (a, b, most) => {
      expect(editCost(a, b, most) === null).toBe(editCost(b, a, most) === null);
      expect(editCost(a, b, most) === 0).toBe(a === b);
    }),
  );
});
