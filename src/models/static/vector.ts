/** Arithmetic on dense vectors. */

/** Scales to length 1, in place; a zero vector stays as it is. */
export const normalise = (vector: Float32Array): Float32Array => {
  let square = 0;
  for (const value of vector) square += value * value;
  if (square > 0) {
    const factor = 1 / Math.sqrt(square);
    for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) * factor;
  }
  return vector;
};

export const dot = (a: Float32Array, b: Float32Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};

/** Takes the part along each (unit, orthogonal) direction out of a vector, in place. */
export const takeOut = (vector: Float32Array, directions: readonly Float32Array[]): Float32Array => {
  for (const direction of directions) {
    const along = dot(vector, direction);
    for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) - along * (direction[i] ?? 0);
  }
  return vector;
};
