/** What the owner's decisions have taught so far: how to weigh signals, and what may go out without a person. */
import { type Calibration, UNCALIBRATED } from "../answer/confidence.ts";
import { wouldGoOut } from "../answer/gate.ts";
import type { Clock } from "../clock.ts";
import { calibrate, type Lesson } from "./calibrate.ts";
import type { DecidedDraft, DecisionLog } from "./decisions.ts";
import { type Standing, standingOf } from "./evidence.ts";
import { wasRight } from "./outcome.ts";

/** What the decisions on drafts prove, by intent and by who wrote them: another writer has to prove itself. */
export interface Evidence {
  standing(intent: string, writer: string, maxError: number): Standing;
  /** The intents and writers of which there are drafts that count. */
  readonly counted: readonly { readonly intent: string; readonly writer: string }[];
}

/** All that was decided until a moment. */
export interface Experience extends Evidence {
  /** The newest decision that is in it. */
  readonly newest: number;
  readonly calibration: Calibration;
}

/** What was proved longer ago than this is proved no more: knowledge, customers and models change. */
const EVIDENCE_LASTS = 365 * 24 * 3_600_000;

/** Reads the decisions as they come; what has not changed is not read, nor fitted, again. */
export function experienceOf(log: DecisionLog, clock: Clock): () => Promise<Experience> {
  let known: Experience = learnedFrom([], 0, clock.now());
  let drafts: readonly Learned[] = [];
  let reading: Promise<Experience> | null = null;
  const read = async (): Promise<Experience> => {
    const newest = await log.newest();
    if (newest === known.newest) return known;
    drafts = withOutcomes(drafts, await log.decidedAfter(known.newest));
    return (known = learnedFrom(drafts, newest, clock.now()));
  };
  // Two at once would take the same decisions in twice.
  return () =>
    (reading ??= read().finally(() => {
      reading = null;
    }));
}

/** A draft with the last word on it. */
export interface Learned extends Lesson {
  readonly draftId: string;
  readonly intent: string | null;
  readonly writer: string;
  /** Whether it counts as evidence. */
  readonly counts: boolean;
}

/** In the order in which the outcomes came to be known; a draft that is called wrong later was never right. */
export function withOutcomes(known: readonly Learned[], decided: readonly DecidedDraft[]): Learned[] {
  const byDraft = new Map(known.map((learned) => [learned.draftId, learned]));
  for (const each of decided) {
    const right = wasRight(each);
    if (right === null) continue;
    byDraft.delete(each.draftId);
    const { draftId, intent, writer, signals, decidedAt } = each;
    byDraft.set(draftId, { draftId, intent, writer, signals, decidedAt, right, counts: wouldGoOut(each) });
  }
  return [...byDraft.values()];
}

const learnedFrom = (drafts: readonly Learned[], newest: number, now: Date): Experience => ({
  ...evidenceIn(drafts, now),
  newest,
  calibration: drafts.length === 0 ? UNCALIBRATED : calibrate(drafts, now),
});

export function evidenceIn(drafts: readonly Learned[], now: Date): Evidence {
  const since = now.getTime() - EVIDENCE_LASTS;
  const outcomes = new Map<string, { intent: string; writer: string; rights: boolean[] }>();
  for (const { intent, writer, right, counts, decidedAt } of drafts) {
    if (!counts || intent === null || decidedAt.getTime() < since) continue;
    const key = JSON.stringify([intent, writer]);
    const known = outcomes.get(key) ?? { intent, writer, rights: [] };
    known.rights.push(right);
    outcomes.set(key, known);
  }
  return {
    standing: (intent, writer, maxError) =>
      standingOf(outcomes.get(JSON.stringify([intent, writer]))?.rights ?? [], maxError),
    counted: [...outcomes.values()].map(({ intent, writer }) => ({ intent, writer })),
  };
}
