/** What `smb doctor` says of the models: whether their runtimes load here, and whether those in use do. */
import { errorText, isUserError } from "../errors.ts";
import { type ModelChoice, readChoices } from "./choice.ts";
import type { ModelDescription } from "./description.ts";
import {
  describe,
  embedderOf,
  generatorOf,
  type OpenOptions,
  rerankerOf,
  withoutWriterNote,
} from "./open.ts";
import { tryEmbedder, tryReranker, tryWriter } from "./try.ts";

export interface ModelCheck {
  readonly name: string;
  readonly finding: string | { readonly warn: string };
}

/**
 * Never rejects: a model that is missing or broken is a warning, since the embedded default does its work meanwhile. A
 * runtime is loaded where a model in use wants it; else its absence is told, and stops nothing. `now` gives milliseconds.
 */
export async function checkModels(
  choicesFile: string,
  options: OpenOptions,
  now: () => number = () => performance.now(),
): Promise<readonly ModelCheck[]> {
  const choices = await readChoices(choicesFile).catch((error: unknown) => ({ error }));
  if ("error" in choices) return [{ name: "models", finding: { warn: told(choices.error) } }];
  const inUse = async (
    choice: ModelChoice | null,
    none: string,
    tried: (description: ModelDescription) => Promise<string>,
  ): Promise<ModelCheck["finding"]> => {
    if (choice === null) return none;
    return describe(choice, options).then(tried).catch(warning);
  };
  const { embedder, reranker, writer } = choices;
  return [
    { name: "onnx runtime", finding: await onnxRuntime().catch(warning) },
    { name: "gguf runtime", finding: await ggufRuntime().catch(warning) },
    { name: "embedder", finding: await inUse(embedder, "the embedded default (no download)", triedEmbedder) },
    { name: "reranker", finding: await inUse(reranker, "none (`smb models list` has some)", triedReranker) },
    {
      name: "writer",
      finding: await inUse(writer, `none: ${withoutWriterNote()}`, (it) => triedWriter(it, now)),
    },
  ];
}

async function triedEmbedder(description: ModelDescription): Promise<string> {
  const embedder = await embedderOf(description);
  await tryEmbedder(embedder).finally(() => embedder.close?.());
  return `${embedder.id}, ${embedder.dimension} dimensions`;
}

async function triedReranker(description: ModelDescription): Promise<string> {
  const reranker = await rerankerOf(description);
  await tryReranker(reranker).finally(() => reranker.close?.());
  return reranker.id;
}

async function triedWriter(description: ModelDescription, now: () => number): Promise<string> {
  const generator = await generatorOf(description);
  const rate = await tryWriter(generator, now).finally(() => generator.close?.());
  return rate === null ? generator.id : `${generator.id}, ${rateText(rate)} tokens a second`;
}

/** `71`, `2.4`: below ten a person waits, and the tenth tells. */
const rateText = (rate: number): string => (rate < 10 ? rate.toFixed(1) : rate.toFixed(0));

async function onnxRuntime(): Promise<string> {
  await (await import("./transformers/runtime.ts")).loadLibrary();
  return "onnxruntime-node loads";
}

async function ggufRuntime(): Promise<string> {
  const llama = await (await import("./llama/runtime.ts")).loadLlama(() => undefined);
  const { gpu } = llama;
  await llama.dispose();
  return `node-llama-cpp loads (${gpu === false ? "CPU" : gpu})`;
}

const warning = (error: unknown): { readonly warn: string } => ({ warn: told(error) });

const told = (error: unknown): string =>
  isUserError(error) && error.next !== undefined ? `${error.message} → ${error.next}` : errorText(error);
