import { expect, test } from "vitest";
import { cholesky, inverse } from "./ridge.ts";

test("the_inverse_by_cholesky_times_the_matrix_is_one", () => {
  const size = 6;
  const root = Array.from({ length: size * size }, (_, i) => Math.sin(i * 7 + 1));
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      for (let k = 0; k < size; k++)
        matrix[i * size + j] =
          (matrix[i * size + j] ?? 0) +
          (root[i * size + k] ?? 0) * (root[j * size + k] ?? 0) +
          (i === j ? 0.1 : 0);
  const inverted = inverse(cholesky(matrix.slice(), size), size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += (matrix[i * size + k] ?? 0) * (inverted[k * size + j] ?? 0);
      expect(sum).toBeCloseTo(i === j ? 1 : 0, 6);
    }
});
