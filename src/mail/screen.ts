import type { Message } from "./message.ts";
import { autoReplySignals, likelyAutoReplySignals } from "./screen/auto-reply.ts";
import { bounceSignals, likelyBounceSignals } from "./screen/bounce.ts";
import { bulkSignals, formSignals, likelyBulkSignals } from "./screen/bulk.ts";
import { challengeSignals, likelyChallengeSignals } from "./screen/challenge.ts";
import { complaintSignals } from "./screen/complaint.ts";
import { readEvidence } from "./screen/evidence.ts";
import { listSignals } from "./screen/list.ts";
import { senderlessSignals, unreadableSignals } from "./screen/malformed.ts";
import { ownSignals, strangersSignals } from "./screen/own.ts";
import type { Disposition, ScreenOptions, Signal, Verdict } from "./screen/signal.ts";
import { spamSignals } from "./screen/spam.ts";

export { idsOf } from "./screen/own.ts";
export type { Disposition, ScreenOptions, Verdict } from "./screen/signal.ts";

export interface Screening {
  readonly verdict: Verdict;
  /** Whether the mail may be answered at all: true where the disposition is `answer`, and only there. */
  readonly answerable: boolean;
  readonly disposition: Disposition;
  /** The signals that speak for the verdict, each as a short phrase. */
  readonly reasons: readonly string[];
}

/** A person decides where a machine only seems to speak: what is a person's is never put away unread. */
const forPerson = (signals: readonly Signal[]): Signal[] =>
  signals.map((signal) => ({ ...signal, disposition: "person" }));

/** In order of verdicts: the first with a signal wins. What machines say to machines comes before what they seem to say. */
const SIGNALS: readonly Signal[] = [
  ...unreadableSignals,
  ...ownSignals,
  ...complaintSignals,
  ...bounceSignals,
  ...challengeSignals,
  ...formSignals,
  ...autoReplySignals,
  ...listSignals,
  ...bulkSignals,
  ...strangersSignals,
  ...senderlessSignals,
  ...forPerson([
    ...likelyBounceSignals,
    ...likelyChallengeSignals,
    ...likelyAutoReplySignals,
    ...likelyBulkSignals,
  ]),
  ...spamSignals,
];

const DISPOSITIONS: Readonly<Record<Verdict, Disposition>> = {
  human: "answer",
  bounce: "ignore",
  "auto-reply": "ignore",
  challenge: "person",
  complaint: "ignore",
  bulk: "ignore",
  spam: "person",
  own: "ignore",
  malformed: "quarantine",
};

/** Tells a person's mail from a machine's: by its structure (RFC 3834, 3464, 5965, 2369), then by what machines say. */
export const screen = (message: Message, options: ScreenOptions): Screening => {
  const mail = readEvidence(message, options);
  const first = SIGNALS.find((signal) => signal.test(mail));
  if (first === undefined) return screening("human", "answer", ["no sign of a machine"]);
  const reasons = SIGNALS.filter(({ verdict, test }) => verdict === first.verdict && test(mail));
  return screening(
    first.verdict,
    first.disposition ?? DISPOSITIONS[first.verdict],
    reasons.map(({ name }) => name),
  );
};

const screening = (verdict: Verdict, disposition: Disposition, reasons: readonly string[]): Screening => ({
  verdict,
  answerable: disposition === "answer",
  disposition,
  reasons,
});
