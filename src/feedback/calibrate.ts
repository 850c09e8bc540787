/**
 * The owner's decisions → what their word makes of a draft's signals. The most probable weights of a logistic regression,
 * each believed to be near its start (a Gaussian prior): a few decisions move little, many say what they say, and
 * neither decisions that a line parts nor ones that are all alike send a weight to infinity.
 */
import {
  type Calibration,
  FEATURES,
  sigmoid,
  type Signals,
  UNCALIBRATED,
  weigh,
} from "../answer/confidence.ts";
import { cholesky, inverse } from "../knowledge/learning/ridge.ts";

/** A decision that says whether a draft was right. */
export interface Lesson {
  readonly signals: Signals;
  readonly right: boolean;
  readonly decidedAt: Date;
}

/**
 * How far each number may be from its start (standard deviations, in log odds). Owners differ most in how easily they
 * are pleased, less in how much a score tells (the public sets' own slopes lie between .6 and 1.4), least in what they
 * make of one signal: with few decisions this is Platt's scaling, with many the weights follow.
 */
const SHIFT = 1;
const SCALE = 0.4;
const WEIGHT = 0.4;

/** Tastes and knowledge change: a decision of a year ago counts half. */
const HALF_LIFE = 365 * 24 * 3_600_000;

/** The newest decisions say what there is to say; their number bounds the work. */
const LESSONS = 1_000;

/** A scale of no less keeps a likelier answer the better one, whatever the decisions say. */
const LEAST_SCALE = 0.1;

const STEPS = 30;
const STILL = 1e-6;

/** See the file's head. The newest lessons come last. */
export function calibrate(lessons: readonly Lesson[], now: Date): Calibration {
  const points = lessons.slice(-LESSONS).map((lesson) => pointOf(lesson, now));
  if (points.length === 0) return UNCALIBRATED;
  const free = fit(points, PRIOR);
  const [shift = 0, scale = 1, ...weights] =
    (free[1] ?? 1) >= LEAST_SCALE ? free : fit(points, heldAtLeastScale);
  return { shift, scale, weights };
}

interface Point {
  /** 1, the start's log odds, the features. */
  readonly x: readonly number[];
  readonly right: boolean;
  readonly counts: number;
}

function pointOf({ signals, right, decidedAt }: Lesson, now: Date): Point {
  const { features, start } = weigh(signals);
  const age = Math.max(0, now.getTime() - decidedAt.getTime());
  return { x: [1, start, ...features], right, counts: 0.5 ** (age / HALF_LIFE) };
}

/** Where each number is believed to be, and how firmly (1 / variance). */
interface Belief {
  readonly means: readonly number[];
  readonly precisions: readonly number[];
}

const PRIOR: Belief = {
  means: [0, 1, ...FEATURES.map(() => 0)],
  precisions: [SHIFT, SCALE, ...FEATURES.map(() => WEIGHT)].map((deviation) => 1 / deviation ** 2),
};

/** Of a concave function whose top lies beyond a bound, the top within it lies on the bound. */
const heldAtLeastScale: Belief = {
  means: PRIOR.means.map((mean, i) => (i === 1 ? LEAST_SCALE : mean)),
  precisions: PRIOR.precisions.map((precision, i) => (i === 1 ? 1e9 : precision)),
};

/** Newton's method on a strictly concave function. */
function fit(points: readonly Point[], belief: Belief): readonly number[] {
  let weights = belief.means;
  let height = heightOf(weights, points, belief);
  for (let step = 0; step < STEPS; step++) {
    const move = newtonStep(weights, points, belief);
    let next = stepped(weights, move, 1);
    // Far from the top a whole step may go beyond it.
    for (let share = 0.5; heightOf(next, points, belief) < height && share > STILL; share /= 2)
      next = stepped(weights, move, share);
    const reached = heightOf(next, points, belief);
    if (reached < height + STILL) return weights;
    [weights, height] = [next, reached];
  }
  return weights;
}

const stepped = (weights: readonly number[], move: readonly number[], share: number): number[] =>
  weights.map((weight, i) => weight + share * (move[i] ?? 0));

const scoreOf = (weights: readonly number[], { x }: Point): number =>
  weights.reduce((sum, weight, i) => sum + weight * (x[i] ?? 0), 0);

/** The logarithm of how probable the weights are, but for a constant. */
function heightOf(weights: readonly number[], points: readonly Point[], belief: Belief): number {
  const prior = weights.reduce(
    (sum, weight, i) => sum - ((belief.precisions[i] ?? 0) * (weight - (belief.means[i] ?? 0)) ** 2) / 2,
    0,
  );
  return points.reduce((sum, point) => {
    const score = scoreOf(weights, point);
    return sum - point.counts * softplus(point.right ? -score : score);
  }, prior);
}

/** log(1 + eˣ) without overflow. */
const softplus = (x: number): number => Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));

/** The gradient times the inverse of what it changes by. */
function newtonStep(weights: readonly number[], points: readonly Point[], belief: Belief): number[] {
  const size = weights.length;
  const { means, precisions } = belief;
  const slope = weights.map((weight, i) => -(precisions[i] ?? 0) * (weight - (means[i] ?? 0)));
  const bend = new Float64Array(size * size);
  for (const [i, precision] of precisions.entries()) bend[i * size + i] = precision;
  for (const point of points) {
    const p = sigmoid(scoreOf(weights, point));
    const pull = point.counts * ((point.right ? 1 : 0) - p);
    const stiffness = point.counts * p * (1 - p);
    for (const [i, value] of point.x.entries()) {
      if (value === 0) continue;
      slope[i] = (slope[i] ?? 0) + pull * value;
      for (let j = 0; j <= i; j++)
        bend[i * size + j] = (bend[i * size + j] ?? 0) + stiffness * value * (point.x[j] ?? 0);
    }
  }
  const inverted = inverse(cholesky(bend, size), size);
  return slope.map((_, i) => slope.reduce((sum, value, j) => sum + (inverted[i * size + j] ?? 0) * value, 0));
}
