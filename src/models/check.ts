/** What `smb doctor` says of the models: whether their runtimes load here, and whether those in use do. */
import { errorText, isUserError } from "../errors.ts";
import type { ModelRole } from "../knowledge/model-shelf.ts";
import { readChoices } from "./choice.ts";
import { describe, embedderOf, type OpenOptions, rerankerOf } from "./open.ts";
import { tryEmbedder, tryReranker } from "./try.ts";

export interface ModelCheck {
  readonly name: string;
  readonly finding: string | { readonly warn: string };
}

/**
 * Never rejects: a model that is missing or broken is a warning, since the embedded default does its work meanwhile. A
 * runtime is loaded where a model in use wants it; else its absence is told, and stops nothing.
 */
export async function checkModels(choicesFile: string, options: OpenOptions): Promise<readonly ModelCheck[]> {
  const choices = await readChoices(choicesFile).catch((error: unknown) => ({ error }));
  if ("error" in choices) return [{ name: "models", finding: { warn: told(choices.error) } }];
  return [
    { name: "onnx runtime", finding: await onnxRuntime() },
    { name: "embedder", finding: await inUse("embedder") },
    { name: "reranker", finding: await inUse("reranker") },
  ];

  async function inUse(role: ModelRole): Promise<ModelCheck["finding"]> {
    const choice = "error" in choices ? null : choices[role];
    if (choice === null)
      return role === "embedder" ? "the embedded default (no download)" : "none (`smb models list` has some)";
    try {
      const description = await describe(choice, options);
      if (role === "reranker") {
        const reranker = await rerankerOf(description);
        await tryReranker(reranker).finally(() => reranker.close?.());
        return reranker.id;
      }
      const embedder = await embedderOf(description);
      await tryEmbedder(embedder).finally(() => embedder.close?.());
      return `${embedder.id}, ${embedder.dimension} dimensions`;
    } catch (error) {
      return { warn: told(error) };
    }
  }
}

async function onnxRuntime(): Promise<ModelCheck["finding"]> {
  try {
    await (await import("./transformers/runtime.ts")).loadLibrary();
    return "onnxruntime-node loads";
  } catch (error) {
    return { warn: told(error) };
  }
}

const told = (error: unknown): string =>
  isUserError(error) && error.next !== undefined ? `${error.message} → ${error.next}` : errorText(error);
