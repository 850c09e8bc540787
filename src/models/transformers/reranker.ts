/** Adapter: cross-encoders in ONNX format, through transformers.js. */
import { UserError } from "../../errors.ts";
import type { Reranker } from "../../knowledge/reranker.ts";
import { type ModelDescription, modelId } from "../description.ts";
import { batchesByLength } from "./batches.ts";
import { loadOnnx, type Output } from "./runtime.ts";

/** Loads the model and scores one pair with it. Rejects with a `UserError` where it cannot. */
export async function onnxReranker(description: ModelDescription): Promise<Reranker> {
  const model = await loadOnnx({ ...description, role: "reranker" });
  const score = async (query: string, texts: readonly string[]): Promise<number[]> => {
    const pairs = texts.map((text) => model.tokens.pair(description.prompts.query + query, text));
    const scores = texts.map(() => 0);
    for (const batch of batchesByLength(pairs.map(({ ids }) => ids.length))) {
      const members = batch.flatMap((i) => pairs[i] ?? []);
      const found = relevanceOf(await model.run(members), members.length, description.path);
      for (const [i, place] of batch.entries()) scores[place] = found[i] ?? 0;
    }
    return scores;
  };
  await score("probe", ["probe"]).catch(async (error: unknown) => {
    await model.close();
    throw error;
  });
  return { id: modelId(description), score, close: () => model.close() };
}

/** One score a pair: the only logit, or where there are two classes how far the second (relevant) is ahead. */
function relevanceOf(outputs: Readonly<Record<string, Output>>, pairs: number, path: string): number[] {
  const logits = outputs["logits"];
  const classes = (logits?.data.length ?? 0) / pairs;
  if (logits === undefined || (classes !== 1 && classes !== 2))
    throw new UserError(
      `the model in ${path} does not score pairs of texts`,
      "Choose a cross-encoder reranker; `smb models list` names some",
    );
  const { data } = logits;
  return Array.from({ length: pairs }, (_, i) =>
    classes === 1 ? (data[i] ?? 0) : (data[2 * i + 1] ?? 0) - (data[2 * i] ?? 0),
  );
}
