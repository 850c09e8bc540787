import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance } from "./edit-distance.ts";

test("the share counts words taken out and put in, of all words in both texts", () => {
  expect(editDistance("a b c d", "a b c d")).toBe(0);
  expect(editDistance("a b c d", "a b x d")).toBe(2 / 8);
  expect(editDistance("a b c", "a b c d")).toBe(1 / 7);
  expect(editDistance("a b", "c d")).toBe(1);
  expect(editDistance("", "written anew")).toBe(1);
  expect(editDistance("", "")).toBe(0);
});

test("a changed number counts, layout does not", () => {
  expect(editDistance("Within 30 days.", "Within 14 days.")).toBeCloseTo(1 / 3);
  expect(editDistance("Hello Anna,\n\nyes.", "Hello Anna, yes!")).toBe(0);
});

test("the distance of any two texts is the same both ways and between 0 and 1", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c", "d")).map((parts) => parts.join(" "));
  fc.assert(
    fc.property(text, text, (a, b) => {
      const distance = editDistance(a, b);
      expect(distance).toBe(editDistance(b, a));
      expect(distance).toBeGreaterThanOrEqual(0);
      expect(distance).toBeLessThanOrEqual(1);
      expect(distance === 0).toBe(a === b);
    }),
  );
});
