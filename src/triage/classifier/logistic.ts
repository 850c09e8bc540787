/** Logistic regression of a few signals, held near coefficients that are known to be good. */

export interface LogisticRow {
  readonly signals: readonly number[];
  readonly isTrue: boolean;
  readonly weight: number;
}

export const logistic = (score: number): number => 1 / (1 + Math.exp(-score));

export const weighed = (signals: readonly number[], coefficients: readonly number[]): number =>
  signals.reduce((sum, signal, i) => sum + signal * (coefficients[i] ?? 0), 0);

const ROUNDS = 20;

/**
 * The likeliest coefficients where each is thought to lie around `prior`, normally distributed with variance
 * 1 / `strength`: with few rows little moves. By Newton's method, its steps halved while they make it worse.
 */
export function fitLogistic(
  rows: readonly LogisticRow[],
  prior: readonly number[],
  strength: number,
): readonly number[] {
  let now = [...prior];
  let loss = lossOf(rows, now, prior, strength);
  for (let round = 0; round < ROUNDS; round++) {
    const step = newtonStep(rows, now, prior, strength);
    let better: { readonly at: number[]; readonly loss: number } | null = null;
    for (let scale = 1; scale > 0.01 && better === null; scale /= 2) {
      const at = now.map((value, i) => value - scale * (step[i] ?? 0));
      const there = lossOf(rows, at, prior, strength);
      if (there < loss) better = { at, loss: there };
    }
    if (better === null) break;
    const gained = loss - better.loss;
    ({ at: now, loss } = better);
    if (gained < 1e-9 * (1 + loss)) break;
  }
  return now;
}

function lossOf(
  rows: readonly LogisticRow[],
  at: readonly number[],
  prior: readonly number[],
  strength: number,
): number {
  let loss = at.reduce((sum, value, i) => sum + (strength / 2) * (value - (prior[i] ?? 0)) ** 2, 0);
  for (const { signals, isTrue, weight } of rows) {
    const score = weighed(signals, at) * (isTrue ? -1 : 1);
    // log(1 + e^score) without its overflow.
    loss += weight * (Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))));
  }
  return loss;
}

/** Inverse Hessian times gradient. */
function newtonStep(
  rows: readonly LogisticRow[],
  at: readonly number[],
  prior: readonly number[],
  strength: number,
): number[] {
  const size = at.length;
  const gradient = at.map((value, i) => strength * (value - (prior[i] ?? 0)));
  const hessian = at.map((_, i) => at.map((_other, j) => (i === j ? strength : 0)));
  for (const { signals, isTrue, weight } of rows) {
    const said = logistic(weighed(signals, at));
    const slope = weight * (said - (isTrue ? 1 : 0));
    const bend = weight * said * (1 - said);
    for (let i = 0; i < size; i++) {
      const signal = signals[i] ?? 0;
      gradient[i] = (gradient[i] ?? 0) + slope * signal;
      const row = hessian[i] ?? [];
      for (let j = 0; j < size; j++) row[j] = (row[j] ?? 0) + bend * signal * (signals[j] ?? 0);
    }
  }
  return solve(hessian, gradient);
}

/** Gaussian elimination of a small positive definite matrix, which needs no pivot. Overwrites both. */
function solve(matrix: number[][], right: number[]): number[] {
  for (const [i, pivot] of matrix.entries())
    for (const [below, row] of matrix.slice(i + 1).entries()) {
      const factor = (row[i] ?? 0) / (pivot[i] ?? 1);
      for (const [k, value] of pivot.entries()) row[k] = (row[k] ?? 0) - factor * value;
      const j = i + 1 + below;
      right[j] = (right[j] ?? 0) - factor * (right[i] ?? 0);
    }
  for (const [i, row] of [...matrix.entries()].reverse()) {
    const known = row.slice(i + 1).reduce((sum, value, k) => sum + value * (right[i + 1 + k] ?? 0), 0);
    right[i] = ((right[i] ?? 0) - known) / (row[i] ?? 1);
  }
  return right;
}
