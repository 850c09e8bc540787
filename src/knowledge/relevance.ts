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
import type { Lexicon } from "./lexicon.ts";
import type { Passage } from "./passage.ts";
import { coverage, generalWeight, type Weigh } from "./coverage.ts";
import type { WordFrequencies } from "./passage-index.ts";
import { sentences, words } from "./words.ts";

export interface Signals {
  /** The passage's BM25 score as a share of the best one's. */
  readonly bm25: number;
  /** Cosine of query and passage. */
  readonly cosine: number;
  /** Share of the query's weight that the passage's nearest cue says. */
  readonly forth: number;
  /** Share of that cue's weight that the query says. */
  readonly back: number;
}

/** A sentence lighter than this ("Can you help me?") is shared by mails about anything. */
const SAYS_SOMETHING = 2;

const WEIGHTS: Signals = { bm25: 5.57, cosine: 1.36, forth: 3.37, back: 3.45 };
const BIAS = -9.51;

/** Probability (0 to 1) that a passage with these signals answers the query. */
export function relevance(signals: Signals): number {
  const sum =
    WEIGHTS.bm25 * signals.bm25 +
    WEIGHTS.cosine * signals.cosine +
    WEIGHTS.forth * signals.forth +
    WEIGHTS.back * signals.back +
    BIAS;
  return 1 / (1 + Math.exp(-sum));
}

export interface AskedWords {
  readonly words: readonly string[];
  /** The words of what the query stands in, itself included; empty where it stands alone. */
  readonly context: readonly string[];
  /** How much each of the query's words tells among these passages. */
  readonly weigh: Weigh;
}

/**
 * The shared words of a query and the passage's nearest cue. A passage's cues are what it says that it is about: the
 * sentences of its question, else its title, by itself and with each of its lines.
 */
export function sharedWords(
  asked: AskedWords,
  passage: Pick<Passage, "question" | "title" | "text">,
  lexicon: Lexicon,
): Pick<Signals, "forth" | "back"> {
  const query = new Set(asked.words);
  const around = new Set([...asked.words, ...asked.context]);
  const general = generalWeight(lexicon);
  let best = { forth: 0, back: 0 };
  for (const cue of cuesOf(passage)) {
    const own = words(cue);
    if (cue !== passage.question && weightOf(own, general) < SAYS_SOMETHING) continue;
    const forth = coverage(asked.words, new Set(own), lexicon, asked.weigh);
    const alone = coverage(own, query, lexicon, general);
    const back = asked.context.length === 0 ? alone : (alone + coverage(own, around, lexicon, general)) / 2;
    if (forth + back > best.forth + best.back) best = { forth, back };
  }
  return best;
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

const weightOf = (cue: readonly string[], weigh: Weigh): number =>
  [...new Set(cue)].reduce((sum, word) => sum + weigh(word), 0);

function cuesOf({ question, title, text }: Pick<Passage, "question" | "title" | "text">): string[] {
  if (question === null) return [title, ...text.split("\n").map((line) => `${title} ${line}`)];
  const parts = sentences(question);
  // A question of one sentence is its own cue; a customer's mail of many is about one of them, or about the whole.
  return parts.length > 1 ? [question, ...parts] : [question];
}
