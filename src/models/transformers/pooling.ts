/** Tokens' vectors → one unit vector a text. */
import type { Pooling } from "../description.ts";

export interface Hidden {
  /** [batch, tokens, dimension], or [batch, dimension] where the model pools by itself. */
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** One unit vector for each text of the batch; `lengths` is how many tokens of each are no padding. */
export function pool(
  { data, dims }: Hidden,
  lengths: readonly number[],
  pooling: Pooling,
): Float32Array<ArrayBuffer>[] {
  const dimension = dims.at(-1) ?? 0;
  const padded = dims.length === 3 ? (dims[1] ?? 0) : 1;
  return lengths.map((length, i) => {
    const first = i * padded * dimension;
    const vector = new Float32Array(dimension);
    const [from, to] = dims.length === 3 ? tokensOf(pooling, length) : [0, 1];
    for (let token = from; token < to; token++) {
      const start = first + token * dimension;
      for (let j = 0; j < dimension; j++) vector[j] = (vector[j] ?? 0) + (data[start + j] ?? 0);
    }
    return unit(vector);
  });
}

/** Which tokens count: from, to. Padding stands at the end. */
function tokensOf(pooling: Pooling, length: number): readonly [number, number] {
  if (pooling === "cls") return [0, 1];
  return pooling === "last" ? [length - 1, length] : [0, length];
}

function unit(vector: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  let square = 0;
  for (const x of vector) square += x * x;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) * scale;
  return vector;
}
