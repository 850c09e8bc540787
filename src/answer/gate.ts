/** Stage: draft → who decides. Until there is measured evidence nothing is sent by itself: `hold` or `review`. */
import { maskPrivate } from "../mail/private-data.ts";
import type { Decision } from "./draft.ts";
import type { Written } from "./write.ts";

export interface GateInput {
  readonly written: Written;
  /** How many replies left or wait already: to this address in the last day, in this thread, and in all in the last hour. */
  readonly replies: { readonly toAddressToday: number; readonly inThread: number; readonly thisHour: number };
  /** Why nobody can be answered; null where somebody can. */
  readonly noRecipient: string | null;
  /** What speaks for a machine at the other end, whatever the headers say. */
  readonly loopSigns: readonly string[];
}

/** The owner's caps: a loop or a flood ends with a person, whatever the headers say. */
export interface Limits {
  readonly repliesPerSenderPerDay: number;
  readonly repliesPerThread: number;
  readonly repliesPerHour: number;
}

export interface Gated {
  readonly decision: Decision;
  readonly reasons: readonly string[];
}

/** `review` where a draft answers everything and every claim checks out; else `hold`, with every reason. */
export function gate({ written, replies, noRecipient, loopSigns }: GateInput, limits: Limits): Gated {
  const { draft, open } = written;
  const holds = [
    ...(noRecipient === null ? [] : [noRecipient]),
    ...loopSigns,
    // Reasons are printed and logged.
    ...open.map(({ ask, reason }) => `${reason}: “${maskPrivate(ask)}”`),
    ...(draft?.claims ?? [])
      .filter(({ verified }) => !verified)
      .map(({ text, flags }) => `“${text}”: ${flags.join(", ")}`),
    ...cap(replies.toAddressToday, limits.repliesPerSenderPerDay, "to this sender within a day"),
    ...cap(replies.inThread, limits.repliesPerThread, "in this thread"),
    ...cap(replies.thisHour, limits.repliesPerHour, "within an hour"),
  ];
  if (draft?.claims.length === 0) holds.push("the draft says nothing");
  if (draft === null && open.length === 0) holds.push("the mail asks nothing that could be looked up");
  if (holds.length > 0) return { decision: "hold", reasons: holds };
  return {
    decision: "review",
    reasons: ["every question that was found has an answer in the knowledge; a person approves it"],
  };
}

const cap = (count: number, limit: number, where: string): string[] =>
  count < limit
    ? []
    : [
        `${count} ${count === 1 ? "reply" : "replies"} ${where} ${count === 1 ? "reaches" : "reach"} the limit of ${limit}`,
      ];
