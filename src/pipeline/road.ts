/** The stages in their order. Each reads a journey and gives an outcome; none writes to the store. */
import { gate, type Limits } from "../answer/gate.ts";
import { retrieve } from "../answer/retrieve.ts";
import { write, type WriteDeps } from "../answer/write.ts";
import type { SearchDeps } from "../knowledge/search.ts";
import { toHits } from "../knowledge/search.ts";
import { readAuthentication } from "../mail/authentication.ts";
import { replyRecipient } from "../mail/recipient.ts";
import { screen } from "../mail/screen.ts";
import { joinThread } from "../mail/thread.ts";
import { triage, type TriageDeps } from "../triage/triage.ts";
import type { Clock } from "../clock.ts";
import { type Journey, outcomeOf, type Outcomes, type Screened } from "./journey.ts";
import type { MessageFacts, MessageStore, NewDraft } from "./message-store.ts";
import type { OpenState, State } from "./state.ts";

export interface StageResult {
  readonly to: State;
  readonly reasons: readonly string[];
  /** The stage's own entry of the journey's outcomes. */
  readonly outcome: Outcomes[keyof Outcomes];
  readonly facts: MessageFacts;
  readonly draft?: NewDraft;
}

export interface RoadDeps {
  readonly messages: Pick<MessageStore, "threadsOf" | "ownMessageIds" | "repliesSince">;
  readonly search: SearchDeps;
  readonly triage: TriageDeps;
  readonly write: WriteDeps;
  readonly limits: Limits;
  readonly ownAddresses: readonly string[];
  /** The owner's own receiving server; null where its verdicts are not known. */
  readonly authservId: string | null;
  readonly clock: Clock;
}

export interface Stage {
  readonly name: keyof Outcomes;
  readonly from: OpenState;
  run(journey: Journey, deps: RoadDeps): Promise<StageResult>;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const screenStage: Stage = {
  name: "screen",
  from: "received",
  async run({ id, message }, deps) {
    const authentication = readAuthentication(message, deps.authservId);
    const parents = [...message.inReplyTo, ...message.references];
    const ids = message.messageId === null ? [] : [message.messageId];
    const screening = screen(message, {
      ownAddresses: deps.ownAddresses,
      knownOwnMessageIds: new Set(await deps.messages.ownMessageIds(ids)),
    });
    const joined = joinThread({
      message,
      authentication,
      candidates: await deps.messages.threadsOf(parents),
    });
    const thread = { id: joined.threadId ?? id, reason: joined.reason };
    const outcome: Screened = { ...screening, authentication, thread };
    const { messageId, from, subject, date } = message;
    return {
      to: screening.answerable ? "screened" : screening.verdict === "malformed" ? "quarantined" : "ignored",
      reasons: screening.reasons,
      outcome,
      facts: { messageId, from, subject, date, threadId: thread.id, verdict: screening.verdict },
    };
  },
};

const triageStage: Stage = {
  name: "triage",
  from: "screened",
  async run({ message }, deps) {
    const outcome = await triage(message, deps.triage);
    const { intent, language, urgency } = outcome;
    return { to: "triaged", reasons: [intent, ...urgency], outcome, facts: { intent, language } };
  },
};

const retrieveStage: Stage = {
  name: "retrieve",
  from: "triaged",
  async run(journey, deps) {
    const outcome = await retrieve(
      outcomeOf(journey, "triage").asks,
      `${journey.message.subject}\n${journey.message.newText}`,
      deps.search,
    );
    const found = outcome.map(({ candidates }) => candidates.length);
    return {
      to: "retrieved",
      reasons: [`passages found for each question: ${found.join(", ")}`],
      outcome,
      facts: {},
    };
  },
};

const writeStage: Stage = {
  name: "write",
  from: "retrieved",
  run(journey, deps) {
    const findings = outcomeOf(journey, "retrieve");
    const { language } = outcomeOf(journey, "triage");
    const { from, newText } = journey.message;
    const outcome = write({ findings, from, newText, language }, deps.write);
    const reasons = outcome.open.map(({ ask, reason }) => `${reason}: “${ask}”`);
    return Promise.resolve({ to: "drafted", reasons, outcome, facts: {} });
  },
};

const gateStage: Stage = {
  name: "gate",
  from: "drafted",
  async run(journey, deps) {
    const written = outcomeOf(journey, "write");
    const recipient = replyRecipient(journey.message, deps.ownAddresses);
    const { thread } = outcomeOf(journey, "screen");
    const replies = await countReplies(recipient.address?.address ?? "", thread.id, deps);
    const noRecipient =
      recipient.address === null ? (recipient.note ?? "the mail names nobody to answer") : null;
    const outcome = gate({ written, replies, noRecipient }, deps.limits);
    const { decision, reasons } = outcome;
    const result: StageResult = { to: decision === "hold" ? "hold" : "review", reasons, outcome, facts: {} };
    if (written.draft === null) return result;
    const sources = toHits(written.sources);
    const { confidence, writer } = written;
    return { ...result, draft: { ...written.draft, sources, confidence, decision, reasons, writer } };
  },
};

async function countReplies(address: string, threadId: string, { messages, clock }: RoadDeps) {
  const now = clock.now().getTime();
  const day = await messages.repliesSince({ address, threadId, since: new Date(now - DAY) });
  const hour = await messages.repliesSince({ address, threadId, since: new Date(now - HOUR) });
  const ever = await messages.repliesSince({ address, threadId, since: new Date(0) });
  return { toAddressToday: day.toAddress, inThread: ever.inThread, thisHour: hour.all };
}

export const road: readonly Stage[] = [screenStage, triageStage, retrieveStage, writeStage, gateStage];

/** The stage that a message in this state is waiting for; undefined where it rests. */
export const stageFrom = (state: State): Stage | undefined => road.find(({ from }) => from === state);
