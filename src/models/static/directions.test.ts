import { expect, test } from "vitest";
import { commonDirections, isV1, principalDirections } from "./directions.ts";
import { readTable } from "./table.ts";
import { dot } from "./vector.ts";

const table = await readTable(new URL("vectors-v1.bin", import.meta.url));

test("the written directions are the first principal ones of the table's 2,000 most frequent words", () => {
  const found = principalDirections(table);
  expect(isV1(table)).toBe(true);
  const nearest = commonDirections(table).map((direction, i) =>
    Math.abs(dot(direction, found[i] ?? direction)),
  );
  expect(nearest).toHaveLength(found.length);
  expect(Math.min(...nearest)).toBeGreaterThan(0.999);
});

test("the directions have length one and stand at right angles", () => {
  const directions = commonDirections(table);
  for (const [i, a] of directions.entries())
    for (const [j, b] of directions.entries()) expect(dot(a, b)).toBeCloseTo(i === j ? 1 : 0, 5);
});

test("another table's directions are found in it, or taken from its file", () => {
  const values = Int8Array.of(9, 0, 1, 9, 1, 0, 9, 0, -1, 9, -1, 0);
  const own = {
    dimension: 3,
    words: { values, scales: new Float32Array(4).fill(1) },
    rowOf: new Map(["a", "b", "c", "d"].map((word, row) => [word, row])),
    fingerprint: "another",
    directions: null,
  };
  const [found] = commonDirections(own);
  expect(Math.abs(found?.[0] ?? 0)).toBeGreaterThan(0.99);
  const carried = { ...own, directions: [Buffer.from(Int8Array.of(0, 0, 5).buffer).toString("base64")] };
  expect(commonDirections(carried).map((direction) => [...direction])).toEqual([[0, 0, 1]]);
});
