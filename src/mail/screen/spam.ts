import { isSpam } from "../spam/decide.ts";
import type { Signal } from "./signal.ts";

/** The owner's own classifier says so. It marks for the queue and never discards. */
export const spamSignals: readonly Signal[] = [
  {
    verdict: "spam",
    name: "like the mails that the owner called spam",
    test: ({ options }) => isSpam(options.spamProbability ?? null),
  },
];
