/** What a stage is: one stop of the road, `(journey, deps) → outcome`. None writes to the store. */
import type { Limits } from "../answer/gate.ts";
import type { WriteDeps } from "../answer/write.ts";
import type { Clock } from "../clock.ts";
import type { SearchDeps } from "../knowledge/search.ts";
import type { OwnServer } from "../mail/authentication.ts";
import type { SenderVerifier } from "../mail/authentication/verifier.ts";
import type { TokenKey } from "../mail/reply-token.ts";
import type { SpamMemory } from "../mail/spam.ts";
import type { TriageDeps } from "../triage/triage.ts";
import type { Journey, Outcomes } from "./journey.ts";
import type { MessageFacts, MessageStore, NewDraft, StageCommit } from "./message-store.ts";
import type { OpenState, State } from "./state.ts";

export interface StageResult extends Pick<StageCommit, "joins" | "answers" | "bounces"> {
  readonly to: State;
  readonly reasons: readonly string[];
  /** The stage's own entry of the journey's outcomes. */
  readonly outcome: Outcomes[keyof Outcomes];
  readonly facts: MessageFacts;
  readonly draft?: NewDraft;
}

/** What the stages ask of the messages on record. */
export type RoadMessages = Pick<
  MessageStore,
  | "find"
  | "raw"
  | "outcomes"
  | "threadsOf"
  | "ownMessageIds"
  | "waitingFrom"
  | "bouncedReply"
  | "correspondence"
  | "repliesSince"
>;

export interface RoadDeps {
  readonly messages: RoadMessages;
  /** What the owner has called spam. */
  readonly spam: SpamMemory;
  readonly search: SearchDeps;
  readonly triage: TriageDeps;
  readonly write: WriteDeps;
  readonly limits: Limits;
  readonly ownAddresses: readonly string[];
  /** Names under which the owner writes. */
  readonly ownNames: readonly string[];
  /** The owner's own receiving server; null where it is not known. */
  readonly server: OwnServer | null;
  /** Our own check of senders, for mail that the server said nothing of; null: none is made. */
  readonly verifier: SenderVerifier | null;
  /** What our Message-IDs and tickets are keyed with. */
  readonly tokenKey: TokenKey;
  readonly clock: Clock;
}

export interface Stage {
  readonly name: keyof Outcomes;
  readonly from: OpenState;
  run(journey: Journey, deps: RoadDeps): Promise<StageResult>;
}
