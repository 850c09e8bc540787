/** One message on its road: its bytes read, and what each stage found so far. */
import type { Gated } from "../answer/gate.ts";
import type { Finding } from "../answer/retrieve.ts";
import type { Written } from "../answer/write.ts";
import type { AuthenticationReport } from "../mail/authentication.ts";
import type { Message } from "../mail/message.ts";
import type { Screening } from "../mail/screen.ts";
import type { Triage } from "../triage/triage.ts";

/** A mail that is answered together with a later one of the same sender. */
export interface Earlier {
  readonly id: string;
  /** What its sender wrote. */
  readonly text: string;
  /** When, ISO 8601 in UTC: as the mail says, else when it arrived. */
  readonly writtenAt: string;
}

/** What the first stage found: whether to answer at all, who wrote, and in which conversation. */
export interface Screened extends Screening {
  readonly authentication: AuthenticationReport;
  readonly thread: {
    readonly id: string;
    readonly reason: string;
    /** Whether it refers to a thread that its sender has no part in. */
    readonly isRefused: boolean;
    /** Who had written in the thread or was written to, before this mail. */
    readonly participants: readonly string[];
  };
  /** The ticket of the thread. */
  readonly ticket: string;
  /** Earlier mails that the reply to this one answers too, oldest first. */
  readonly burst: readonly Earlier[];
  /** What a reviewer ought to know of the sender, in sentences. */
  readonly warnings: readonly string[];
}

/** Outcomes by stage name; each is plain JSON, so that a later start goes on where this one stopped. */
export interface Outcomes {
  readonly screen?: Screened;
  readonly triage?: Triage;
  readonly retrieve?: readonly Finding[];
  readonly write?: Written;
  readonly gate?: Gated;
}

export interface Journey {
  readonly id: string;
  readonly raw: Uint8Array;
  readonly message: Message;
  /** When it reached the mailbox. */
  readonly arrivedAt: Date;
  readonly outcomes: Outcomes;
}

/** The outcome that an earlier stage must have left; its absence is a bug of ours. */
export function outcomeOf<Name extends keyof Outcomes>(
  journey: Journey,
  name: Name,
): NonNullable<Outcomes[Name]> {
  const outcome = journey.outcomes[name];
  if (outcome === undefined) throw new Error(`message ${journey.id} has no outcome of the stage ${name}`);
  return outcome;
}
