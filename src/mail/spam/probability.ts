/**
 * Robinson's combination of word probabilities (G. Robinson, "A Statistical Approach to the Spam Problem", Linux Journal
 * 107, 2003), with the bounds that SpamBayes measured as best.
 */

/** In how many spam and other mails something stood. */
export interface Counts {
  readonly spam: number;
  readonly ham: number;
}

/** What a word is taken for of which nothing is known, and how many mails that opinion weighs. */
const UNKNOWN = 0.5;
const WEIGHT = 0.45;

/** Words nearer to the middle than this say nothing, and of the others only the loudest are heard. */
const SILENCE = 0.1;
const MOST = 150;

const ofWord = ({ spam, ham }: Counts, totals: Counts): number => {
  const spamShare = spam / totals.spam;
  const hamShare = ham / totals.ham;
  const seen = spam + ham;
  if (seen === 0) return UNKNOWN;
  return (WEIGHT * UNKNOWN + seen * (spamShare / (spamShare + hamShare))) / (WEIGHT + seen);
};

/**
 * The chance that a chi-square of an even number of degrees of freedom is at least `chi` (Fisher 1925): a sum of Poisson
 * terms, in logarithms, since `exp(-chi / 2)` of many words is 0.
 */
const chiSquareTail = (chi: number, degrees: number): number => {
  const half = chi / 2;
  let term = -half;
  let sum = Math.exp(term);
  for (let i = 1; i < degrees / 2; i++) {
    term += Math.log(half) - Math.log(i);
    sum += Math.exp(term);
  }
  return Math.min(1, sum);
};

/** How likely these words are a spam's: 0 to 1, and .5 where they contradict one another or say nothing. */
export const combine = (words: Iterable<Counts>, totals: Counts): number => {
  const loudest = [...words]
    .map((counts) => ofWord(counts, totals))
    .filter((probability) => Math.abs(probability - UNKNOWN) >= SILENCE)
    .sort((a, b) => Math.abs(b - UNKNOWN) - Math.abs(a - UNKNOWN))
    .slice(0, MOST);
  if (loudest.length === 0) return UNKNOWN;
  const logs = (of: (probability: number) => number): number =>
    loudest.reduce((sum, probability) => sum + Math.log(of(probability)), 0);
  const hammy = chiSquareTail(-2 * logs((probability) => probability), 2 * loudest.length);
  const spammy = chiSquareTail(-2 * logs((probability) => 1 - probability), 2 * loudest.length);
  return (1 + hammy - spammy) / 2;
};
