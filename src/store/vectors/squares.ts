/** The square of a vector's length. */
export function squaresOf(vector: Float32Array): number {
  let squares = 0;
  for (const x of vector) squares += x * x;
  return squares;
}
