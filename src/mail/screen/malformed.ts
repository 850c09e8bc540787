import type { Signal } from "./signal.ts";

/** Nothing can be told from it. */
export const unreadableSignals: readonly Signal[] = [
  {
    verdict: "malformed",
    name: "unreadable mail",
    test: ({ message }) => message.defects.includes("unreadable"),
  },
];

/** Nobody can be answered. Asked last: a bounce from a bare `MAILER-DAEMON` is a bounce first. */
export const senderlessSignals: readonly Signal[] = [
  {
    verdict: "malformed",
    name: "no sender to answer",
    test: ({ message }) => message.from === null && message.replyTo.length === 0,
  },
];
