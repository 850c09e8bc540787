/** How each intent stands, for whoever asks what goes out without a person and why the rest does not. */
import type { AutoSend } from "../answer/gate.ts";
import type { DecidedDraft } from "./decisions.ts";
import type { Standing } from "./evidence.ts";
import { evidenceIn, withOutcomes } from "./experience.ts";

export interface IntentStanding extends Omit<Standing, "isProven"> {
  readonly intent: string;
  /** Who wrote the drafts; null where there are none that count. */
  readonly writer: string | null;
  /** Whether the owner lets it go out by itself, should it be proven. */
  readonly listed: boolean;
  readonly proven: boolean;
  /** Whether such drafts do go out by themselves now. */
  readonly auto: boolean;
}

/** The intents that the owner lists and those of which drafts were decided; the listed first, then by what was decided. */
export function standings(
  decided: readonly DecidedDraft[],
  { intents: listed, maxError, enabled }: AutoSend,
  now: Date,
): IntentStanding[] {
  const evidence = evidenceIn(withOutcomes([], decided), now);
  const counted = new Set(evidence.counted.map(({ intent }) => intent));
  const unseen = listed.filter((intent) => !counted.has(intent)).map((intent) => ({ intent, writer: null }));
  return [...evidence.counted, ...unseen]
    .map(({ intent, writer }) => {
      const { isProven: proven, ...standing } = evidence.standing(intent, writer ?? "", maxError);
      const isListed = listed.includes(intent);
      return { intent, writer, listed: isListed, proven, auto: isListed && proven && enabled, ...standing };
    })
    .sort((a, b) => Number(b.listed) - Number(a.listed) || b.decisions - a.decisions);
}
