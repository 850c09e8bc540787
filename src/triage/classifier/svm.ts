/**
 * Linear support vector machines, one a label against all others, with the squared hinge loss, by dual coordinate descent
 * (Hsieh et al. 2008, "A Dual Coordinate Descent Method for Large-scale Linear SVM", algorithm 3 with shrinking).
 */
import type { TextVector } from "./vectors.ts";

/** Of one label: a weight for each sparse place, for each dense one, and one for every text alike. */
export interface Weights {
  readonly sparse: Float32Array;
  readonly dense: Float32Array;
  readonly bias: number;
}

interface Sizes {
  readonly sparse: number;
  readonly dense: number;
}

/** What an error costs against the length of the weights. Between .3 and 3 accuracy changed by less than half a point. */
const COST = 1;
/** Violation of the optimum at which it is good enough: smaller ones changed no figure and took twice as long. */
const TOLERANCE = 0.3;
const MOST_ROUNDS = 30;
/** A text with nothing in it, which is about nothing: one label alone has no other to be told from. */
const NOTHING: TextVector = {
  places: new Int32Array(),
  values: new Float32Array(),
  dense: new Float32Array(),
  known: 0,
};

/** The weights of one label: `isIt` says for each text whether it has it. Always the same for the same texts in their order. */
export function trainOne(texts: readonly TextVector[], isIt: Uint8Array, sizes: Sizes): Weights {
  const state = begin([...texts, NOTHING], isIt, sizes);
  const random = shuffler();
  let active = state.order.length;
  let mostBefore = Infinity;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    shuffle(state.order, active, random);
    const { most, least, left } = oneRound(state, active, mostBefore);
    active = left;
    if (most - least > TOLERANCE) mostBefore = most <= 0 ? Infinity : most;
    else if (active === state.order.length) break;
    else {
      active = state.order.length;
      mostBefore = Infinity;
    }
  }
  const { sparse, dense } = state;
  return {
    sparse: Float32Array.from(sparse),
    dense: Float32Array.from(dense.subarray(0, sizes.dense)),
    bias: dense[sizes.dense] ?? 0,
  };
}

interface State {
  readonly texts: readonly TextVector[];
  readonly signs: Int8Array;
  /** Squared lengths. */
  readonly squares: Float64Array;
  /** Dual variables. */
  readonly alphas: Float64Array;
  /** The first ones are active. */
  readonly order: Int32Array;
  readonly sparse: Float64Array;
  /** The last one is the bias. */
  readonly dense: Float64Array;
}

const begin = (texts: readonly TextVector[], isIt: Uint8Array, sizes: Sizes): State => ({
  texts,
  signs: Int8Array.from(texts, (_, i) => (isIt[i] === 1 ? 1 : -1)),
  squares: Float64Array.from(texts, squareOf),
  alphas: new Float64Array(texts.length),
  order: Int32Array.from(texts, (_, i) => i),
  sparse: new Float64Array(sizes.sparse),
  dense: new Float64Array(sizes.dense + 1),
});

const RIDGE = 1 / (2 * COST);

/** Visits each active text once. Gives the range of violations, and how many are active from here on. */
function oneRound(
  { texts, signs, squares, alphas, order, sparse, dense }: State,
  active: number,
  mostBefore: number,
): { readonly most: number; readonly least: number; readonly left: number } {
  let [most, least, left] = [-Infinity, Infinity, active];
  for (let at = 0; at < left; at++) {
    const i = order[at] ?? 0;
    const text = texts[i] ?? NOTHING;
    const sign = signs[i] ?? 1;
    const alpha = alphas[i] ?? 0;
    const gradient = sign * product(text, sparse, dense) - 1 + RIDGE * alpha;
    if (alpha === 0 && gradient > mostBefore) {
      // Far on its own side: left out until the others are settled.
      left--;
      order[at] = order[left] ?? 0;
      order[left] = i;
      at--;
      continue;
    }
    const violation = alpha === 0 ? Math.min(gradient, 0) : gradient;
    most = Math.max(most, violation);
    least = Math.min(least, violation);
    const next = Math.max(0, alpha - gradient / ((squares[i] ?? 1) + RIDGE));
    alphas[i] = next;
    addTo(sparse, dense, text, (next - alpha) * sign);
  }
  return { most, least, left };
}

function squareOf({ values, dense }: TextVector): number {
  let square = 1;
  for (const value of values) square += value * value;
  for (const value of dense) square += value * value;
  return square;
}

function product({ places, values, dense }: TextVector, sparse: Float64Array, weights: Float64Array): number {
  let sum = weights[weights.length - 1] ?? 0;
  for (let i = 0; i < places.length; i++) sum += (sparse[places[i] ?? 0] ?? 0) * (values[i] ?? 0);
  for (let i = 0; i < dense.length; i++) sum += (weights[i] ?? 0) * (dense[i] ?? 0);
  return sum;
}

function addTo(
  sparse: Float64Array,
  weights: Float64Array,
  { places, values, dense }: TextVector,
  factor: number,
): void {
  if (factor === 0) return;
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? 0;
    sparse[place] = (sparse[place] ?? 0) + factor * (values[i] ?? 0);
  }
  for (let i = 0; i < dense.length; i++) weights[i] = (weights[i] ?? 0) + factor * (dense[i] ?? 0);
  weights[weights.length - 1] = (weights[weights.length - 1] ?? 0) + factor;
}

function shuffle(order: Int32Array, active: number, random: () => number): void {
  for (let i = 0; i < active; i++) {
    const j = i + Math.floor(random() * (active - i));
    const swapped = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = swapped;
  }
}

/** The order of the texts only has to be without a pattern, and the same each time (xorshift, Marsaglia 2003). */
function shuffler(): () => number {
  let state = 0x9e3779b9;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}
