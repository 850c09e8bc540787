/**
 * How much of a claim its passages say: words found, and words found in the order in which they stand there.
 *
 * Measured on 477 answers that people rated for faithfulness (1 to 4), AUROC of a mean rating of 2 · 2.5 · 3 and more:
 *
 * | signal                                                   | 2    | 2.5  | 3    |
 * |----------------------------------------------------------|------|------|------|
 * | share of the words                                       | .919 | .935 | .899 |
 * | share of the stems                                       | .922 | .938 | .901 |
 * | and by how long a run of the passages they stand in, and |      |      |      |
 * | "I do not know" with no passage at all is faithful       | .955 | .961 | .918 |
 * | and less for each number that stands nowhere (as it is)  | .961 | .965 | .921 |
 *
 * Nothing of it is fitted, and its numbers may be halved or doubled without a change of more than .005. Nearness of words
 * by the embedded table, rarity, function words by less, the weakest sentence and the length added nothing; a logistic
 * fit of eleven signals, judged on conversations that it had not seen, did no better than this sum.
 */
import { isRefusal } from "./refusal.ts";
import { stems } from "./stems.ts";

/** A run of this many words is quoted. */
const QUOTED = 4;
/** What a word of the question counts: an answer repeats what it answers. */
const ASKED = 0.6;
/** What a number that stands nowhere takes away, by its logarithm: a list of invented figures is one invention. */
const INVENTED = 0.06;
/** The score of "I do not know" where nothing was found: faithful, and nothing else is said. */
const ADMITTED = 1.8;

/** The share of a claim's words that stand in its passages, 0 to 1, and the raw score that probability is made of, 0 to 2. */
export interface Share {
  readonly found: number;
  readonly score: number;
}

/** What passages say, ready to be compared with many claims. */
export class Said {
  private readonly places = new Map<string, number[]>();
  private readonly sequence: readonly string[];

  constructor(text: string) {
    this.sequence = stems(text);
    for (const [place, stem] of this.sequence.entries()) {
      const known = this.places.get(stem);
      if (known === undefined) this.places.set(stem, [place]);
      else if (known.length < MOST_PLACES) known.push(place);
    }
  }

  get isEmpty(): boolean {
    return this.sequence.length === 0;
  }

  has = (stem: string): boolean => this.places.has(stem);

  /** The longest run of the passages that begins at a word of the claim. */
  runAt(claim: readonly string[], from: number): number {
    let longest = 0;
    for (const place of this.places.get(claim[from] ?? "") ?? []) {
      let length = 0;
      while (
        length < LONGEST_RUN &&
        from + length < claim.length &&
        this.sequence[place + length] === claim[from + length]
      )
        length++;
      longest = Math.max(longest, length);
    }
    return longest;
  }
}

/** A word that stands more often is looked for at its first places only, and a run no further than this: linear time. */
const MOST_PLACES = 64;
const LONGEST_RUN = 32;

const none: ReadonlySet<string> = new Set();

export function shareOf(text: string, said: Said, asked: ReadonlySet<string> = none): Share {
  const claim = stems(text);
  if (claim.length === 0) return { found: 1, score: 2 };
  if (said.isEmpty && isRefusal(text)) return { found: 1, score: ADMITTED };
  let [found, credit, run, numbers] = [0, 0, 0, 0];
  for (let at = 0; at < claim.length;) {
    const length = Math.max(1, said.runAt(claim, at));
    for (const stem of claim.slice(at, at + length)) {
      if (said.has(stem)) {
        found++;
        run += Math.min(length, QUOTED) / QUOTED;
      } else {
        if (asked.has(stem)) credit += ASKED;
        if (/\d/u.test(stem)) numbers++;
      }
    }
    at += length;
  }
  const score = (found + credit + run) / claim.length - INVENTED * Math.log1p(numbers);
  return { found: found / claim.length, score };
}
