import type { Address, Message } from "../message.ts";

/**
 * Who or what wrote: `complaint` is a provider's report that a recipient called a mail spam (RFC 5965 and older kinds),
 * `challenge` a request to confirm that one is a person.
 */
export type Verdict =
  "human" | "bounce" | "auto-reply" | "challenge" | "complaint" | "bulk" | "spam" | "own" | "malformed";

/**
 * What becomes of the mail: `answer` goes on to a draft; `person` waits in the queue, with its reasons and without a draft
 * that is sent by itself; `ignore` is a machine's, kept and never answered; `quarantine` is kept until somebody looks.
 */
export type Disposition = "answer" | "person" | "ignore" | "quarantine";

export interface ScreenOptions {
  /** What is ours, so that we never answer ourselves. */
  readonly ownAddresses: readonly string[];
  /** Those of the mail's Message-IDs (`idsOf`) that mails of ours carry. */
  readonly knownOwnMessageIds?: ReadonlySet<string> | undefined;
  /** By the classifier that the owner has trained; null or missing where it says nothing. */
  readonly spamProbability?: number | null | undefined;
}

/** What the signals look at, taken from a message once. */
export interface Evidence {
  readonly message: Message;
  readonly options: ScreenOptions;
  /**
   * Everybody whom From and Sender name, and the author whom a group names; a bare `MAILER-DAEMON` is one too. Names are
   * folded, addresses in lower case.
   */
  readonly senders: readonly Address[];
  /** Folded, without the tags that gateways put before it (`[EXTERNAL]`, `***SPAM***`). */
  readonly subject: string;
  /** Folded beginning of the whole text. */
  readonly opening: string;
  /** Folded beginning of what the sender wrote, and its end. */
  readonly newText: string;
  readonly ending: string;
  /** Folded, what stands before anything that was quoted, forwarded or returned. */
  readonly own: string;
  /** Parts written for machines and the text, for fields such as `Final-Recipient`. */
  readonly fields: string;
}

/** One thing about a mail that speaks for a verdict. */
export interface Signal {
  readonly verdict: Verdict;
  /** What becomes of the mail; by the verdict where it is missing. */
  readonly disposition?: Disposition;
  /** Names the signal to the owner: a short phrase. */
  readonly name: string;
  readonly test: (mail: Evidence) => boolean;
}
