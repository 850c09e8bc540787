import { expect, test } from "vitest";
import { commonDirections } from "./directions.ts";
import { readTable, type VectorTable } from "./table.ts";
import { dot, normalise, takeOut } from "./vector.ts";

/** Each dimension's values over the first unit rows, one stretch a dimension: the order in which they are multiplied. */
const columns = (
  { dimension, words }: Pick<VectorTable, "dimension" | "words">,
  rows: number,
): Float32Array[] => {
  const found = Array.from({ length: dimension }, () => new Float32Array(rows));
  for (let row = 0; row < rows; row++) {
    const unit = normalise(Float32Array.from(words.values.subarray(row * dimension, (row + 1) * dimension)));
    found.forEach((column, i) => (column[row] = unit[i] ?? 0));
  }
  return found;
};

/** Sum of the outer products of the unit rows, row-major and symmetric. */
const secondMoment = (of: readonly Float32Array[]): Float64Array => {
  const n = of.length;
  const moment = new Float64Array(n * n);
  of.forEach((column, i) => {
    for (let j = i; j < n; j++) {
      const value = dot(column, of[j] ?? column);
      moment[i * n + j] = value;
      moment[j * n + i] = value;
    }
  });
  return moment;
};

const times = (matrix: Float64Array, vector: Float32Array): Float32Array => {
  const n = vector.length;
  const product = new Float32Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += (matrix[i * n + j] ?? 0) * (vector[j] ?? 0);
    product[i] = sum;
  }
  return product;
};

/** The first principal directions of the table's most frequent words, by power iteration. */
const principalDirections = (table: Pick<VectorTable, "dimension" | "words">): Float32Array[] => {
  const moment = secondMoment(columns(table, 2000));
  const directions: Float32Array[] = [];
  while (directions.length < 5) {
    let direction = normalise(takeOut(new Float32Array(table.dimension).fill(1), directions));
    for (let round = 0; round < 30; round++)
      direction = normalise(takeOut(times(moment, direction), directions));
    directions.push(direction);
  }
  return directions;
};

test("the written directions are the first principal ones of the table's 2,000 most frequent words", async () => {
  const table = await readTable(new URL("vectors-v1.bin", import.meta.url));
  const found = principalDirections(table);
  const nearest = commonDirections().map((direction, i) => Math.abs(dot(direction, found[i] ?? direction)));
  expect(nearest).toHaveLength(found.length);
  expect(Math.min(...nearest)).toBeGreaterThan(0.999);
});

test("the directions have length one and stand at right angles", () => {
  const directions = commonDirections();
  for (const [i, a] of directions.entries())
    for (const [j, b] of directions.entries()) expect(dot(a, b)).toBeCloseTo(i === j ? 1 : 0, 5);
});
