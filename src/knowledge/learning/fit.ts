/**
 * Weights of the fusion from past questions whose records are known: the softmax over each question's candidates, held to
 * the prior by a ridge, then bias and scale for probabilities.
 */
import { type Evidence, PRIOR, SIGNALS, signalsOf, type Weights, weighed } from "../fusion.ts";

/** One past question: what speaks for each record that was found, and which of them answered it. */
export interface Example {
  readonly candidates: readonly { readonly evidence: Evidence; readonly right: boolean }[];
}

/** Pull towards the prior: a tenth of it let 200 questions double a weight that the next 360 did not confirm. */
const PULL = 4;
const STEPS = 200;
const RATE = 0.4;
const FOLDS = 5;

/**
 * The best of the prior, the fit (judged on questions that it was not fitted on) and each signal alone. Another than the
 * prior has to be better than it by one standard error of the difference: less is as likely to be chance.
 */
export function fit(examples: readonly Example[]): Weights {
  const judged = examples.filter(({ candidates }) => candidates.some(({ right }) => right));
  const prior = judged.map((one) => reciprocalRank(one, PRIOR.of));
  const options = [
    { of: () => weightsOf(judged), ranks: crossValidated(judged) },
    ...SIGNALS.map((signal) => ({
      of: () => alone(signal),
      ranks: judged.map((one) => reciprocalRank(one, alone(signal))),
    })),
  ];
  let best = { of: (): Evidence => PRIOR.of, gain: 0 };
  for (const { of, ranks } of options) {
    const gain = sureGain(ranks.map((rank, i) => rank - (prior[i] ?? 0)));
    if (gain > best.gain) best = { of, gain };
  }
  return calibrated(best.of(), examples);
}

/** Reciprocal rank of each question under weights fitted on the other folds. */
function crossValidated(judged: readonly Example[]): number[] {
  const fitted = Array.from({ length: FOLDS }, (_, fold) =>
    weightsOf(judged.filter((_, i) => i % FOLDS !== fold)),
  );
  return judged.map((one, i) => reciprocalRank(one, fitted[i % FOLDS] ?? PRIOR.of));
}

/** Mean of the differences less its standard error. */
function sureGain(differences: readonly number[]): number {
  const count = Math.max(2, differences.length);
  const mean = sum(differences) / count;
  const variance = sum(differences.map((one) => (one - mean) ** 2)) / (count - 1);
  return mean - Math.sqrt(variance / count);
}

/** One signal decides; the others only where it is the same. */
const alone = (signal: keyof Evidence): Evidence => ({
  ...(Object.fromEntries(SIGNALS.map((name) => [name, PRIOR.of[name] * 1e-3])) as unknown as Evidence),
  [signal]: 10,
});

/** Mean of the reciprocal rank of the best right candidate. */
export const quality = (examples: readonly Example[], of: Evidence): number =>
  sum(examples.map((one) => reciprocalRank(one, of))) / Math.max(1, examples.length);

/** Of the best right candidate, equal ones before it; 0 where none is right. */
function reciprocalRank({ candidates }: Example, of: Evidence): number {
  const scores = candidates.map(({ evidence }) => weighed(evidence, of));
  const best = Math.max(...scores.filter((_, i) => candidates[i]?.right));
  if (best === -Infinity) return 0;
  return 1 / (1 + scores.filter((score, i) => !candidates[i]?.right && score >= best).length);
}

/** Gradient ascent; no weight below zero: no signal speaks against what it is a sign of. */
function weightsOf(examples: readonly Example[]): Evidence {
  const prior = SIGNALS.map((signal) => PRIOR.of[signal]);
  const rows = examples.map(({ candidates }) => ({
    right: candidates.map(({ right }) => right),
    values: Float64Array.from(candidates.flatMap(({ evidence }) => signalsOf(evidence))),
  }));
  const weights = Float64Array.from(prior);
  const rate = RATE / (0.05 * examples.length + PULL);
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((weight, i) => PULL * ((prior[i] ?? 0) - weight));
    for (const { right, values } of rows) climb(gradient, weights, right, values);
    for (const [i, slope] of gradient.entries()) weights[i] = Math.max(0, (weights[i] ?? 0) + rate * slope);
  }
  return Object.fromEntries(SIGNALS.map((signal, i) => [signal, weights[i] ?? 0])) as unknown as Evidence;
}

/** Adds one question's slope: its right candidates' signals, less all candidates', each by its share of the softmax. */
function climb(
  gradient: Float64Array,
  weights: Float64Array,
  right: readonly boolean[],
  values: Float64Array,
): void {
  const width = weights.length;
  const shares = new Float64Array(right.length);
  let [all, ofRight] = [0, 0];
  for (let c = 0; c < right.length; c++) {
    let score = 0;
    for (let i = 0; i < width; i++) score += (values[c * width + i] ?? 0) * (weights[i] ?? 0);
    const share = Math.exp(score);
    shares[c] = share;
    all += share;
    if (right[c]) ofRight += share;
  }
  for (let c = 0; c < right.length; c++) {
    const pull = (shares[c] ?? 0) * ((right[c] ? 1 / ofRight : 0) - 1 / all);
    for (let i = 0; i < width; i++) gradient[i] = (gradient[i] ?? 0) + pull * (values[c * width + i] ?? 0);
  }
}

/** How much of the prior's own bias and scale is held on to, in candidates. */
const CALIBRATION_RIDGE = 5;
const LONGEST_STEP = { scale: 0.25, bias: 2 };

/** The same order, as probabilities: a logistic function of the sum, fitted on all candidates. */
function calibrated(of: Evidence, examples: readonly Example[]): Weights {
  const points = examples.flatMap(({ candidates }) =>
    candidates.map(({ evidence, right }) => ({ sum: weighed(evidence, of), right })),
  );
  let [scale, bias] = [1, PRIOR.bias];
  for (let step = 0; step < 50; step++) {
    // Newton's step in two unknowns.
    let [g0, g1, h00, h01, h11] = [
      CALIBRATION_RIDGE * (1 - scale),
      (PRIOR.bias - bias) * 0.1,
      CALIBRATION_RIDGE,
      0,
      0.1,
    ];
    for (const { sum: x, right } of points) {
      const p = 1 / (1 + Math.exp(-(scale * x + bias)));
      const error = (right ? 1 : 0) - p;
      const spread = p * (1 - p);
      g0 += error * x;
      g1 += error;
      h00 += spread * x * x;
      h01 += spread * x;
      h11 += spread;
    }
    const determinant = h00 * h11 - h01 * h01;
    if (!(determinant > 1e-12)) break;
    const [toScale, toBias] = [(g0 * h11 - g1 * h01) / determinant, (g1 * h00 - g0 * h01) / determinant];
    // Far from the best, Newton's step is far too long.
    const part =
      1 / Math.max(1, Math.abs(toScale) / LONGEST_STEP.scale, Math.abs(toBias) / LONGEST_STEP.bias);
    scale = Math.max(0.05, scale + part * toScale);
    bias += part * toBias;
  }
  const scaled = Object.fromEntries(SIGNALS.map((signal) => [signal, of[signal] * scale]));
  return { of: scaled as unknown as Evidence, bias };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
