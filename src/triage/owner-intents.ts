/** The owner's intents: learned from the configuration, tagged past questions and corrections, and anew when those change. */
import { createHash } from "node:crypto";
import { deserialize, serialize } from "node:v8";
import type { Embedder } from "../knowledge/embedder.ts";
import type { LearnedStore } from "../knowledge/learned.ts";
import type { IntentLabels, TaggedQuestions } from "./intent-labels.ts";
import {
  type Example,
  type Intent,
  type Quality,
  type Ranked,
  trained,
  type TrainedIntents,
  trainIntents,
} from "./intents.ts";
import type { Model } from "./classifier/train.ts";

export interface OwnerIntentsDeps {
  readonly intents: readonly Intent[];
  readonly labels: IntentLabels;
  readonly tagged: TaggedQuestions;
  /** What a mail on record says, as it would be classified; null where it is not there any more. */
  readonly textOf: (messageId: string) => Promise<string | null>;
  readonly embedder: Embedder;
  readonly learned: LearnedStore;
}

/** How many examples of an intent there are, and from where. */
export interface IntentSources {
  readonly name: string;
  readonly configured: number;
  readonly tagged: number;
  readonly corrected: number;
}

export interface OwnerIntents {
  /** By the examples as they are now: a correction counts from the next text on, in a running watch too. */
  classify(text: string): Promise<Ranked>;
  /** The intents, with what they are learned from, and how often the likeliest one is right. */
  describe(): Promise<{ readonly intents: readonly IntentSources[]; readonly quality: Quality }>;
}

/** Grows when what is stored, or how it is learned, changes. */
const VERSION = 1;
const NAME = "intents";
/** Learning from more than this takes longer than reading what was learned (some 200 ms). */
const KEPT_FROM = 400;
const MOST_TAGGED = 200;
const MOST_LABELS = 1_000;

interface Gathered {
  readonly tagged: readonly Example[];
  readonly corrected: readonly Example[];
}

interface State {
  readonly version: string;
  readonly fingerprint: string;
  readonly gathered: Gathered;
  readonly classifier: TrainedIntents;
}

/** Nothing is read or learned before the first text. */
export function ownerIntents(deps: OwnerIntentsDeps): OwnerIntents {
  let state: Promise<State> | null = null;
  const now = async (): Promise<State> => {
    const version = `${await deps.tagged.version()} ${await deps.labels.version()}`;
    const before = state;
    const known = await before?.catch(() => null);
    // Another text was first.
    if (state !== before && state !== null) return state;
    if (known?.version === version) return known;
    const next = learn(version, known ?? null, deps);
    state = next;
    // The next text tries again.
    next.catch(() => {
      if (state === next) state = null;
    });
    return next;
  };
  return {
    classify: async (text) => (await now()).classifier.classify(text),
    describe: async () => {
      const { gathered, classifier } = await now();
      return {
        intents: deps.intents.map(({ name, examples }) => ({
          ...{ name, configured: examples.length },
          ...{ tagged: countOf(gathered.tagged, name), corrected: countOf(gathered.corrected, name) },
        })),
        quality: classifier.quality,
      };
    },
  };
}

const countOf = (examples: readonly Example[], name: string): number =>
  examples.filter(({ intents }) => intents.includes(name)).length;

async function learn(version: string, before: State | null, deps: OwnerIntentsDeps): Promise<State> {
  const gathered = await gather(deps);
  const fingerprint = fingerprintOf(gathered, deps);
  if (before?.fingerprint === fingerprint) return { ...before, version, gathered };
  const { intents, embedder } = deps;
  const more = [...gathered.tagged, ...gathered.corrected];
  const isKept = more.length + intents.reduce((sum, { examples }) => sum + examples.length, 0) > KEPT_FROM;
  const model = isKept ? await readModel(fingerprint, deps) : null;
  if (model !== null) return { version, fingerprint, gathered, classifier: trained(model, embedder) };
  const classifier = await trainIntents(intents, more, embedder);
  if (isKept) await keepModel(fingerprint, classifier.model, deps);
  return { version, fingerprint, gathered, classifier };
}

async function gather({ intents, labels, tagged, textOf }: OwnerIntentsDeps): Promise<Gathered> {
  const names = intents.map(({ name }) => name);
  const corrected: Example[] = [];
  for (const { messageId, intents: own } of await labels.latest(MOST_LABELS)) {
    const text = await textOf(messageId);
    if (text !== null) corrected.push({ text, intents: own });
  }
  const questions = await tagged.tagged(names, MOST_TAGGED);
  return {
    tagged: questions.map(({ text, names: own }) => ({ text, intents: own })),
    corrected,
  };
}

const fingerprintOf = (gathered: Gathered, { intents, embedder }: OwnerIntentsDeps): string =>
  createHash("sha256")
    .update(JSON.stringify([VERSION, embedder.id, intents, gathered]))
    .digest("hex");

interface Stored {
  readonly fingerprint: string;
  readonly model: Model;
}

async function readModel(fingerprint: string, { learned }: OwnerIntentsDeps): Promise<Model | null> {
  const stored = await learned.read(NAME);
  if (stored?.version !== VERSION || stored.data.length === 0) return null;
  const kept = deserialize(stored.data) as Stored;
  return kept.fingerprint === fingerprint ? kept.model : null;
}

async function keepModel(
  fingerprint: string,
  model: Model,
  { learned, tagged }: OwnerIntentsDeps,
): Promise<void> {
  const data = serialize({ fingerprint, model } satisfies Stored);
  await learned.write(NAME, { version: VERSION, knowledge: await tagged.version(), data });
}
