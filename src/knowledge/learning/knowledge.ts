/** What was learned from the owner's knowledge, as it is stored and read again. */
import { deserialize, serialize } from "node:v8";
import type { Weights } from "../fusion.ts";
import type { LearnedStore } from "../learned.ts";
import type { PassageIndex } from "../passage-index.ts";
import type { Association } from "./association.ts";

/** Grows when what is stored, or how it is learned, changes. */
export const VERSION = 2;

const NAME = "search";

export interface LearnedSearch {
  readonly association: Association;
  readonly weights: Weights;
  /** Replies whose answer is word for word that of another record: reply → those records. */
  readonly sameAnswer: ReadonlyMap<string, readonly string[]>;
}

/** Null where nothing was learned by this version of the code. */
export async function readLearned(store: LearnedStore): Promise<LearnedSearch | null> {
  const stored = await store.read(NAME);
  if (stored?.version !== VERSION || stored.data.length === 0) return null;
  return deserialize(stored.data) as LearnedSearch;
}

/** Searches between two looks at the store while what was learned is older than the knowledge. */
const LOOK_AGAIN = 100;

/**
 * What was learned, read when it is first asked for, and again after the knowledge has changed: another process may have
 * learned anew.
 */
export function learnedReader(
  store: LearnedStore,
  index: Pick<PassageIndex, "knowledgeVersion">,
): () => Promise<LearnedSearch | null> {
  let read: { readonly learned: Promise<LearnedSearch | null>; readonly knowledge: number } | null = null;
  let searches = 0;
  return async () => {
    const knowledge = await index.knowledgeVersion();
    if (read === null || (read.knowledge !== knowledge && searches++ % LOOK_AGAIN === 0)) {
      read = { learned: readLearned(store), knowledge: (await learnedVersion(store)) ?? -1 };
      searches = 1;
    }
    return read.learned;
  };
}

/** The knowledge's version that was learned from; null where this version of the code learned nothing yet. */
export async function learnedVersion(store: LearnedStore): Promise<number | null> {
  const stored = await store.read(NAME);
  return stored?.version === VERSION ? stored.knowledge : null;
}

/** `learned` is null where there is too little to learn from; that is noted too, so that it is not tried again. */
export const writeLearned = (
  store: LearnedStore,
  knowledge: number,
  learned: LearnedSearch | null,
): Promise<void> =>
  store.write(NAME, {
    version: VERSION,
    knowledge,
    data: learned === null ? new Uint8Array() : serialize(learned),
  });
