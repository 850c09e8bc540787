/** A changed model embeds all passages anew, beside the work of the day: the old vectors are searched until it is done. */
import type { Embedder } from "./embedder.ts";
import type { PassageIndex, VectorSpaces } from "./passage-index.ts";
import { vectorsOf } from "./record-batch.ts";

/** Passages read from the store at once: finding those without a vector takes a look at all of them. */
const PAGE = 512;
/**
 * Passages embedded and written between two pauses. A small model on two cores takes a third of a second for them, and
 * that is how long a mail may wait.
 */
const BATCH = 16;

export interface RealignDeps {
  readonly index: VectorSpaces & Pick<PassageIndex, "counts">;
  /** The one whose vectors are to be searched from now on. */
  readonly embedder: Embedder;
  readonly signal: AbortSignal;
  /** Resolves when nothing more urgent waits; asked before each batch, and before the change-over. */
  readonly yieldTo: () => Promise<void>;
  readonly progress?: (step: { readonly embedded: number; readonly passages: number }) => void;
  /** The new vectors are searched from now on. */
  readonly accepted?: () => void;
}

export interface Realigned {
  /**
   * `aligned`: every passage has its vector, as before or as of now. `interrupted`: the next run goes on. `overtaken`:
   * the vectors of yet another embedder were accepted meanwhile, by an ingest beside this one.
   */
  readonly outcome: "aligned" | "interrupted" | "overtaken";
  /** Passages that were embedded now. */
  readonly embedded: number;
}

/**
 * Fills the embedder's space with the passages that it lacks, in small batches with a pause before each, and has it
 * searched once it is full. What an earlier run filled in stays, so it may be cut off at any time. Passages that came
 * without such a vector from a run of before the change are found too, so call it at every start.
 */
export async function realign(deps: RealignDeps): Promise<Realigned> {
  const { index, embedder } = deps;
  const run: Run = {
    embedded: 0,
    passages: (await index.counts()).passages,
    before: await index.embedderId(),
  };
  await index.openVectors(embedder);
  for (;;) {
    const stopped = await fill(deps, run);
    if (stopped !== null) return { outcome: stopped, embedded: run.embedded };
    if ((await index.embedderId()) === embedder.id) return { outcome: "aligned", embedded: run.embedded };
    const late = await pause(deps, run);
    if (late !== null) return { outcome: late, embedded: run.embedded };
    await index.acceptVectors(embedder.id);
    deps.accepted?.();
    // Once more: an ingest may have ended with the old embedder between the last look and the change-over.
  }
}

interface Run {
  embedded: number;
  readonly passages: number;
  /** The embedder whose vectors were searched at the start. */
  readonly before: string | null;
}

/** Why it has to stop; null where it need not. */
type Stopped = "interrupted" | "overtaken" | null;

async function fill(deps: RealignDeps, run: Run): Promise<Stopped> {
  const { index, embedder, progress } = deps;
  for await (const page of index.withoutVector(embedder.id, PAGE))
    for (let i = 0; i < page.length; i += BATCH) {
      const stopped = await pause(deps, run);
      if (stopped !== null) return stopped;
      const batch = page.slice(i, i + BATCH);
      await index.putVectors(embedder.id, await vectorsOf(batch, embedder));
      run.embedded += batch.length;
      progress?.({ embedded: run.embedded, passages: run.passages });
    }
  return null;
}

/** Lets others go first. What is accepted meanwhile takes the room for these vectors away. */
async function pause({ index, embedder, signal, yieldTo }: RealignDeps, run: Run): Promise<Stopped> {
  await yieldTo();
  if (signal.aborted) return "interrupted";
  const now = await index.embedderId();
  return now === run.before || now === embedder.id ? null : "overtaken";
}
