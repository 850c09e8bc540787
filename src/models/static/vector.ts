/** Arithmetic on dense vectors. `?? 0` is for the compiler: within an array's length it costs nothing that could be measured. */

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

/** Of vectors of one length. Four sums side by side, or each addition waits for the one before it. */
export const dot = (a: Float32Array, b: Float32Array): number => {
  const n = Math.min(a.length, b.length);
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let i = 0;
  for (; i + 3 < n; i += 4) {
    s0 += (a[i] ?? 0) * (b[i] ?? 0);
    s1 += (a[i + 1] ?? 0) * (b[i + 1] ?? 0);
    s2 += (a[i + 2] ?? 0) * (b[i + 2] ?? 0);
    s3 += (a[i + 3] ?? 0) * (b[i + 3] ?? 0);
  }
  for (; i < n; i++) s0 += (a[i] ?? 0) * (b[i] ?? 0);
  return s0 + s1 + (s2 + s3);
};

/** Adds a vector of the same length, times a factor, in place. Sums in doubles spare a rounding at each addition. */
export const addScaled = (sum: Float32Array | Float64Array, vector: Float32Array, factor: number): void => {
  const n = Math.min(sum.length, vector.length);
  let i = 0;
  for (; i + 3 < n; i += 4) {
    sum[i] = (sum[i] ?? 0) + factor * (vector[i] ?? 0);
    sum[i + 1] = (sum[i + 1] ?? 0) + factor * (vector[i + 1] ?? 0);
    sum[i + 2] = (sum[i + 2] ?? 0) + factor * (vector[i + 2] ?? 0);
    sum[i + 3] = (sum[i + 3] ?? 0) + factor * (vector[i + 3] ?? 0);
  }
  for (; i < n; i++) sum[i] = (sum[i] ?? 0) + factor * (vector[i] ?? 0);
};

/** Takes the part along each (unit, orthogonal) direction out of a vector, in place. */
export const takeOut = (vector: Float32Array, directions: readonly Float32Array[]): Float32Array => {
  for (const direction of directions) addScaled(vector, direction, -dot(vector, direction));
  return vector;
};
