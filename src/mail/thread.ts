import { domainOf, sameAddress } from "./address.ts";
import type { Authentication } from "./authentication.ts";
import type { Message } from "./message.ts";

/** A thread that holds a mail to which the message refers. */
export interface ThreadCandidate {
  readonly threadId: string;
  /** Addresses of everybody who wrote in it or was written to. */
  readonly participants: readonly string[];
  /** The Message-IDs it holds, with their angle brackets. */
  readonly messageIds: readonly string[];
}

export interface ThreadDecision {
  /** Null: the message begins a thread of its own. */
  readonly threadId: string | null;
  readonly reason: string;
}

/** Domains where strangers share a domain: that one of them is authentic says nothing of the others. */
const SHARED_DOMAINS = new Set(
  (
    "gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com aol.com icloud.com me.com " +
    "mac.com gmx.de gmx.net gmx.com web.de t-online.de freenet.de mail.com proton.me protonmail.com fastmail.com " +
    "yandex.ru yandex.com mail.ru orange.fr free.fr laposte.net libero.it wp.pl o2.pl seznam.cz qq.com 163.com 126.com"
  ).split(" "),
);

/** What the message refers to, nearest first. */
const parents = ({ inReplyTo, references }: Pick<Message, "inReplyTo" | "references">): string[] => [
  ...new Set([...inReplyTo, ...references.toReversed()]),
];

type Admission = "participant" | "domain" | null;

const admission = (sender: string, { participants }: ThreadCandidate, proven: boolean): Admission => {
  if (participants.some((participant) => sameAddress(participant, sender))) return "participant";
  const domain = domainOf(sender);
  const colleague = participants.some((participant) => domainOf(participant) === domain);
  return proven && colleague && domain !== "" && !SHARED_DOMAINS.has(domain) ? "domain" : null;
};

/**
 * Whether a message joins a known thread. To know a Message-ID is not enough, since ids leak: the sender has to be one
 * of the thread's participants, or provably (DMARC, by the owner's own server) write from the domain of one.
 */
export const joinThread = (input: {
  readonly message: Pick<Message, "from" | "inReplyTo" | "references">;
  readonly authentication: Authentication;
  readonly candidates: readonly ThreadCandidate[];
}): ThreadDecision => {
  const { message, authentication, candidates } = input;
  const ids = parents(message);
  if (ids.length === 0) return { threadId: null, reason: "refers to no other mail" };
  const threads = [
    ...new Set(ids.flatMap((id) => candidates.find(({ messageIds }) => messageIds.includes(id)) ?? [])),
  ];
  const nearest = threads[0];
  if (nearest === undefined) return { threadId: null, reason: "refers to no thread on record" };
  const sender = message.from?.address ?? "";
  const proven = authentication.trusted && authentication.dmarc === "pass";
  for (const thread of threads) {
    const admitted = admission(sender, thread, proven);
    if (admitted === "participant")
      return { threadId: thread.threadId, reason: `answers thread ${thread.threadId}` };
    if (admitted === "domain")
      return {
        threadId: thread.threadId,
        reason: `answers thread ${thread.threadId}, from a participant's domain`,
      };
  }
  const who = sender === "" ? "its sender is unknown" : `${sender} is no participant`;
  return { threadId: null, reason: `refers to thread ${nearest.threadId} but ${who}` };
};
