/** Search as it would be if a case's own records had never been learned from. */
import type { Learned, LearnedStore } from "../knowledge/learned.ts";
import { type LearnDeps, learnFrom } from "../knowledge/learning/learn.ts";
import { readLearned } from "../knowledge/learning/knowledge.ts";
import type { SearchDeps } from "../knowledge/search.ts";
import type { RetrievalCase } from "./retrieval.ts";
import { withhold } from "./withhold.ts";

/** What is learned is learned this many times, each time without the cases that are then asked: once a case takes too long. */
const FOLDS = 5;

export interface Fold {
  readonly cases: readonly RetrievalCase[];
  readonly deps: SearchDeps;
}

/** The cases in parts, each with a search that has learned from the others alone. Nothing is written. */
export async function* folds(
  cases: readonly RetrievalCase[],
  deps: SearchDeps,
  now: LearnDeps["now"],
): AsyncGenerator<Fold> {
  const parts = Array.from({ length: FOLDS }, (_, fold) => cases.filter((_one, i) => i % FOLDS === fold));
  for (const part of parts.filter((one) => one.length > 0)) {
    const withheld = [...new Set(part.flatMap((one) => one.withheld ?? []))];
    const store = inMemory();
    const index = await withhold(deps.index, withheld);
    await learnFrom({ ...deps, index, learned: store, now });
    const learned = await readLearned(store);
    yield { cases: part, deps: { ...deps, learned: () => Promise.resolve(learned) } };
  }
}

function inMemory(): LearnedStore {
  const kept = new Map<string, Learned>();
  return {
    read: (name) => Promise.resolve(kept.get(name) ?? null),
    write: (name, learned) => {
      kept.set(name, learned);
      return Promise.resolve();
    },
  };
}
