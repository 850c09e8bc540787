/** Adapter: embedders in GGUF format, through node-llama-cpp. */
import { availableParallelism } from "node:os";
import type { LlamaEmbeddingContext, LlamaModel } from "node-llama-cpp";
import { errorText, UserError } from "../../errors.ts";
import type { Embedder } from "../../knowledge/embedder.ts";
import { type ModelDescription, modelId } from "../description.ts";
import { hasWords } from "../words.ts";
import { mustBeGguf } from "../gguf.ts";
import { loadLlama } from "./runtime.ts";

/** What a passage may be long; the memory of a context grows with it. */
const MOST_TOKENS = 2048;
/** As in a text's tokens for ONNX models: cut before, a text of megabytes costs no time. */
const CHARACTERS_PER_TOKEN = 24;
/** [CLS] and [SEP], or their like, are added by the library; a text that fills the context is refused. */
const RESERVED = 3;
const MOST_THREADS = 8;

/**
 * llama.cpp's threads wait for each other by spinning. As many as there are cores, with Node's own beside them, stall
 * each other: on two cores a tiny model took 30 times as long with two threads as with one. So one core is left.
 */
const threads = (): number => Math.min(Math.max(1, availableParallelism() - 1), MOST_THREADS);

/** Loads the model and computes one vector with it. Rejects with a `UserError` where it cannot. */
export async function ggufEmbedder(description: ModelDescription): Promise<Embedder> {
  await mustBeGguf(description.path, NEXT);
  const said: string[] = [];
  const llama = await loadLlama((text) => said.push(text.trim()));
  try {
    const model = await llama.loadModel({ modelPath: description.path });
    const most = Math.min(description.maxTokens ?? MOST_TOKENS, MOST_TOKENS, model.trainContextSize);
    const context = await model.createEmbeddingContext({ contextSize: { max: most }, threads: threads() });
    const probe = await vectorOf("probe", model, context, most);
    if (probe.length === 0 || !probe.every(Number.isFinite)) throw new Error("it gives no embedding");
    return {
      id: modelId(description),
      dimension: probe.length,
      embed: async (texts, role, { progress, signal } = {}) => {
        const vectors: Float32Array[] = [];
        for (const text of texts) {
          signal?.throwIfAborted();
          const prompted = description.prompts[role] + text;
          vectors.push(
            hasWords(text) ? await vectorOf(prompted, model, context, most) : new Float32Array(probe.length),
          );
          progress?.(vectors.length);
        }
        return vectors;
      },
      close: () => llama.dispose(),
    };
  } catch (error) {
    await llama.dispose();
    throw new UserError(
      `the model ${description.path} cannot be loaded: ${[errorText(error), ...said.slice(0, 1)].join("; ")}`,
      NEXT,
      undefined,
      { cause: error },
    );
  }
}

const NEXT =
  "It has to be a GGUF file of an embedder; `smb models use static` goes back to the embedded default";

async function vectorOf(
  text: string,
  model: LlamaModel,
  context: LlamaEmbeddingContext,
  most: number,
): Promise<Float32Array> {
  const tokens = model.tokenize(text.slice(0, most * CHARACTERS_PER_TOKEN)).slice(0, most - RESERVED);
  const { vector } = await context.getEmbeddingFor(tokens);
  const length = Math.hypot(...vector);
  return Float32Array.from(vector, (x) => (length > 0 ? x / length : 0));
}
