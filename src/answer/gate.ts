/** Stage: draft → who decides. What is missing or doubtful is held; nothing is sent by itself that is not proven. */
import { maskPrivate } from "../mail/private-data.ts";
import type { Signals } from "./confidence.ts";
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
  /** What the knowledge lacks, in sentences. */
  readonly missing: readonly string[];
  /** 0 to 1: see `confidence`. */
  readonly confidence: number;
  /** Why a person should see it, however good the draft: see `impediments`. */
  readonly impediments: readonly string[];
  /** What the owner allows and their decisions prove; null where the intent is not to be sent by itself. */
  readonly permission: Permission | null;
}

export interface Permission {
  /** Whether the decisions on drafts of this intent prove enough. */
  readonly isProven: boolean;
  /** How it stands, as a sentence. */
  readonly told: string;
}

/** The owner's caps: a loop or a flood ends with a person, whatever the headers say. */
export interface Limits {
  readonly repliesPerSenderPerDay: number;
  readonly repliesPerThread: number;
  readonly repliesPerHour: number;
}

/** What the owner lets go out without a person. */
export interface AutoSend {
  readonly intents: readonly string[];
  /** The most of them that may be wrong, 0 to 1. */
  readonly maxError: number;
  /** Whether anything is sent at all. */
  readonly enabled: boolean;
}

export interface Gated {
  readonly decision: Decision;
  readonly reasons: readonly string[];
  /** 0 to 1: how likely the owner would send it as it is; missing in what older versions left. */
  readonly confidence?: number;
}

/**
 * What is less likely than this to be sent as it is goes to a person, whatever is proven of its intent. Fixed: a cut that
 * is chosen by the decisions which then prove it would prove nothing. Lower ones would send what smb itself holds to be
 * ten times as likely to be wrong as is wanted; with a higher one the first decisions, before which smb knows nothing of its
 * owner, would not count (after ten drafts approved as they were, the usual one is above it).
 */
export const AUTOMATIC_FROM = 0.8;

/** Whether the gate would have sent such a draft by itself, had it been proven: then what became of it is evidence. */
export const wouldGoOut = (draft: {
  readonly isHeld: boolean;
  readonly confidence: number;
  readonly signals: Pick<Signals, "impediments">;
}): boolean => !draft.isHeld && draft.confidence >= AUTOMATIC_FROM && draft.signals.impediments === 0;

/** `auto` where nothing speaks against it, `review` where a draft answers everything and checks out; else `hold`, with every reason. */
export function gate(input: GateInput, limits: Limits): Gated {
  const { confidence } = input;
  const holds = holdsOf(input, limits);
  if (holds.length > 0) return { decision: "hold", reasons: [...holds, ...input.missing], confidence };
  const { permission } = input;
  const against = againstSending(input);
  if (permission !== null && against.length === 0)
    return { decision: "auto", reasons: [permission.told], confidence };
  return {
    decision: "review",
    reasons: [
      "every question that was found has an answer in the knowledge; a person approves it",
      ...against,
      // Where sending by itself is in question they are among what speaks against it.
      ...(permission === null ? input.written.notes : []),
    ],
    confidence,
  };
}

function holdsOf({ written, replies, noRecipient, loopSigns }: GateInput, limits: Limits): string[] {
  const { draft, open } = written;
  return [
    ...(noRecipient === null ? [] : [noRecipient]),
    ...loopSigns,
    // Reasons are printed and logged.
    ...open.map(({ ask, reason }) => `${reason}: “${maskPrivate(ask)}”`),
    ...(draft?.claims ?? [])
      .filter(({ verified }) => !verified)
      .map(({ text, flags }) => `“${text}”: ${flags.join(", ")}`),
    ...capsReached(replies, limits),
    ...(draft?.claims.length === 0 ? ["the draft says nothing"] : []),
    ...(draft === null && open.length === 0 ? ["the mail asks nothing that could be looked up"] : []),
  ];
}

/** Why it does not go out by itself, where the owner would have it; nothing is said where they would not. */
function againstSending({ permission, impediments, confidence }: GateInput): string[] {
  if (permission === null) return [];
  return [
    ...impediments.map((why) => `not sent by itself: ${why}`),
    ...(confidence >= AUTOMATIC_FROM
      ? []
      : [`not sent by itself: the confidence is ${floored(confidence)}, and ${AUTOMATIC_FROM} is wanted`]),
    ...(permission.isProven ? [] : [`not sent by itself: ${permission.told}`]),
  ];
}

/** .799 is not told as .80. */
const floored = (confidence: number): string => (Math.floor(confidence * 100) / 100).toFixed(2);

/** The owner's caps that are reached, in sentences. */
export const capsReached = (replies: GateInput["replies"], limits: Limits): string[] => [
  ...cap(replies.toAddressToday, limits.repliesPerSenderPerDay, "to this sender within a day"),
  ...cap(replies.inThread, limits.repliesPerThread, "in this thread"),
  ...cap(replies.thisHour, limits.repliesPerHour, "within an hour"),
];

const cap = (count: number, limit: number, where: string): string[] =>
  count < limit
    ? []
    : [
        `${count} ${count === 1 ? "reply" : "replies"} ${where} ${count === 1 ? "reaches" : "reach"} the limit of ${limit}`,
      ];
