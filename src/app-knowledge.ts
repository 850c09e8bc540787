/** Knowledge, wired: the store's index, the embedder whose vectors are searched, the one that is chosen, the reranker. */
import type { SmbPaths } from "./config/paths.ts";
import type { Embedder } from "./knowledge/embedder.ts";
import type { ErrataDeps } from "./knowledge/errata.ts";
import type { Realigned, RealignDeps } from "./knowledge/realign.ts";
import type { Reranker } from "./knowledge/reranker.ts";
import { learnedReader } from "./knowledge/learning/knowledge.ts";
import type { SearchDeps } from "./knowledge/search.ts";
import { alignVectors } from "./knowledge/record-batch.ts";
import { readChoices } from "./models/choice.ts";
import { staticEmbedder } from "./models/static/embedder.ts";
import { packageFile } from "./package-files.ts";
import type { Store } from "./store/store.ts";

/** Up to so many passages the default's vectors are made on the spot, in a second; more wait for an ingest or a watch. */
const AT_ONCE = 20_000;

export interface KnowledgeParts {
  /** `embedder` is always the one whose vectors are searched, also after a change in a running watch. */
  readonly search: SearchDeps;
  /** The embedder that is to be used: what is taken in gets its vectors. */
  readonly chosen: Embedder;
  /** Whether the default stands in for a chosen model that cannot be used now: its vectors stay until it can. */
  readonly isStandIn: boolean;
  /** What does not depend on the owner's choice of a model. */
  readonly builtIn: Embedder;
  /** What a person should know: a model that cannot be used. */
  readonly notes: readonly string[];
  /** From here on the chosen embedder's vectors are searched. */
  readonly switchToChosen: () => void;
  close(): Promise<void>;
}

export async function knowledgeParts(
  store: Store,
  paths: Pick<SmbPaths, "models" | "modelChoices">,
): Promise<KnowledgeParts> {
  const builtIn = await staticEmbedder({ file: packageFile("src/models/static/vectors-v1.bin") });
  const index = store.passages;
  const searched = await index.embedderId();
  const { chosen, reranker, previous, isStandIn, notes } = await openModels(builtIn, searched, paths);
  if (chosen === builtIn && !isStandIn && (await index.counts()).passages <= AT_ONCE)
    await alignVectors({ index, embedder: builtIn });
  let current = [builtIn, previous].find((embedder) => embedder?.id === searched) ?? chosen;
  if ((await index.embedderId()) === chosen.id) current = chosen;
  return {
    search: {
      index,
      lexicon: builtIn.words,
      reranker,
      learned: learnedReader(store.learned, index),
      get embedder() {
        return current;
      },
    },
    ...{ chosen, isStandIn, builtIn, notes },
    switchToChosen: () => {
      current = chosen;
    },
    close: async () => {
      for (const model of [chosen, reranker, previous]) await model?.close?.();
    },
  };
}

/** After an ingest: the errata stand as they are on record, and what can be learned from the knowledge is learned. */
export async function settle(
  { search, chosen, switchToChosen }: KnowledgeParts,
  errata: ErrataDeps,
  { learned }: Store,
): Promise<void> {
  const { indexErrata } = await import("./knowledge/errata.ts");
  const { learnFrom } = await import("./knowledge/learning/learn.ts");
  if ((await search.index.embedderId()) === chosen.id) switchToChosen();
  await indexErrata(errata);
  await learnFrom({ ...search, learned, now: () => performance.now() });
}

/** Makes the vectors of the chosen model where others are searched, or some are missing. */
export async function realignTo(
  { search, chosen, isStandIn, switchToChosen }: KnowledgeParts,
  given: Pick<RealignDeps, "signal" | "yieldTo" | "progress">,
): Promise<Realigned> {
  if (isStandIn) return { outcome: "aligned", embedded: 0 };
  const { realign } = await import("./knowledge/realign.ts");
  return realign({ ...given, index: search.index, embedder: chosen, accepted: switchToChosen });
}

interface OpenModels {
  readonly chosen: Embedder;
  readonly reranker: Reranker | null;
  /** The model of before, where its vectors are still the ones that are searched. */
  readonly previous: Embedder | null;
  readonly isStandIn: boolean;
  readonly notes: readonly string[];
}

/** The chosen models. Nothing of theirs is loaded where none is chosen. */
async function openModels(
  builtIn: Embedder,
  searched: string | null,
  { models, modelChoices }: Pick<SmbPaths, "models" | "modelChoices">,
): Promise<OpenModels> {
  const choices = await readChoices(modelChoices);
  const { embedder, reranker, previousEmbedder } = choices;
  if (embedder === null && reranker === null && previousEmbedder === null)
    return { chosen: builtIn, reranker: null, previous: null, isStandIn: false, notes: [] };
  const { openEmbedder, openReranker } = await import("./models/open.ts");
  const opened = await openEmbedder(embedder, builtIn, { models });
  const reranking = await openReranker(reranker, { models });
  const isOther = searched !== null && ![builtIn.id, opened.model.id].includes(searched);
  const before = isOther ? await openEmbedder(previousEmbedder, builtIn, { models }) : null;
  const isSearched = before !== null && before.model.id === searched;
  if (before !== null && !isSearched) await before.model.close?.();
  return {
    chosen: opened.model,
    reranker: reranking.model,
    previous: isSearched ? before.model : null,
    isStandIn: opened.note !== null,
    notes: [opened.note, reranking.note].filter((note) => note !== null),
  };
}
