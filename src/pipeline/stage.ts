/** What a stage is: one stop of the road, `(journey, deps) → outcome`. None writes to the store. */
import type { AutoSend, Limits } from "../answer/gate.ts";
import type { WriteDeps } from "../answer/write.ts";
import type { Generator } from "../generation/generator.ts";
import type { Clock } from "../clock.ts";
import type { Experience } from "../feedback/experience.ts";
import type { OpenAskLog } from "../feedback/missing.ts";
import type { Embedder } from "../knowledge/embedder.ts";
import type { SearchDeps } from "../knowledge/search.ts";
import type { OwnServer } from "../mail/authentication.ts";
import type { SenderVerifier } from "../mail/authentication/verifier.ts";
import type { TokenKey } from "../mail/reply-token.ts";
import type { SpamMemory } from "../mail/spam.ts";
import type { TriageDeps } from "../triage/triage.ts";
import type { Journey, Outcomes } from "./journey.ts";
import type { MessageFacts, MessageStore, NewDraft, StageCommit } from "./message-store.ts";
import type { OpenState, State } from "./state.ts";

export interface StageResult extends Pick<StageCommit, "joins" | "answers" | "bounces" | "openAsks"> {
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
  | "valuesElsewhere"
>;

export interface GatingDeps {
  /** All that was decided until now. */
  readonly experience: () => Promise<Experience>;
  readonly autoSend: AutoSend;
  readonly openAsks: OpenAskLog;
  /** The built-in one: by it open questions are compared, whatever model searches. */
  readonly embedder: Embedder;
}

export interface RoadDeps {
  readonly messages: RoadMessages;
  /** What the owner has called spam. */
  readonly spam: SpamMemory;
  readonly search: SearchDeps;
  readonly triage: TriageDeps;
  readonly write: Omit<WriteDeps, "generator" | "valuesElsewhere">;
  /** The model that writes; null where there is none. */
  readonly generator: Generator | null;
  readonly limits: Limits;
  /** What the owner's decisions have taught, and what may go out without a person. */
  readonly gating: GatingDeps;
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
  /** Ends what a model is doing: the process shuts down. */
  readonly signal?: AbortSignal | undefined;
}

export interface Stage {
  readonly name: keyof Outcomes;
  readonly from: OpenState;
  run(journey: Journey, deps: RoadDeps): Promise<StageResult>;
}
