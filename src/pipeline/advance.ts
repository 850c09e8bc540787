/** Takes a message on record along its road until it rests; each stage is committed before the next one starts. */
import { errorText, isUserError } from "../errors.ts";
import { type ModelCall, recorded } from "../generation/model-call.ts";
import { parseMessage } from "../mail/parse.ts";
import type { Journey } from "./journey.ts";
import type { MessageRecord, MessageStore, StageCommit } from "./message-store.ts";
import { stageFrom } from "./road.ts";
import type { RoadDeps, Stage, StageResult } from "./stage.ts";

export interface AdvanceDeps extends RoadDeps {
  readonly messages: MessageStore;
  /** Versions of whatever takes part in an answer now: smb, embedder, knowledge. Kept with each run. */
  readonly versions: () => Promise<Readonly<Record<string, string>>>;
}

/** A stage whose grounds moved under it is run again; more often it waits for the next round. */
const MAX_RETRIES = 3;

/**
 * Moves the message as far as it goes; null where there is no such message. A crash half-way loses one stage's work.
 *
 * @throws {UserError} where a file or the disk is at fault; the message stays where it is and is tried again.
 */
export async function advance(
  id: string,
  deps: AdvanceDeps,
  /** Told of each other message whose state the way of this one changed. */
  onOther: (id: string) => Promise<void> = () => Promise.resolve(),
): Promise<MessageRecord | null> {
  let journey: Journey | null = null;
  let retries = 0;
  for (;;) {
    const record = await deps.messages.find(id);
    const stage = record === null ? undefined : stageFrom(record.state);
    if (record === null || stage === undefined) return record;
    const ran: StageRan = await runStage(stage, record, journey, deps);
    const others = await deps.messages.commit(ran.commit);
    if (others === null) {
      const now = await deps.messages.find(id);
      // Somebody moved the message, or one that was to be answered with it: what they decided stands.
      if (now?.state !== record.state || ++retries > MAX_RETRIES) return now;
      journey = null;
      continue;
    }
    for (const other of others) await onOther(other);
    journey = ran.journey;
  }
}

async function startJourney({ id, arrivedAt }: MessageRecord, messages: MessageStore): Promise<Journey> {
  const raw = await messages.raw(id);
  if (raw === null) throw new Error(`message ${id} has no bytes on record`);
  const outcomes: Journey["outcomes"] = Object.fromEntries(await messages.outcomes(id));
  return { id, raw, message: await parseMessage(raw), arrivedAt, outcomes };
}

interface StageRan {
  readonly commit: StageCommit;
  /** With the stage's outcome; null where the stage failed. */
  readonly journey: Journey | null;
}

/**
 * Runs one stage, on the journey so far or on what is on record of it. What is thrown on the way is our bug and stops
 * this message, never the others: it is put aside with the error.
 */
async function runStage(
  stage: Stage,
  record: MessageRecord,
  before: Journey | null,
  deps: AdvanceDeps,
): Promise<StageRan> {
  const startedAt = deps.clock.now();
  let result:
    StageResult | { to: "quarantined"; reasons: string[]; outcome: { error: string }; facts: object };
  let journey: Journey | null = null;
  const calls: ModelCall[] = [];
  try {
    const start = before ?? (await startJourney(record, deps.messages));
    result = await stage.run(start, recording(deps, calls));
    journey = { ...start, outcomes: { ...start.outcomes, [stage.name]: result.outcome } };
  } catch (error) {
    // At the end of the process the message stays where it is.
    if (isUserError(error) || deps.signal?.aborted === true) throw error;
    const text = errorText(error);
    const reasons = [`smb failed at the stage ${stage.name}: ${text}`];
    result = { to: "quarantined", reasons, outcome: { error: text }, facts: {} };
  }
  const milliseconds = deps.clock.now().getTime() - startedAt.getTime();
  const run = {
    stage: stage.name,
    outcome: result.outcome,
    versions: await deps.versions(),
    startedAt,
    milliseconds,
    calls,
  };
  const { outcome: _, ...moved } = result;
  return { commit: { id: record.id, from: stage.from, ...moved, run }, journey };
}

/** The same deps, with each call of the model gathered. */
const recording = <Deps extends RoadDeps>(deps: Deps, calls: ModelCall[]): Deps =>
  deps.generator === null
    ? deps
    : {
        ...deps,
        generator: recorded(
          deps.generator,
          () => deps.clock.now(),
          (call) => calls.push(call),
        ),
      };

/** Takes a mail along the whole road in memory: nothing is written. For `smb reply` and `smb replay`. */
export async function rehearse(
  id: string,
  raw: Uint8Array,
  deps: RoadDeps,
  arrivedAt: Date = deps.clock.now(),
): Promise<Rehearsal> {
  const message = await parseMessage(raw);
  let journey: Journey = { id, raw, message, arrivedAt, outcomes: {} };
  const timings: Record<string, number> = {};
  const calls: ModelCall[] = [];
  let result: StageResult | null = null;
  for (let stage = stageFrom("received"); stage !== undefined; stage = stageFrom(result.to)) {
    const start = deps.clock.now().getTime();
    result = await stage.run(journey, recording(deps, calls));
    timings[stage.name] = deps.clock.now().getTime() - start;
    journey = { ...journey, outcomes: { ...journey.outcomes, [stage.name]: result.outcome } };
  }
  if (result === null) throw new Error("the road has no first stage");
  return { journey, result, timings, calls };
}

export interface Rehearsal {
  readonly journey: Journey;
  /** The last stage's result: where the mail came to rest, and why. */
  readonly result: StageResult;
  /** Milliseconds by stage. */
  readonly timings: Readonly<Record<string, number>>;
  /** What a model was asked. */
  readonly calls: readonly ModelCall[];
}
