/**
 * Figures of a classifier and of a score that tells two kinds apart, each with its 95 % interval. Where an interval is a
 * bootstrap, `random` gives numbers in [0, 1): seed it (`seededRandom`), and two runs agree.
 */
import { type Figure, percentile } from "./metrics.ts";

/** A score and whether it belongs to one of those that ought to score high. */
export interface Scored {
  readonly score: number;
  readonly positive: boolean;
}

/** How sure an answer was (higher: surer; 0 to 1 where it is to be calibrated), and whether it was right. */
export interface Rated {
  readonly score: number;
  readonly right: boolean;
}

/** The labels of one text: those that it has, and those that it was given. */
export interface Labelled {
  readonly actual: readonly string[];
  readonly predicted: readonly string[];
}

/** z of 95 %. */
const Z = 1.959964;
const RESAMPLES = 1_000;
const NONE: Figure = { value: 0, low: 0, high: 0, n: 0 };

/**
 * The share of pairs of a positive and a negative of which the positive scores higher, ties as a half (Hanley and McNeil
 * 1982), with Newcombe's interval (2006, method 5), which does not call itself certain where all pairs are in order. Of
 * one kind alone it is no figure: n is 0.
 */
export function auroc(answers: readonly Scored[]): Figure {
  const positives = answers.filter(({ positive }) => positive).length;
  const negatives = answers.length - positives;
  if (positives === 0 || negatives === 0) return NONE;
  const ascending = [...answers].sort((a, b) => a.score - b.score);
  let [below, inOrder] = [0, 0];
  for (const tied of runs(ascending, (a, b) => a.score === b.score)) {
    const here = tied.filter(({ positive }) => positive).length;
    inOrder += here * (below + (tied.length - here) / 2);
    below += tied.length - here;
  }
  const value = inOrder / (positives * negatives);
  const bound = (towards: 0 | 1): number => newcombe(value, positives, negatives, towards);
  return { value, low: bound(0), high: bound(1), n: answers.length };
}

/** The area, on that side of the one that was seen, from which this one lies z deviations away. */
function newcombe(seen: number, positives: number, negatives: number, towards: 0 | 1): number {
  const half = (positives + negatives) / 2 - 1;
  const isWithin = (area: number): boolean => {
    const spread = 1 + half * ((1 - area) / (2 - area) + area / (1 + area));
    return Math.abs(area - seen) <= Z * Math.sqrt((area * (1 - area) * spread) / (positives * negatives));
  };
  let [inside, outside]: [number, number] = [seen, towards];
  for (let step = 0; step < 50; step++) {
    const middle = (inside + outside) / 2;
    if (isWithin(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}

/** Items in runs of equal neighbours. */
function* runs<T>(items: readonly T[], isSame: (a: T, b: T) => boolean): Generator<T[]> {
  let run: T[] = [];
  for (const item of items) {
    const [first] = run;
    if (first !== undefined && !isSame(first, item)) {
      yield run;
      run = [];
    }
    run.push(item);
  }
  if (run.length > 0) yield run;
}

/**
 * The share that can be answered, the surest first, while at least `precision` of those answers are right. Answers of one
 * score stand or fall together, as under a threshold.
 */
export function coverageAtPrecision(
  answers: readonly Rated[],
  precision: number,
  random: () => number,
): Figure {
  const surest = [...answers].sort((a, b) => b.score - a.score);
  const endsRun = surest.map(({ score }, i) => surest[i + 1]?.score !== score);
  return bootstrapped(surest.length, random, (times) => {
    let [given, right, covered] = [0, 0, 0];
    for (let i = 0; i < surest.length; i++) {
      given += times[i] ?? 0;
      if (surest[i]?.right === true) right += times[i] ?? 0;
      // 98 of 100 are 98 %, whatever the last bit says.
      if (endsRun[i] === true && given > 0 && right >= precision * given - 1e-9) covered = given;
    }
    return covered / surest.length;
  });
}

/**
 * Expected calibration error (Naeini et al. 2015): how far what was said lies from how often it was right, over bands of
 * equal width. Above zero by chance alone: some .01 for a perfect score of 1,000 answers.
 */
export function ece(answers: readonly Rated[], bins: number, random: () => number): Figure {
  const band = answers.map(({ score }) => Math.min(bins - 1, Math.max(0, Math.floor(score * bins))));
  return bootstrapped(answers.length, random, (times) => {
    const gaps = new Float64Array(bins);
    for (const [i, { score, right }] of answers.entries()) {
      const at = band[i] ?? 0;
      gaps[at] = (gaps[at] ?? 0) + (times[i] ?? 0) * (score - (right ? 1 : 0));
    }
    return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / answers.length;
  });
}

/** F1 over all labels of all texts together. */
export const microF1 = (texts: readonly Labelled[], random: () => number): Figure => {
  const counts = texts.map(({ actual, predicted }) => ({
    hits: predicted.filter((label) => actual.includes(label)).length,
    labels: actual.length + predicted.length,
  }));
  return bootstrapped(texts.length, random, (times) => {
    let [hits, labels] = [0, 0];
    for (let i = 0; i < counts.length; i++) {
      hits += (times[i] ?? 0) * (counts[i]?.hits ?? 0);
      labels += (times[i] ?? 0) * (counts[i]?.labels ?? 0);
    }
    return labels === 0 ? 0 : (2 * hits) / labels;
  });
};

/** The mean of every label's F1, of those that a text has or was given. */
export function macroF1(texts: readonly Labelled[], random: () => number): Figure {
  const names = [...new Set(texts.flatMap(({ actual, predicted }) => [...actual, ...predicted]))];
  const placeOf = new Map(names.map((name, place) => [name, place]));
  const places = (labels: readonly string[]): number[] => labels.map((label) => placeOf.get(label) ?? 0);
  const rows = texts.map(({ actual, predicted }) => ({
    hits: places(predicted.filter((label) => actual.includes(label))),
    labels: [...places(actual), ...places(predicted)],
  }));
  return bootstrapped(texts.length, random, (times) => {
    const [hits, labels] = [new Float64Array(names.length), new Float64Array(names.length)];
    for (const [i, row] of rows.entries()) {
      const weight = times[i] ?? 0;
      if (weight === 0) continue;
      for (const place of row.hits) hits[place] = (hits[place] ?? 0) + weight;
      for (const place of row.labels) labels[place] = (labels[place] ?? 0) + weight;
    }
    let [sum, seen] = [0, 0];
    for (let place = 0; place < names.length; place++) {
      if (labels[place] === 0) continue;
      sum += (2 * (hits[place] ?? 0)) / (labels[place] ?? 1);
      seen++;
    }
    return seen === 0 ? 0 : sum / seen;
  });
}

/** Precision, recall and F1 of each label, by name. */
export interface LabelFigures {
  readonly label: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** How many texts have it. */
  readonly n: number;
}

export function byLabel(texts: readonly Labelled[]): LabelFigures[] {
  const counts = new Map<string, { hits: number; actual: number; predicted: number }>();
  const of = (label: string): { hits: number; actual: number; predicted: number } => {
    const known = counts.get(label) ?? { hits: 0, actual: 0, predicted: 0 };
    counts.set(label, known);
    return known;
  };
  for (const { actual, predicted } of texts) {
    for (const label of actual) of(label).actual++;
    for (const label of predicted) {
      of(label).predicted++;
      if (actual.includes(label)) of(label).hits++;
    }
  }
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  return [...counts]
    .map(([label, { hits, actual, predicted }]) => ({
      ...{ label, precision: share(hits, predicted), recall: share(hits, actual) },
      ...{ f1: share(2 * hits, actual + predicted), n: actual },
    }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
}

/** More than this many draws show nothing more; a bootstrap of 100,000 answers would take half a minute. */
const MOST_DRAWS = 20_000_000;
const FEWEST_RESAMPLES = 200;

/**
 * What a statistic says of all items, and its percentile bootstrap interval (Efron 1979). It is told how often each item
 * was drawn: once each for the value itself.
 */
function bootstrapped(
  n: number,
  random: () => number,
  statistic: (times: ArrayLike<number>) => number,
): Figure {
  if (n === 0) return NONE;
  const resamples = Math.max(FEWEST_RESAMPLES, Math.min(RESAMPLES, Math.floor(MOST_DRAWS / n)));
  const times = new Uint32Array(n);
  const drawn = Array.from({ length: resamples }, () => {
    times.fill(0);
    for (let i = 0; i < n; i++) {
      const at = Math.floor(random() * n);
      times[at] = (times[at] ?? 0) + 1;
    }
    return statistic(times);
  }).sort((a, b) => a - b);
  return {
    value: statistic(times.fill(1)),
    low: percentile(drawn, 0.025),
    high: percentile(drawn, 0.975),
    n,
  };
}
