/** Random rotations without a matrix: signs, a shuffle and Hadamard transforms, in rounds. */

/** The second spreads what the first one left within its powers of two. turn.wat has as many. */
const ROUNDS = 2;

interface Round {
  /** Where each number is taken from. */
  readonly order: Uint32Array;
  /** Signs, with what a transform must be divided by so that lengths stay. */
  readonly factors: Float32Array;
}

export interface Rotation {
  readonly rounds: readonly Round[];
  /** Lengths of the transforms, one behind the other. */
  readonly spans: readonly number[];
}

/** The same for the same dimension and seed, on every machine and in every version: codes that depend on it are stored. */
export function randomRotation(dimension: number, seed: number): Rotation {
  const random = numbers(seed);
  const spans = powersOfTwo(dimension);
  return { spans, rounds: Array.from({ length: ROUNDS }, () => randomRound(dimension, spans, random)) };
}

/** Writes the rotated vector to `to`; `from` stays as it is. In 32 bits at each step, as turn.wat. */
export function rotate({ rounds, spans }: Rotation, from: Float32Array, to: Float32Array): void {
  let before = from;
  for (const { order, factors } of rounds) {
    for (let i = 0; i < to.length; i++) to[i] = (factors[i] ?? 0) * (before[order[i] ?? 0] ?? 0);
    let first = 0;
    for (const span of spans) {
      hadamard(to.subarray(first, first + span));
      first += span;
    }
    before = to.slice();
  }
}

function randomRound(dimension: number, spans: readonly number[], random: () => number): Round {
  const order = Uint32Array.from({ length: dimension }, (_, i) => i);
  for (let i = dimension - 1; i > 0; i--) {
    const j = random() % (i + 1);
    const swapped = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = swapped;
  }
  const scales = spans.flatMap((span) => new Array<number>(span).fill(1 / Math.sqrt(span)));
  return { order, factors: Float32Array.from(scales, (scale) => (random() & 1 ? scale : -scale)) };
}

/** 96 → 64, 32. */
const powersOfTwo = (dimension: number): number[] =>
  Array.from({ length: 31 }, (_, i) => 2 ** (30 - i)).filter((power) => (dimension & power) !== 0);

/** In place; makes the numbers longer by the root of how many they are. */
function hadamard(values: Float32Array): void {
  for (let half = 1; half < values.length; half *= 2)
    for (let group = 0; group < values.length; group += 2 * half)
      for (let i = group; i < group + half; i++) {
        const a = values[i] ?? 0;
        const b = values[i + half] ?? 0;
        values[i] = a + b;
        values[i + half] = a - b;
      }
}

/** SplitMix32: 32-bit numbers from a seed. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let x = state;
    x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
    x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
    return (x ^ (x >>> 15)) >>> 0;
  };
}
