/** `smb eval answers`: are the questions answered that can be, and no others? Over queries of which it is known. */
import { auroc, coverageAtPrecision, ece } from "./classification.ts";
import { evaluateFaithful, type FaithfulRow } from "./faithful.ts";
import { type Figure, seededRandom, shareOf } from "./metrics.ts";

export interface AnswersCase {
  /** The text of a mail. */
  readonly query: string;
  /** Whether the knowledge answers it. */
  readonly answerable: boolean;
  /** Ids of records or passages that answer it, or their links; left out where the data does not say. */
  readonly relevant?: readonly string[] | undefined;
  /** Ids of records that are not to be known. */
  readonly withheld?: readonly string[];
}

/** What became of a query on the road that a mail takes. */
export interface Answer {
  /** How likely the knowledge answers it, and how likely the owner would send the draft. */
  readonly answerability: number;
  readonly confidence: number;
  /** What the draft rests on: of each source its names, any of which may be meant. Null: there is no draft. */
  readonly sources: readonly (readonly string[])[] | null;
  /** Of each sentence of the draft whether it was verified. */
  readonly claims: readonly boolean[];
  /** Of each question or wish that was found whether the draft answers it. */
  readonly asks: readonly boolean[];
}

/** Plain JSON, a line of `--ndjson`. */
export interface AnswersResult extends Omit<Answer, "sources"> {
  /** The data set. */
  readonly set: string;
  readonly query: string;
  readonly answerable: boolean;
  readonly drafted: boolean;
  /** Ids of what the draft rests on. */
  readonly sources: readonly string[];
  /** Whether one of them is among those that answer; null where there is no draft or the data does not say. */
  readonly right: boolean | null;
}

export interface AnswersDeps {
  readonly answer: (asked: AnswersCase) => Promise<Answer>;
  readonly progress: (done: number) => void;
}

export const BINS = 10;

/** The precision that `coverage at 95 % precision` asks for. */
const PRECISION = 0.95;

/** What came of each case of a data set. */
export async function evaluateAnswers(
  set: string,
  cases: readonly AnswersCase[],
  { answer, progress }: AnswersDeps,
): Promise<AnswersResult[]> {
  const results: AnswersResult[] = [];
  for (const [i, one] of cases.entries()) {
    const { query, answerable, relevant } = one;
    const { sources, ...said } = await answer(one);
    const names = new Set(relevant);
    const right =
      sources === null || relevant === undefined
        ? null
        : sources.some((own) => own.some((name) => names.has(name)));
    results.push({
      ...{ set, query, answerable, ...said },
      ...{ drafted: sources !== null, sources: (sources ?? []).map(([id = ""]) => id), right },
    });
    progress(i + 1);
  }
  return results;
}

/** Of several data sets each figure has the set's name before it. */
export function answersFigures(
  results: readonly AnswersResult[],
  faithful: readonly FaithfulRow[],
): Record<string, Figure> {
  const sets = [...new Set(results.map(({ set }) => set))];
  const figures = sets.flatMap((set) =>
    Object.entries(figuresOf(results.filter((result) => result.set === set))).map(
      ([name, figure]) => [sets.length > 1 ? `${set} ${name}` : name, figure] as const,
    ),
  );
  const rated: [string, Figure][] =
    faithful.length === 0 ? [] : [["faithful AUROC", evaluateFaithful(faithful).auroc]];
  return Object.fromEntries([...figures, ...rated]);
}

function figuresOf(results: readonly AnswersResult[]): Record<string, Figure> {
  const [can, cannot] = [
    results.filter(({ answerable }) => answerable),
    results.filter((one) => !one.answerable),
  ];
  const isDrafted = ({ drafted }: AnswersResult): boolean => drafted;
  const told = results.flatMap(({ right }) => (right === null ? [] : [right]));
  const by = (scoreOf: (result: AnswersResult) => number): Figure =>
    auroc(results.map((result) => ({ score: scoreOf(result), positive: result.answerable })));
  return {
    "answerable AUROC": by(({ answerability }) => answerability),
    "confidence AUROC": by(({ confidence }) => confidence),
    answered: shareOf(can.map(isDrafted)),
    "wrongly answered": shareOf(cannot.map(isDrafted)),
    ...(told.length === 0 ? {} : { right: shareOf(told) }),
    "coverage at 95 % precision": coverageAtPrecision(results.map(ratedDraft), PRECISION, seededRandom(1)),
    ECE: ece(results.map(rated), BINS, seededRandom(1)),
    groundedness: shareOf(results.flatMap(({ claims }) => claims)),
    "asks covered": shareOf(results.flatMap(({ asks }) => asks)),
  };
}

/** What was said of a query, and whether it was so. */
export const rated = ({ answerability, answerable }: AnswersResult) => ({
  score: answerability,
  right: answerable,
});

/** What would be sent: a draft is right where the query can be answered, and by what answers it where that is known. */
const ratedDraft = ({ drafted, confidence, answerable, right }: AnswersResult) => ({
  score: drafted ? confidence : 0,
  right: drafted && answerable && right !== false,
});
