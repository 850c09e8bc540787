/**
 * How likely a passage answers a query, without a model: a logistic function of four signals that search has at hand.
 *
 * Fitted by ridge logistic regression on 1,800 real users' questions of three public FAQ sets (half of the entries for
 * fitting, a third of the answers taken out in turn), judged on the other half:
 *
 * | signals                          | hit@1 (two English sets) | answerable or not, AUROC |
 * |----------------------------------|--------------------------|--------------------------|
 * | BM25 and cosine, equal weight    | .729 · .519              |                          |
 * | BM25 and cosine, fitted          | .736 · .519              | .729 · .612              |
 * | and shared words, both ways      | .807 · .593              | .839 · .685              |
 *
 * A share of the whole passage's words added nothing to that (weight −.3). A fit on the owner's own past pairs will
 * stand in place of these weights once there are enough of them.
 */
import type { Lexicon } from "./lexicon.ts";
import type { Passage } from "./passage.ts";
import { coverage, weigh } from "./coverage.ts";
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

const WEIGHTS: Signals = { bm25: 6.13, cosine: 2.04, forth: 3.36, back: 2.72 };
const BIAS = -10.09;

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

/**
 * The shared words of a query and the passage's nearest cue. A passage's cues are what it says that it is about: the
 * sentences of its question, else its title, by itself and with each of its lines.
 */
export function sharedWords(
  query: readonly string[],
  context: readonly string[],
  passage: Pick<Passage, "question" | "title" | "text">,
  lexicon: Lexicon,
): Pick<Signals, "forth" | "back"> {
  const asked = new Set(query);
  const around = new Set([...query, ...context]);
  let best = { forth: 0, back: 0 };
  for (const cue of cuesOf(passage)) {
    const own = words(cue);
    if (cue !== passage.question && weightOf(own, lexicon) < SAYS_SOMETHING) continue;
    const forth = coverage(query, new Set(own), lexicon);
    const alone = coverage(own, asked, lexicon);
    const back = context.length === 0 ? alone : (alone + coverage(own, around, lexicon)) / 2;
    if (forth + back > best.forth + best.back) best = { forth, back };
  }
  return best;
}

const weightOf = (cue: readonly string[], lexicon: Lexicon): number =>
  [...new Set(cue)].reduce((sum, word) => sum + weigh(word, lexicon), 0);

function cuesOf({ question, title, text }: Pick<Passage, "question" | "title" | "text">): string[] {
  if (question === null) return [title, ...text.split("\n").map((line) => `${title} ${line}`)];
  const parts = sentences(question);
  // A question of one sentence is its own cue; a customer's mail of many is about one of them, or about the whole.
  return parts.length > 1 ? [question, ...parts] : [question];
}
