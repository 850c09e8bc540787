/** One message on its road: its bytes read, and what each stage found so far. */
import type { Gated } from "../answer/gate.ts";
import type { Finding } from "../answer/retrieve.ts";
import type { Written } from "../answer/write.ts";
import type { Authentication } from "../mail/authentication.ts";
import type { Message } from "../mail/message.ts";
import type { Screening } from "../mail/screen.ts";
import type { Triage } from "../triage/triage.ts";

/** What the first stage found: whether to answer at all, who wrote, and in which conversation. */
export interface Screened extends Screening {
  readonly authentication: Authentication;
  readonly thread: { readonly id: string; readonly reason: string };
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
  readonly message: Message;
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
