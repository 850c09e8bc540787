/** What a mail wants, told by examples: a few typical sentences an intent, learned from without a model. */
import type { Embedder } from "../knowledge/embedder.ts";
import type { Classified } from "./classified.ts";
import { classify, type Ranked } from "./classifier/classify.ts";
import type { Example } from "./classifier/examples.ts";
import type { Intent } from "./intent.ts";
import { type Model, type Quality, train } from "./classifier/train.ts";

export type { Intent } from "./intent.ts";
export { defaultIntents } from "./default-intents.ts";
export type { Ranked } from "./classifier/classify.ts";
export type { Example } from "./classifier/examples.ts";
export type { Quality } from "./classifier/train.ts";

export interface TrainedIntents {
  /** What it can say. */
  readonly names: readonly string[];
  readonly quality: Quality;
  /** What was learned, to be kept. */
  readonly model: Model;
  classify(text: string): Promise<Ranked>;
}

/**
 * What stands where nothing fits: `question` where a mail asks something, else `other`. Their examples are what a text about
 * none of the intents looks like.
 */
export const FALLBACKS: ReadonlySet<string> = new Set(["question", "other"]);

/**
 * Learns the intents from their examples and `more` (past mails, corrections; no intents: about none of them). The same
 * examples in the same order always teach the same. Examples of intents that there are not are left out.
 */
export async function trainIntents(
  intents: readonly Intent[],
  more: readonly Example[],
  embedder: Embedder,
  fallbacks: ReadonlySet<string> = FALLBACKS,
): Promise<TrainedIntents> {
  const own = intents.flatMap(({ name, examples }) => examples.map((text) => ({ text, intents: [name] })));
  const known = new Set(intents.map(({ name }) => name));
  const examples = [...own, ...more].flatMap(({ text, intents: named }): Example[] => {
    const meant = named.filter((name) => known.has(name));
    if (meant.length === 0 && named.length > 0) return [];
    return [{ text, intents: meant.filter((name) => !fallbacks.has(name)) }];
  });
  const special = intents.filter(({ name }) => !fallbacks.has(name));
  return trained(await train(examples, special, embedder), embedder);
}

/** What was learned before, in use again. `embedder` is the one that it was learned with. */
export const trained = (model: Model, embedder: Embedder): TrainedIntents => ({
  names: model.names,
  quality: model.quality,
  model,
  classify: (text) => classify(text, model, embedder),
});

/** Learns the intents at the first text. */
export function intentClassifier(
  intents: readonly Intent[],
  embedder: Embedder,
): (text: string) => Promise<Classified> {
  let learned: Promise<TrainedIntents> | null = null;
  return async (text) => {
    learned ??= trainIntents(intents, [], embedder).catch((error: unknown) => {
      // The next mail tries again.
      learned = null;
      throw error;
    });
    return (await learned).classify(text);
  };
}
