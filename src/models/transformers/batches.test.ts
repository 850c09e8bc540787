import fc from "fast-check";
import { expect, test } from "vitest";
import { batchesByLength } from "./batches.ts";

test("every text is in one batch, and no batch of several is padded beyond the bound", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 600 }), { maxLength: 200 }), (lengths) => {
      const batches = batchesByLength(lengths, 1000);
      expect(batches.flat().sort((a, b) => a - b)).toEqual(lengths.map((_, i) => i));
      for (const batch of batches) {
        const longest = Math.max(...batch.map((i) => lengths[i] ?? 0));
        expect(batch.length === 1 || batch.length * longest <= 1000).toBe(true);
      }
    }),
  );
});

test("texts of like length stand together: little of a batch is padding", () => {
  const lengths = Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? 10 : 200));
  const padded = batchesByLength(lengths).reduce(
    (sum, batch) => sum + batch.length * Math.max(...batch.map((i) => lengths[i] ?? 0)),
    0,
  );
  const needed = lengths.reduce((sum, length) => sum + length, 0);
  expect(padded / needed).toBeLessThan(1.1);
});
