/** Pure: how well grounding tells answers that their passages bear out from answers that they do not. */
import { groundedness } from "../answer/ground.ts";
import { auroc } from "./classification.ts";
import type { Figure } from "./metrics.ts";

/** An answer, what it was given to answer from, and what people made of it. */
export interface FaithfulRow {
  readonly answer: string;
  readonly passages: readonly string[];
  /** Whether it is faithful, or how much: a rating. */
  readonly faithful: boolean | number;
  /** What the answer answers: its words are no inventions. */
  readonly question?: string;
}

/** Of ratings from 1 to 4, the usual scale, the middle: this and more is faithful. */
const FAITHFUL_FROM = 2.5;

export interface FaithfulResult {
  /** Each row's groundedness, 0 to 1, in the rows' order. */
  readonly scores: readonly number[];
  /** AUROC of groundedness against the verdicts. */
  readonly auroc: Figure;
}

/** Numbers are ratings, `from` and more of them faithful. */
export function evaluateFaithful(rows: readonly FaithfulRow[], from = FAITHFUL_FROM): FaithfulResult {
  const scores = rows.map(({ answer, passages, question }) => groundedness(answer, passages, question));
  const isFaithful = ({ faithful }: FaithfulRow): boolean =>
    typeof faithful === "number" ? faithful >= from : faithful;
  return {
    scores,
    auroc: auroc(rows.map((row, i) => ({ score: scores[i] ?? 0, positive: isFaithful(row) }))),
  };
}
