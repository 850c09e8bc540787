/** A choice → the model, opened. A model that is optional never stops the service: without it, the default does the job. */
import { errorText, isUserError, UserError } from "../errors.ts";
import type { Generator } from "../generation/generator.ts";
import type { Embedder } from "../knowledge/embedder.ts";
import type { ModelRole } from "../knowledge/model-shelf.ts";
import type { Reranker } from "../knowledge/reranker.ts";
import { isHubAddress } from "./address.ts";
import { CATALOGUE, catalogued, type CatalogueModel } from "./catalogue.ts";
import type { ModelChoice } from "./choice.ts";
import type { ModelDescription } from "./description.ts";
import { sizeOf } from "./files.ts";
import { describeInstalled, folderOf, problemOf, readManifest } from "./installed.ts";
import { weightsFile } from "./local.ts";
import type { LlamaOptions } from "./llama/generator.ts";

export interface OpenOptions {
  /** The folder of downloaded models. */
  readonly models: string;
  readonly catalogue?: readonly CatalogueModel[];
}

/**
 * What was opened, and what to tell the person where it is not what was chosen. Vectors of the model that is missing
 * stay on record, so do not make them anew with the default because of a note: it may be back at the next start.
 */
export interface Opened<Model> {
  readonly model: Model;
  readonly note: string | null;
}

/** The chosen embedder; the default where none is chosen, and with a note where the chosen one cannot be opened. */
export async function openEmbedder(
  choice: ModelChoice | null,
  staticEmbedder: Embedder,
  options: OpenOptions,
): Promise<Opened<Embedder>> {
  if (choice === null) return { model: staticEmbedder, note: null };
  try {
    return { model: await embedderOf(await describe(choice, options)), note: null };
  } catch (error) {
    return { model: staticEmbedder, note: `${noteOf(error)}; until then search does without it` };
  }
}

/** The chosen reranker; null where none is chosen, and with a note where the chosen one cannot be opened. */
export async function openReranker(
  choice: ModelChoice | null,
  options: OpenOptions,
): Promise<Opened<Reranker | null>> {
  if (choice === null) return { model: null, note: null };
  try {
    return { model: await rerankerOf(await describe(choice, options)), note: null };
  } catch (error) {
    return { model: null, note: `${noteOf(error)}; until then nothing is reranked` };
  }
}

/**
 * The chosen writer, of which nothing is loaded before it is first asked; null where none is chosen, and with a note where
 * the chosen one's files are not as they were.
 */
export async function openWriter(
  choice: ModelChoice | null,
  options: OpenOptions & { readonly llama: LlamaOptions },
): Promise<Opened<Generator | null>> {
  if (choice === null) return { model: null, note: null };
  try {
    return { model: await generatorOf(await describe(choice, options), options.llama), note: null };
  } catch (error) {
    return { model: null, note: `${noteOf(error)}; until then ${WITHOUT_WRITER}` };
  }
}

const WITHOUT_WRITER = "replies quote your own sentences word for word";

/** What smb does without a model that writes, and how to get one. */
export const withoutWriterNote = (): string =>
  `${WITHOUT_WRITER}; \`smb models pull writer\` brings a model that writes`;

/** Rejects with a `UserError` where the model's files are missing or not as they were. */
export async function describe(
  choice: ModelChoice,
  { models, catalogue = CATALOGUE }: OpenOptions,
): Promise<ModelDescription> {
  if (choice.kind === "local") {
    const size = await sizeOf(await weightsFile(choice));
    if (size === choice.bytes) return choice;
    throw new UserError(
      `the model ${choice.path} is ${size === null ? "gone" : "another than when it was put to use"}`,
      `${again(choice)}, \`smb models use ${NO_MODEL[choice.role]}\` goes without`,
    );
  }
  const model = catalogued(choice.name, catalogue);
  if (model === null)
    throw new UserError(
      `the model ${choice.name} is not in the catalogue`,
      "`smb models list` shows what is",
    );
  const folder = folderOf(models, model);
  const manifest = await readManifest(folder);
  const problem = manifest === null ? "it is not downloaded" : await problemOf(folder, manifest, false);
  if (manifest !== null && problem === null) return describeInstalled(model, folder, manifest);
  throw new UserError(
    `the model ${model.name} cannot be used: ${problem ?? ""}`,
    `\`smb models pull ${model.name}\` fetches what is missing, \`smb models use ${NO_MODEL[model.role]}\` goes without`,
  );
}

/** What `smb models use` calls the absence of a model in that role. */
export const NO_MODEL = {
  embedder: "static",
  reranker: "no-reranker",
  writer: "no-writer",
} as const satisfies Record<ModelRole, string>;

const again = ({ name, path }: Extract<ModelChoice, { kind: "local" }>): string =>
  isHubAddress(name)
    ? `\`smb models pull ${name}\` fetches it again, and \`smb models use ${name}\` takes it`
    : `\`smb models use ${path}\` takes it as it is now`;

/** Rejects with a `UserError` where it cannot be loaded. */
export async function embedderOf(description: ModelDescription): Promise<Embedder> {
  if (description.role !== "embedder")
    throw new UserError(`${description.name} is a ${description.role}, no embedder`);
  if (description.format === "gguf") return (await import("./llama/embedder.ts")).ggufEmbedder(description);
  return (await import("./transformers/embedder.ts")).onnxEmbedder(description);
}

/** Rejects with a `UserError` where it cannot be loaded. */
export async function rerankerOf(description: ModelDescription): Promise<Reranker> {
  if (description.role !== "reranker" || description.format !== "onnx")
    throw new UserError(`${description.name} is no reranker in ONNX format`);
  return (await import("./transformers/reranker.ts")).onnxReranker(description);
}

/** For a few words: no memory for long mails, and nothing left behind. */
const TRIAL: LlamaOptions = {
  contextTokens: 1024,
  threads: null,
  stateFolder: null,
  timeoutMilliseconds: 180_000,
};

/** The model is loaded when it is first asked. Rejects with a `UserError` where it writes nothing. */
export async function generatorOf(
  description: ModelDescription,
  options: LlamaOptions = TRIAL,
): Promise<Generator> {
  if (description.role !== "writer" || description.format !== "gguf")
    throw new UserError(`${description.name} is no model that writes`);
  return (await import("./llama/generator.ts")).llamaGenerator(description, options);
}

function noteOf(error: unknown): string {
  const next = isUserError(error) && error.next !== undefined ? ` (${error.next})` : "";
  return `${errorText(error)}${next}`;
}
