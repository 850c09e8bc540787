/** What the stages found of a mail → the signals that confidence is computed from. */
import type { Triage } from "../triage/triage.ts";
import type { Signals } from "./confidence.ts";
import type { Finding } from "./retrieve.ts";
import { EXTRACTIVE_WRITER } from "./extract.ts";
import type { Written } from "./write.ts";

export interface SignalsInput {
  readonly written: Written;
  readonly findings: readonly Finding[];
  /** Messages from before there was a triage like this have only a part of it. */
  readonly triage: Partial<Triage>;
  readonly newText: string;
  /** How many things seem wrong about the sender. */
  readonly warnings: number;
  /** Whether no reply ever went to the sender or into the thread. */
  readonly isFirstContact: boolean;
  /** See `impediments`. */
  readonly impediments: number;
}

export function signalsOf(input: SignalsInput): Signals {
  const { written, findings, triage, newText, warnings, isFirstContact, impediments } = input;
  const { draft, open, sources, answerability, notes, writer } = written;
  const { intents = [], outOfScope = 0, priority, sentiment, language } = triage;
  return {
    answerability,
    margin: findings.length === 0 ? 0 : Math.min(...findings.map(marginOf)),
    asks: findings.length,
    // Without a draft there is nothing of which a part could be missing.
    open: draft === null ? 0 : open.length,
    unverified: shareOf(draft?.claims ?? [], ({ verified }) => !verified),
    errata: shareOf(sources, ({ passage }) => passage.kind === "erratum"),
    replies: shareOf(sources, ({ passage }) => passage.kind === "reply"),
    modelled: flag(writer !== EXTRACTIVE_WRITER),
    notes: notes.length,
    translated: flag((draft?.claims ?? []).some(({ translated }) => translated)),
    intent: intents[0]?.probability ?? 1,
    outOfScope,
    urgent: flag(priority === "high"),
    negative: flag(sentiment === "negative"),
    unknownLanguage: flag(language === null),
    warnings,
    firstContact: flag(isFirstContact),
    words: newText.split(/\s+/u).filter((word) => word !== "").length,
    impediments,
  };
}

/** A passage beside which there is no other from elsewhere is this many times (as a logarithm) likelier than any. */
const NO_RIVAL = 3;

const LEAST_SCORE = 1e-3;

/** How far the best passage stands out from the best one of another record. */
function marginOf({ candidates: [best, ...others] }: Finding): number {
  if (best === undefined) return 0;
  const rival = others.find(({ passage }) => passage.recordId !== best.passage.recordId);
  if (rival === undefined) return NO_RIVAL;
  return Math.log(Math.max(best.score, LEAST_SCORE) / Math.max(rival.score, LEAST_SCORE));
}

function shareOf<T>(all: readonly T[], counts: (one: T) => boolean): number {
  return all.length === 0 ? 0 : all.filter(counts).length / all.length;
}

const flag = (is: boolean): number => (is ? 1 : 0);
