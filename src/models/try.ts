/** Whether a model that loads does its work too. */
import { UserError } from "../errors.ts";
import type { Embedder } from "../knowledge/embedder.ts";
import type { Reranker } from "../knowledge/reranker.ts";

const QUESTION = "How do I get my money back?";
const ANSWER = "Refunds are paid within two weeks of the return.";
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
    throw new UserError(
      `the model ${embedder.id} loads, but gives no useful vectors`,
      "Its files may be damaged, or of another kind of model; `smb models list` names some that work.",
    );
}

/** Rejects with a `UserError` where its scores are of no use. */
export async function tryReranker(reranker: Reranker): Promise<void> {
  const scores = await reranker.score(QUESTION, [ANSWER, OTHER]);
  if (!scores.every(Number.isFinite) || new Set(scores).size !== 2)
    throw new UserError(
      `the model ${reranker.id} loads, but its scores do not differ`,
      "Its files may be damaged, or of another kind of model; `smb models list` names some that work.",
    );
}
