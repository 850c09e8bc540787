/** `smb eval triage`: how well a mail's intents are told, over texts whose intents are known. */
import type { Ranked } from "../triage/intents.ts";
import {
  auroc,
  byLabel,
  coverageAtPrecision,
  ece,
  type LabelFigures,
  macroF1,
  microF1,
} from "./classification.ts";
import { type Figure, seededRandom, shareOf } from "./metrics.ts";

export interface TriageCase {
  readonly text: string;
  /** None: about none of the intents. */
  readonly intents: readonly string[];
}

export interface TriageResult extends TriageCase {
  /** Those that were said to fit, likeliest first. */
  readonly predicted: readonly string[];
  /** The likeliest, whether it was said to fit or not. */
  readonly top: string | null;
  /** How likely that fits. */
  readonly probability: number;
  readonly outOfScope: number;
  readonly right: boolean;
}

export interface TriageEvalDeps {
  readonly classify: (text: string) => Promise<Ranked>;
  readonly progress: (done: number, total: number) => void;
}

export async function evaluateTriage(
  cases: readonly TriageCase[],
  { classify, progress }: TriageEvalDeps,
): Promise<TriageResult[]> {
  const results: TriageResult[] = [];
  for (const [i, { text, intents }] of cases.entries()) {
    const said = await classify(text);
    const [top] = said.all;
    results.push({
      ...{ text, intents, predicted: said.intents.map(({ name }) => name) },
      ...{ top: top?.name ?? null, probability: top?.probability ?? 0, outOfScope: said.outOfScope },
      right: top !== undefined && intents.includes(top.name),
    });
    progress(i + 1, cases.length);
  }
  return results;
}

export const BINS = 10;

/**
 * `accuracy`: of the texts that are about some intent, how often the likeliest one is one of theirs, as classifiers are
 * compared in public. `macro-F1` and `micro-F1`: of all texts, between the intents that they have and those that were said to
 * fit. `out-of-scope AUROC`: how well `outOfScope` tells the texts of no intent from the others; left out where there are
 * none. `coverage` and `ECE`: of all texts by how likely the likeliest intent was said to be; a text of no intent has none
 * that is right.
 */
export function triageFigures(results: readonly TriageResult[]): Readonly<Record<string, Figure>> {
  const inScope = results.filter(({ intents }) => intents.length > 0);
  const labelled = results.map(({ intents, predicted }) => ({ actual: intents, predicted }));
  const rated = results.map(({ probability, right }) => ({ score: probability, right }));
  const scope = results.map(({ outOfScope, intents }) => ({
    score: outOfScope,
    positive: intents.length === 0,
  }));
  const random = (): (() => number) => seededRandom(1);
  const figures: Record<string, Figure> = {
    accuracy: shareOf(inScope.map(({ right }) => right)),
    "macro-F1": macroF1(labelled, random()),
    "micro-F1": microF1(labelled, random()),
    "out-of-scope AUROC": auroc(scope),
    "coverage at 95 % precision": coverageAtPrecision(rated, 0.95, random()),
    "coverage at 98 % precision": coverageAtPrecision(rated, 0.98, random()),
    ECE: ece(rated, BINS, random()),
  };
  return Object.fromEntries(Object.entries(figures).filter(([, { n }]) => n > 0));
}

/** Precision, recall and F1 of each intent, the worst first. */
export const intentFigures = (results: readonly TriageResult[]): LabelFigures[] =>
  byLabel(results.map(({ intents, predicted }) => ({ actual: intents, predicted }))).sort(
    (a, b) => a.f1 - b.f1,
  );
