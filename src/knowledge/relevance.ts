/**
 * How likely a passage answers a query, without a model: a logistic function of four signals that search has at hand.
 *
 * Fitted by ridge logistic regression on 1,800 real users' questions of three public FAQ sets (half of the entries for
 * fitting, a third of the answers taken out in turn), judged on the other half:
 *
 * | signals                                           | hit@1 (two English sets) | best one right, AUROC |
 * |---------------------------------------------------|--------------------------|-----------------------|
 * | BM25 and cosine, equal weight                     | .729 · .519              |                       |
 * | BM25 and cosine, fitted                           | .736 · .519              | .714 · .748           |
 * | and shared words, both ways                       | .824 · .600              | .849 · .799           |
 * | and the query's words by their rarity (as it is)  | .820 · .607              | .855 · .800           |
 *
 * Neither a share of the whole passage's words nor its nearest answering sentence added anything to that; margins to
 * the second best did (.875 · .819), but make one passage's score depend on the others. A fit on the owner's own past
 * pairs will stand in place of these weights once there are enough of them.
 */
import type { Weigh } from "./coverage.ts";
import type { WordFrequencies } from "./passage-index.ts";
import type { SharedWords } from "./shared-words.ts";

export interface Signals extends SharedWords {
  /** The passage's BM25 score as a share of the best one's. */
  readonly bm25: number;
  /** Cosine of query and passage. */
  readonly cosine: number;
}

const WEIGHTS: Signals = { bm25: 5.57, cosine: 1.36, forth: 3.37, back: 3.45 };
const BIAS = -9.51;

/**
 * What the cosine counts more where none of the query's words stands in the knowledge, and words count nothing. With 20
 * foreign queries found more (hit@5 in es .945 for .910, in it .955 for .915), and long mails in the knowledge's own
 * language, half of whose words stand nowhere either, less (recall@10 .272 for .284).
 */
const FOREIGN_COSINE = 5;

/** From this share on a query speaks the language of the knowledge: English ones .74 to .96, foreign ones .09. */
const SPOKEN_HERE = 0.5;

/**
 * Probability (0 to 1) that a passage with these signals answers the query. `known` is the share of the query's weight
 * whose words stand anywhere in the knowledge: a foreign query shares a name with some passage by chance, and BM25 takes
 * that for everything (German and Italian queries of English passages: hit@1 .71 · .67 without, .86 · .885 with this).
 */
export function relevance(signals: Signals, known = 1): number {
  const own = Math.min(1, known / SPOKEN_HERE);
  const sum =
    WEIGHTS.bm25 * own * signals.bm25 +
    (WEIGHTS.cosine + FOREIGN_COSINE * (1 - own)) * signals.cosine +
    WEIGHTS.forth * signals.forth +
    WEIGHTS.back * signals.back +
    BIAS;
  return 1 / (1 + Math.exp(-sum));
}

/**
 * Weights of a query's words: what they tell in general, times how rare they are among the owner's own passages. A word
 * that stands in none of them is the strongest sign that they have no answer.
 */
export function ownWeight({ passages, of }: WordFrequencies, general: Weigh): Weigh {
  const rarity = (frequency: number): number =>
    Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5));
  return (word) => (general(word) * rarity(Math.min(of.get(word) ?? 0, passages))) / rarity(0);
}

/** The share of the words' weight that stands anywhere in the knowledge; 1 where they weigh nothing. */
export function knownShare(asked: readonly string[], { of }: WordFrequencies, tells: Weigh): number {
  let [all, there] = [0, 0];
  for (const word of asked) {
    const weight = tells(word);
    all += weight;
    if ((of.get(word) ?? 0) > 0) there += weight;
  }
  return all === 0 ? 1 : there / all;
}
