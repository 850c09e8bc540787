/** Linear algebra of kernel ridge regression, on square matrices of some thousand rows at the most. */

/** The lower Cholesky factor of a symmetric positive definite matrix (row by row), in place of its lower half. */
export function cholesky(matrix: Float64Array, size: number): Float64Array {
  for (let i = 0; i < size; i++) {
    const row = i * size;
    for (let j = 0; j <= i; j++) {
      const other = j * size;
      const sum = (matrix[row + j] ?? 0) - product(matrix, row, matrix, other, j);
      matrix[row + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (matrix[other + j] ?? 1);
    }
  }
  return matrix;
}

/** The inverse of the matrix whose lower Cholesky factor this is. */
export function inverse(factor: Float64Array, size: number): Float64Array {
  // Columns of the factor's inverse, each a row here, so that the products below run along rows.
  const columns = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    const at = column * size;
    for (let i = column; i < size; i++) {
      const row = i * size;
      const sum = product(factor, row + column, columns, at + column, i - column);
      columns[at + i] = ((i === column ? 1 : 0) - sum) / (factor[row + i] ?? 1);
    }
  }
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      const sum = product(columns, i * size + i, columns, j * size + i, size - i);
      result[i * size + j] = sum;
      result[j * size + i] = sum;
    }
  return result;
}

/** Of `length` numbers of each; four sums side by side take half the time of one. */
function product(a: Float64Array, atA: number, b: Float64Array, atB: number, length: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let k = 0;
  for (; k + 3 < length; k += 4) {
    s0 += (a[atA + k] ?? 0) * (b[atB + k] ?? 0);
    s1 += (a[atA + k + 1] ?? 0) * (b[atB + k + 1] ?? 0);
    s2 += (a[atA + k + 2] ?? 0) * (b[atB + k + 2] ?? 0);
    s3 += (a[atA + k + 3] ?? 0) * (b[atB + k + 3] ?? 0);
  }
  for (; k < length; k++) s0 += (a[atA + k] ?? 0) * (b[atB + k] ?? 0);
  return s0 + s1 + s2 + s3;
}
