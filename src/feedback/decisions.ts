/** Port: what was decided about drafts. Adapter: `store/evidence`. */
import type { Signals } from "../answer/confidence.ts";
import type { Decided } from "./outcome.ts";

/** A decision about a draft whose signals are on record. */
export interface DecidedDraft extends Decided {
  /** Rises with each decision. */
  readonly number: number;
  readonly draftId: string;
  readonly intent: string | null;
  readonly writer: string;
  /** As it was before anybody decided. */
  readonly confidence: number;
  /** Whether the gate held the draft. */
  readonly isHeld: boolean;
  readonly signals: Signals;
  readonly decidedAt: Date;
}

export interface DecisionLog {
  /** The number of the newest decision of any kind; 0 where there is none. */
  newest(): Promise<number>;
  /** Decisions after that number about drafts with signals, in their order; of very many the newest. */
  decidedAfter(number: number): Promise<readonly DecidedDraft[]>;
}
