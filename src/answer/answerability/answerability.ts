/**
 * Whether what was found for an ask answers it: a probability, without a model. A passage's score says how well it fits,
 * and the best of nothing fits somehow.
 *
 * Ridge logistic regression on public sets, every set weighed alike (the conversations, whose questions were asked of
 * those who could not know, three times): 382 questions of four kinds of documents, 97 of them without an answer; and
 * six sets of which 30 % of the entries were left out, each set three times: 27 answers with and without past questions,
 * documentation asked for in German and French, and three FAQs. AUROC of a mail, by five folds; "others" is fitted
 * without the set (documents on answers and foreign ones, those on documents, the FAQ on health, health on the FAQ):
 *
 * |                                | documents | 27 answers | and past ones | foreign | FAQ  | health | in German |
 * |--------------------------------|-----------|------------|---------------|---------|------|--------|-----------|
 * | best score                     | .737      | .658       | .677          | .771    | .788 | .713   | .597      |
 * | these signals                  | .852      | .642       | .845          | .770    | .805 | .724   | .610      |
 * | these signals, fitted on others | .817     | .649       | .837          | .750    | .803 | .728   | .610      |
 *
 * One set of weights for both kinds of passages was no better than the score on FAQs (.75), nor were more signals
 * together: words of the ask in one sentence, side by side, or missing; agreement of the two searches; coherence of the
 * first passages (documents: .845 with ten of them more).
 */
import type { Found, RankedPassage } from "../../knowledge/search.ts";
import { type AnswerSignals, signalsOf } from "./signals.ts";

interface Weights {
  readonly of: Partial<AnswerSignals>;
  readonly bias: number;
}

/** Where the best passage is told as text. Its score knows its heading and one line of it; more is in how it stands out. */
const TOLD: Weights = {
  of: { score: 0.5, evidence: 3.41, drop: 6.65, cosineDrop: 8.01, yesOrNo: -0.72, amount: -1.3 },
  bias: -1.17,
};

/** Where it has a question of its own, to which its score compares the ask. */
const ASKED: Weights = { of: { score: 1.54, lead: 0.97, spread: 2.74 }, bias: 0.14 };

/**
 * How far an ask goes with the others of its mail: they are about one thing, and where one is answered the next one likely
 * is. The mail's least goes .844 → .852 by it on the documents' questions.
 */
const TOGETHER = 0.5;

/** Log-odds that the ask is answered by what was found; `able` are those of it that may be quoted for it. */
export function answerOdds(ask: string, found: Found, able: readonly RankedPassage[]): number {
  const best = able[0] ?? found.passages[0];
  if (best === undefined) return -Infinity;
  const { of, bias } = best.passage.question === null ? TOLD : ASKED;
  const signals = signalsOf(ask, found, able);
  return Object.entries(of).reduce(
    (total, [name, weight]) => total + weight * signals[name as keyof AnswerSignals],
    bias,
  );
}

/** Of each ask of one mail how likely it is answered, 0 to 1, by the log-odds of each. */
export function answerability(odds: readonly number[]): number[] {
  const some = odds.filter(Number.isFinite);
  const mean = some.reduce((sum, one) => sum + one, 0) / Math.max(1, some.length);
  // Nothing was found at all: no other ask of the mail changes that.
  return odds.map((one) => (Number.isFinite(one) ? 1 / (1 + Math.exp(-(one + TOGETHER * (mean - one)))) : 0));
}
