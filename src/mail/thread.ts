import type { Authentication } from "./authentication.ts";
import type { Message } from "./message.ts";
import { admission } from "./thread/admission.ts";

/**
 * What links a message to a thread. `reference`: it names a mail of the thread. `relative`: it names a mail that nobody
 * has seen, as a mail of the thread does; or a mail of the thread names it. `ticket`: its subject has the thread's
 * ticket. `subject`: its sender wrote in the thread under the same subject.
 */
export type ThreadLink = "reference" | "relative" | "ticket" | "subject";

/** A thread to which the message may belong. */
export interface ThreadCandidate {
  readonly threadId: string;
  readonly link: ThreadLink;
  /** Addresses of everybody who wrote in it or was written to. */
  readonly participants: readonly string[];
  /** The Message-IDs by which it was found, with their angle brackets. */
  readonly messageIds: readonly string[];
}

export interface ThreadDecision {
  /** Null: the message begins a thread of its own. */
  readonly threadId: string | null;
  readonly reason: string;
}

const LINKS: readonly ThreadLink[] = ["reference", "relative", "ticket", "subject"];

const WORDS: Readonly<Record<ThreadLink, string>> = {
  reference: "refers to thread",
  relative: "shares a reference with thread",
  ticket: "has the ticket of thread",
  subject: "goes on under the subject of thread",
};

/** What the message refers to, nearest first. */
const parents = ({ inReplyTo, references }: Pick<Message, "inReplyTo" | "references">): string[] => [
  ...new Set([...inReplyTo, ...references.toReversed()]),
];

/** Stronger links first; of the threads that are referred to, the nearest. */
const byStrength = (ids: readonly string[], candidates: readonly ThreadCandidate[]): ThreadCandidate[] => {
  const place = new Map(ids.map((id, index) => [id, index]));
  const nearest = ({ messageIds }: ThreadCandidate): number =>
    Math.min(ids.length, ...messageIds.map((id) => place.get(id) ?? ids.length));
  return candidates.toSorted(
    (one, other) => LINKS.indexOf(one.link) - LINKS.indexOf(other.link) || nearest(one) - nearest(other),
  );
};

/**
 * Whether a message joins a known thread, and so sees its history: only where its sender is admitted (see `admission`).
 * Where one link leads to a closed thread and another to an open one, it joins the open one.
 */
export const joinThread = (input: {
  readonly message: Pick<Message, "from" | "inReplyTo" | "references">;
  readonly authentication: Authentication;
  readonly candidates: readonly ThreadCandidate[];
}): ThreadDecision => {
  const { message, authentication } = input;
  const ids = parents(message);
  const candidates = byStrength(ids, input.candidates);
  const nearest = candidates[0];
  if (nearest === undefined)
    return {
      threadId: null,
      reason: ids.length === 0 ? "refers to no other mail" : "refers to no thread on record",
    };
  const sender = message.from?.address ?? "";
  for (const { threadId, link, participants } of candidates) {
    const admitted = admission(sender, participants, authentication);
    const joins = link === "reference" ? "answers thread" : WORDS[link];
    if (admitted === "participant") return { threadId, reason: `${joins} ${threadId}` };
    if (admitted === "domain")
      return { threadId, reason: `${joins} ${threadId}, from a participant's domain` };
    if (admitted === "forged")
      return {
        threadId: null,
        reason: `${WORDS[nearest.link]} ${nearest.threadId} but DMARC fails: the sender is not proven to be ${sender}`,
      };
  }
  const who = sender === "" ? "its sender is unknown" : `${sender} is no participant`;
  return { threadId: null, reason: `${WORDS[nearest.link]} ${nearest.threadId} but ${who}` };
};
