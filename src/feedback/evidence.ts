/**
 * Whether the owner's decisions prove that drafts of an intent may go out without a person: an exact bound on how many of
 * them are wrong.
 *
 * What is counted are drafts that the gate would have sent by itself, by what it knew before anybody decided (its own
 * reasons and the confidence of that moment, above a fixed cut). So no choice is made on the decisions that are counted,
 * and the bound holds although the gate learns: at each draft, whether it counts was settled before its outcome.
 *
 * The bound is looked at after each decision. At each moment by itself it holds with 95 % confidence; that an intent which
 * is just too bad passes at some moment of its first 500 decisions is likelier than that (with max_error 2 %: 14 % where
 * 2 % are wrong, 2 % where 3 % are, .3 % where 4 % are; measured on 20,000 runs each). Its next errors stop it again.
 */
import { isMoreThan, upperBound } from "./clopper-pearson.ts";

/** How an intent stands. */
export interface Standing {
  readonly decisions: number;
  readonly right: number;
  readonly wrong: number;
  /** The most of them that may be wrong, with 95 % confidence: 0 to 1. */
  readonly atMostWrong: number;
  readonly wanted: number;
  /** Whether it may be sent without a person, as far as the decisions go. */
  readonly isProven: boolean;
  /** How many right ones more, and none wrong, would prove it. */
  readonly moreRight: number;
}

/**
 * The newest so many times 1 / max_error decisions count (400 for 2 %): enough to forgive three errors, and few enough that
 * years of right ones do not hide what goes wrong now.
 */
const WINDOW = 8;

export const windowOf = (maxError: number): number => Math.ceil(WINDOW / maxError);

/** By the outcomes (true: right) in the order in which they came to be known. */
export function standingOf(outcomes: readonly boolean[], maxError: number): Standing {
  const window = windowOf(maxError);
  const counted = outcomes.slice(-window);
  const wrong = counted.filter((right) => !right).length;
  return {
    decisions: counted.length,
    right: counted.length - wrong,
    wrong,
    atMostWrong: upperBound(wrong, counted.length),
    wanted: maxError,
    isProven: proves(counted, maxError),
    moreRight: moreRightFor(counted, maxError, window),
  };
}

function proves(counted: readonly boolean[], maxError: number): boolean {
  const wrong = counted.filter((right) => !right).length;
  return upperBound(wrong, counted.length) <= maxError && !isWorseLately(counted, maxError);
}

/**
 * Whether what came since one of the errors, that error included, is more than `maxError` brings by chance: then something
 * has changed, and the right ones of before say nothing of it. A new error alone is; two right ones later it is not.
 */
function isWorseLately(counted: readonly boolean[], maxError: number): boolean {
  let wrong = 0;
  for (let i = counted.length - 1; i >= 0; i--) {
    if (counted[i] !== false) continue;
    wrong++;
    if (isMoreThan(maxError, { count: wrong, total: counted.length - i })) return true;
  }
  return false;
}

/** A whole window of right ones proves anything, and one more never harms: the least number is found by halving. */
function moreRightFor(counted: readonly boolean[], maxError: number, window: number): number {
  const isEnough = (more: number): boolean =>
    proves([...counted, ...Array<boolean>(more).fill(true)].slice(-window), maxError);
  if (isEnough(0)) return 0;
  let [tooFew, enough] = [0, window];
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (isEnough(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

/** "41 of 41 right, at most 7.0 % wrong with 95 % confidence; 2 % is wanted: 108 more" */
export function sayStanding({
  decisions,
  right,
  atMostWrong,
  wanted,
  moreRight,
}: Omit<Standing, "isProven">): string {
  if (decisions === 0)
    return `nothing decided yet; ${percent(wanted)} wrong at most is wanted: ${moreRight} right ones`;
  const measured = `${right} of ${decisions} right, at most ${percent(atMostWrong, 1)} wrong with 95 % confidence`;
  return moreRight === 0 ? measured : `${measured}; ${percent(wanted)} is wanted: ${moreRight} more`;
}

/** Rounded up where digits are left out: a bound is not made smaller than it is. */
const percent = (share: number, digits?: number): string => {
  const value = share * 100;
  if (digits === undefined) return `${Number(value.toPrecision(6))} %`;
  return `${(Math.ceil(value * 10 ** digits - 1e-9) / 10 ** digits).toFixed(digits)} %`;
};
