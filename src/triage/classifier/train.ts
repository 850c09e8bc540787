/** Examples → what tells a text's intents. Without a model, always the same for the same examples. */
import type { Embedder } from "../../knowledge/embedder.ts";
import { type Confidence, fitConfidence, type HeldBack, likeliest, PRIOR } from "./confidence.ts";
import { type Example, label, type Named } from "./examples.ts";
import { wordsOf } from "./features.ts";
import { holdBack } from "./held-back.ts";
import { type Machines, trainAll } from "./margins.ts";
import { read, type Space, spaceOf, vectorOf } from "./vectors.ts";

/** How often the likeliest intent was right, of examples that were held back from learning. */
export interface Quality {
  readonly right: number;
  readonly of: number;
}

export interface Model {
  readonly names: readonly string[];
  readonly space: Space;
  readonly machines: Machines;
  readonly confidence: Confidence;
  /** Words of all but the longest examples: a longer text is looked at in parts too. */
  readonly length: number;
  readonly quality: Quality;
}

/** One in ten examples is longer. */
const LONG = 0.9;
/** From this share of texts with several intents on, several are what is expected. */
const SEVERAL = 0.02;

export async function train(
  examples: readonly Example[],
  described: readonly Named[],
  embedder: Embedder,
): Promise<Model> {
  const labelled = label(examples, described);
  const { texts, has, names, own } = labelled;
  const examplesRead = await read(texts, embedder, "passage");
  const space = spaceOf(examplesRead);
  const isSingle = has.filter((labels) => labels.length > 1).length <= SEVERAL * has.length;
  const heldBack = holdBack(labelled, examplesRead);
  return {
    ...{ names, space },
    machines: trainAll(
      examplesRead.map((one) => vectorOf(one, space)),
      has,
      names.length,
      space,
    ),
    confidence: heldBack.length === 0 ? PRIOR : fitConfidence(heldBack, isSingle),
    length: longest(texts.slice(0, own)),
    quality: qualityOf(heldBack),
  };
}

function longest(texts: readonly string[]): number {
  const lengths = texts.map((text) => wordsOf(text).length).sort((a, b) => a - b);
  return lengths[Math.floor(LONG * lengths.length)] ?? 0;
}

function qualityOf(texts: readonly HeldBack[]): Quality {
  const inScope = texts.filter(({ has }) => has.length > 0);
  return {
    right: inScope.filter(({ margins, has }) => has.includes(likeliest(margins, 1)[0] ?? -1)).length,
    of: inScope.length,
  };
}
