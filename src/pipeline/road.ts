/** The stages in their order. */
import { valuesOf } from "../answer/canaries.ts";
import { retrieve } from "../answer/retrieve.ts";
import { write } from "../answer/write.ts";
import { maskPrivate } from "../mail/private-data.ts";
import { triage } from "../triage/triage.ts";
import { textToAnswer } from "./burst.ts";
import { gateStage } from "./gating.ts";
import { outcomeOf } from "./journey.ts";
import { screenStage } from "./screening.ts";
import type { Stage } from "./stage.ts";
import type { State } from "./state.ts";

const triageStage: Stage = {
  name: "triage",
  from: "screened",
  async run(journey, deps) {
    const outcome = await triage(
      { ...journey.message, newText: textToAnswer(journey) },
      {
        ...deps.triage,
        generator: deps.generator,
        signal: deps.signal,
      },
    );
    const { intent, language, urgency } = outcome;
    return {
      to: "triaged",
      reasons: [intent, ...urgency, ...outcome.notes],
      outcome,
      facts: { intent, language, values: valuesOf(journey.message) },
    };
  },
};

const retrieveStage: Stage = {
  name: "retrieve",
  from: "triaged",
  async run(journey, deps) {
    const outcome = await retrieve(
      outcomeOf(journey, "triage").asks,
      `${journey.message.subject}\n${textToAnswer(journey)}`,
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
  async run(journey, deps) {
    const findings = outcomeOf(journey, "retrieve");
    const { language } = outcomeOf(journey, "triage");
    const { from, subject } = journey.message;
    const threadId = outcomeOf(journey, "screen").thread.id;
    const input = { findings, from, subject, newText: textToAnswer(journey), language, threadId };
    const { messages, generator } = deps;
    const outcome = await write(input, {
      ...deps.write,
      generator,
      signal: deps.signal,
      valuesElsewhere: (values, thread) => messages.valuesElsewhere(values, thread),
    });
    const reasons = [
      ...outcome.open.map(({ ask, reason }) => `${reason}: “${maskPrivate(ask)}”`),
      ...outcome.notes,
    ];
    return { to: "drafted", reasons, outcome, facts: {} };
  },
};

export const road: readonly Stage[] = [screenStage, triageStage, retrieveStage, writeStage, gateStage];

/** The stage that a message in this state is waiting for; undefined where it rests. */
export const stageFrom = (state: State): Stage | undefined => road.find(({ from }) => from === state);
