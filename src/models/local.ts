/** A folder or a GGUF file of the owner's: what its files say of it. */
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { UserError } from "../errors.ts";
import type { UseOptions } from "../knowledge/model-shelf.ts";
import { CATALOGUE, type CatalogueModel } from "./catalogue.ts";
import { type ModelDescription, NO_PROMPTS, type Pooling, POOLINGS } from "./description.ts";
import { sha256Of } from "./files.ts";
import { readGguf } from "./gguf.ts";
import { weightsOf } from "./transformers/weights.ts";

/** The weights' file of a model, absolute. */
export const weightsFile = async ({
  format,
  path,
}: Pick<ModelDescription, "format" | "path">): Promise<string> =>
  format === "gguf" ? path : join(path, (await weightsOf(path)).path);

/**
 * Describes the model at `path`. Prompts and pooling are those of sentence-transformers' files in the folder, else those
 * of the catalogue's model that the folder or file is named for, else none and the mean; `options` outdo all. What a
 * GGUF file is for, its header says. Rejects with a `UserError` where it is no model.
 */
export async function describeLocal(
  path: string,
  options: UseOptions,
  name: string = basename(path),
): Promise<ModelDescription> {
  const format = path.endsWith(".gguf") ? "gguf" : "onnx";
  const config = format === "onnx" ? await configOf(path) : {};
  const role = format === "onnx" ? onnxRole(config) : (await readGguf(path)).role;
  const weights = {
    name,
    role,
    format,
    path,
    revision: await sha256Of(await weightsFile({ format, path })),
  } as const;
  if (role === "writer") return { ...weights, prompts: NO_PROMPTS, pooling: "mean", maxTokens: null };
  const kin = kinOf(`${config._name_or_path ?? ""}/${name}/${basename(path)}`);
  return { ...weights, ...reading(options, await saidIn(path), kin), maxTokens: kin?.maxTokens ?? null };
}

/** What the configuration of a model in ONNX format says; an embedder where it says nothing. */
export const onnxRoleOf = (folder: string): Promise<"embedder" | "reranker"> =>
  configOf(folder).then(onnxRole, () => "embedder");

const onnxRole = ({ architectures }: z.infer<typeof configSchema>): "embedder" | "reranker" =>
  architectures?.some(classifies) ? "reranker" : "embedder";
const classifies = (architecture: string): boolean => architecture.endsWith("ForSequenceClassification");

async function configOf(folder: string): Promise<z.infer<typeof configSchema>> {
  const config = await json(join(folder, "config.json"), configSchema);
  if (config !== null) return config;
  throw new UserError(
    `${folder} is no model's folder: it has no config.json`,
    "A model's folder has config.json, tokenizer.json and onnx/model.onnx or onnx/model_quantized.onnx.",
  );
}

function reading(
  options: UseOptions,
  said: Said,
  kin: CatalogueModel | null,
): Pick<ModelDescription, "prompts" | "pooling"> {
  const { prompts, pooling } = kin ?? { prompts: { query: "", passage: "" }, pooling: "mean" };
  return {
    prompts: {
      query: options.queryPrefix ?? said.query ?? prompts.query,
      passage: options.passagePrefix ?? said.passage ?? prompts.passage,
    },
    pooling: poolingOption(options.pooling) ?? said.pooling ?? pooling,
  };
}

/** What sentence-transformers' files in a folder say; null what they do not. */
interface Said {
  readonly query: string | null;
  readonly passage: string | null;
  readonly pooling: Pooling | null;
}

const configSchema = z.object({
  architectures: z.array(z.string()).nullish(),
  _name_or_path: z.string().nullish(),
});

/** sentence-transformers' files: the prompts by name, and the way of pooling. */
const promptsSchema = z.object({ prompts: z.record(z.string(), z.string().nullable()).optional() });
const poolingSchema = z.object({
  pooling_mode_cls_token: z.boolean().optional(),
  pooling_mode_mean_tokens: z.boolean().optional(),
  pooling_mode_lasttoken: z.boolean().optional(),
});

/** Of a GGUF file, which is no folder, nothing. */
async function saidIn(folder: string): Promise<Said> {
  const prompts =
    (await json(join(folder, "config_sentence_transformers.json"), promptsSchema))?.prompts ?? {};
  const pooling = await json(join(folder, "1_Pooling", "config.json"), poolingSchema);
  return {
    query: prompts["query"] ?? null,
    passage: prompts["passage"] ?? prompts["document"] ?? null,
    pooling: pooling && poolingSaid(pooling),
  };
}

function poolingSaid(said: z.infer<typeof poolingSchema>): Pooling | null {
  if (said.pooling_mode_cls_token) return "cls";
  if (said.pooling_mode_lasttoken) return "last";
  return said.pooling_mode_mean_tokens ? "mean" : null;
}

/** The catalogue's model whose name stands in `text` as a whole part of a path; for GGUF with the kind of weights after it. */
const kinOf = (text: string): CatalogueModel | null =>
  CATALOGUE.find(({ name }) =>
    text
      .toLowerCase()
      .split(/[/\\]/)
      .some((part) => part === name.toLowerCase() || part.startsWith(`${name.toLowerCase()}.`)),
  ) ?? null;

function poolingOption(text: string | undefined): Pooling | null {
  if (text === undefined) return null;
  const pooling = POOLINGS.find((name) => name === text);
  if (pooling === undefined) throw new UserError(`${text} is no pooling`, `one of ${POOLINGS.join(", ")}`);
  return pooling;
}

/** A JSON file of that form; null where there is none that can be read. */
async function json<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    return schema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return null;
  }
}
