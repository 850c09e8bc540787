/** Adapter: embedders in ONNX format, through transformers.js. */
import { UserError } from "../../errors.ts";
import type { Embedder } from "../../knowledge/embedder.ts";
import { type ModelDescription, modelId } from "../description.ts";
import { hasWords } from "../words.ts";
import { batchesByLength } from "./batches.ts";
import { type Hidden, pool } from "./pooling.ts";
import { loadOnnx, type OnnxModel, type Output } from "./runtime.ts";
import type { Tokens } from "./tokens.ts";

/** Texts whose tokens are held at once. */
const WINDOW = 4096;

/** Loads the model and computes one vector with it. Rejects with a `UserError` where it cannot. */
export async function onnxEmbedder(description: ModelDescription): Promise<Embedder> {
  const model = await loadOnnx({ ...description, role: "embedder" });
  const embed = async (batch: readonly Tokens[]): Promise<Float32Array[]> =>
    pool(
      hiddenOf(await model.run(batch), description.path),
      batch.map(({ ids }) => ids.length),
      description.pooling,
    );
  const [probe] = await embed([model.tokens.single("probe")]).catch(async (error: unknown) => {
    await model.close();
    throw error;
  });
  const dimension = probe?.length ?? 0;
  const texts = new TextEmbedder(model, dimension, embed);
  return {
    id: modelId(description),
    dimension,
    embed: async (all, role, { progress, signal } = {}) => {
      const prompt = description.prompts[role];
      const vectors: Float32Array[] = [];
      for (let i = 0; i < all.length; i += WINDOW) {
        const window = all.slice(i, i + WINDOW).map((text) => (hasWords(text) ? prompt + text : null));
        vectors.push(...(await texts.embed(window, signal, (done) => progress?.(i + done))));
      }
      return vectors;
    },
    close: () => model.close(),
  };
}

class TextEmbedder {
  constructor(
    private readonly model: OnnxModel,
    private readonly dimension: number,
    private readonly run: (batch: readonly Tokens[]) => Promise<Float32Array[]>,
  ) {}

  /** Null stands for a text with nothing in it. */
  async embed(
    texts: readonly (string | null)[],
    signal: AbortSignal | undefined,
    progress: (done: number) => void,
  ): Promise<Float32Array[]> {
    const vectors = texts.map((): Float32Array => new Float32Array(this.dimension));
    const asked: { readonly place: number; readonly tokens: Tokens }[] = [];
    for (const [place, text] of texts.entries())
      if (text !== null) asked.push({ place, tokens: this.model.tokens.single(text) });
    let done = texts.length - asked.length;
    for (const batch of batchesByLength(asked.map(({ tokens }) => tokens.ids.length))) {
      signal?.throwIfAborted();
      const members = batch.flatMap((i) => asked[i] ?? []);
      const found = await this.run(members.map(({ tokens }) => tokens));
      for (const [i, { place }] of members.entries())
        vectors[place] = found[i] ?? new Float32Array(this.dimension);
      progress((done += members.length));
    }
    return vectors;
  }
}

/** What is pooled: the model's own sentence vector where it gives one, else its tokens'. */
function hiddenOf(outputs: Readonly<Record<string, Output>>, path: string): Hidden {
  const output = outputs["sentence_embedding"] ?? outputs["last_hidden_state"] ?? outputs["token_embeddings"];
  if (output === undefined || !(output.data instanceof Float32Array))
    throw new UserError(
      `the model in ${path} gives no embedding: its outputs are ${Object.keys(outputs).join(", ")}`,
      "Choose an embedder; `smb models list` names some",
    );
  return output;
}
