/** Exact bounds on a rate, from so many of so many (C. Clopper, E. Pearson, "The use of confidence or fiducial limits", 1934). */

/** How sure a bound is: in 5 of 100 such cases the true rate lies beyond it, and in no more. */
export const CONFIDENCE = 0.95;

/** Halvings of the interval that is searched: beyond these a double has no more digits. */
const HALVINGS = 60;

/**
 * The largest rate at which `count` of `total` or fewer would still be seen in 5 % of cases: with 95 % confidence the true
 * rate is not above it. 1 where nothing was seen.
 */
export function upperBound(count: number, total: number, confidence = CONFIDENCE): number {
  if (count >= total) return 1;
  let [low, high] = [count / total, 1];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (atMost(count, total, middle) > 1 - confidence) low = middle;
    else high = middle;
  }
  // The side on which the promise holds.
  return high;
}

/** Whether a rate of no more than `rate` would seldom (in 5 % of cases) bring `count` of `total` or more. */
export const isMoreThan = (
  rate: number,
  { count, total }: { readonly count: number; readonly total: number },
  confidence = CONFIDENCE,
): boolean => count > 0 && 1 - atMost(count - 1, total, rate) <= 1 - confidence;

/** How likely it is that at most `count` of `total` happen, each with this probability: the binomial distribution, summed. */
export function atMost(count: number, total: number, probability: number): number {
  if (count >= total || probability <= 0) return 1;
  if (count < 0 || probability >= 1) return 0;
  const odds = Math.log(probability) - Math.log1p(-probability);
  // In logarithms: with thousands of decisions the first term alone underflows.
  let logTerm = total * Math.log1p(-probability);
  let sum = Math.exp(logTerm);
  for (let k = 1; k <= count; k++) {
    logTerm += Math.log((total - k + 1) / k) + odds;
    sum += Math.exp(logTerm);
  }
  return Math.min(1, sum);
}
