import type { Message } from "./message.ts";
import { autoReplySignals } from "./screen/auto-reply.ts";
import { bounceSignals } from "./screen/bounce.ts";
import { bulkSignals } from "./screen/bulk.ts";
import { senderlessSignals, unreadableSignals } from "./screen/malformed.ts";
import { ownSignals } from "./screen/own.ts";
import type { ScreenOptions, Signal, Verdict } from "./screen/signal.ts";

export type { ScreenOptions, Verdict } from "./screen/signal.ts";

export interface Screening {
  readonly verdict: Verdict;
  /** Whether the mail may be answered at all: only a person's may. */
  readonly answerable: boolean;
  /** The signals that speak for the verdict, each as a short phrase. */
  readonly reasons: readonly string[];
}

/** In order of verdicts: the first with a signal wins. */
const SIGNALS: readonly Signal[] = [
  ...unreadableSignals,
  ...ownSignals,
  ...bounceSignals,
  ...autoReplySignals,
  ...bulkSignals,
  ...senderlessSignals,
];

/** Tells a person's mail from a machine's, by the structure of the mail: RFC 3834, 3464, 2369 and what is common. */
export const screen = (message: Message, options: ScreenOptions): Screening => {
  const first = SIGNALS.find((signal) => signal.test(message, options));
  if (first === undefined) return { verdict: "human", answerable: true, reasons: ["no sign of a machine"] };
  const reasons = SIGNALS.filter(({ verdict, test }) => verdict === first.verdict && test(message, options));
  return { verdict: first.verdict, answerable: false, reasons: reasons.map(({ name }) => name) };
};
