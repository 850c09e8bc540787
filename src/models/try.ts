/** Whether a model that loads does its work too. */
import { errorText, UserError } from "../errors.ts";
import { GenerationError, type GenerationRequest, type Generator } from "../generation/generator.ts";
import type { Embedder } from "../knowledge/embedder.ts";
import type { Reranker } from "../knowledge/reranker.ts";

const QUESTION = "How do I get my money back?";
const ANSWER = "Refunds are paid within two weeks of the return.";
const DAMAGED =
  "Its files may be damaged, or of another kind of model; `smb models list` names some that work.";
const OTHER = "The museum is closed on Mondays.";

/** Rejects with a `UserError` where its vectors are of no use. */
export async function tryEmbedder(embedder: Embedder): Promise<void> {
  const [question] = await embedder.embed([QUESTION], "query");
  const passages = await embedder.embed([ANSWER, OTHER], "passage");
  const vectors = [question, ...passages];
  const sound = vectors.every(
    (vector) => vector?.length === embedder.dimension && vector.every(Number.isFinite),
  );
  const told = new Set(vectors.map((vector) => vector?.join())).size === vectors.length;
  if (!sound || !told)
    throw new UserError(`the model ${embedder.id} loads, but gives no useful vectors`, DAMAGED);
}

/** Rejects with a `UserError` where its scores are of no use. */
export async function tryReranker(reranker: Reranker): Promise<void> {
  const scores = await reranker.score(QUESTION, [ANSWER, OTHER]);
  if (!scores.every(Number.isFinite) || new Set(scores).size !== 2)
    throw new UserError(`the model ${reranker.id} loads, but its scores do not differ`, DAMAGED);
}

/** A few words are enough to know that it writes; more, to know how fast. */
const FIRST_TOKENS = 4;
const TIMED_TOKENS = 24;

/**
 * Has it write a little; gives its tokens a second, null where they are too few to tell. Rejects with a `UserError` where
 * it cannot be loaded, or writes nothing.
 */
export async function tryWriter(generator: Generator, now: () => number): Promise<number | null> {
  try {
    // Loads it, and evaluates the prompt, which the second call does not have to.
    const first = await generator.generate(trial(FIRST_TOKENS));
    const began = now();
    const { text, usage } = await generator.generate(trial(TIMED_TOKENS));
    const seconds = (now() - began) / 1000;
    const tokens = usage.outputTokens ?? 0;
    // A model that thinks first may have come no further than that.
    if (text === "" && first.text === "" && tokens === 0) throw new Error("it writes nothing");
    return tokens >= FIRST_TOKENS && seconds > 0 ? tokens / seconds : null;
  } catch (error) {
    throw new UserError(
      `the model ${generator.id} cannot be used: ${errorText(error)}`,
      error instanceof GenerationError && error.failure === "unavailable" ? undefined : DAMAGED,
      undefined,
      { cause: error },
    );
  }
}

const trial = (maxTokens: number): GenerationRequest => ({
  system: "You answer in one short sentence.",
  user: QUESTION,
  schema: null,
  maxTokens,
  temperature: 0,
  seed: 1,
  about: { purpose: "reply", prompt: "trial@0", passages: [] },
});
