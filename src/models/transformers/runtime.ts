/** transformers.js over onnxruntime: a model's tokenizer and session from a local folder, and never from a network. */
import { availableParallelism } from "node:os";
import type * as Transformers from "@huggingface/transformers";
import { errorText, UserError } from "../../errors.ts";
import { type Tokenizer, TokenReader, type Tokens } from "./tokens.ts";
import { weightsOf } from "./weights.ts";

/** More threads than this gain nothing on models of this size. */
const MOST_THREADS = 8;
/** Up to so many, a machine's processors are taken for cores; of more, every second one for the other half of a core. */
const PLAIN_CORES = 4;
/** Attention needs memory by the square of the length; passages are far shorter than what the largest models read. */
const MOST_TOKENS = 2048;
/** What a model reads where nothing says it. */
const USUAL_TOKENS = 512;
/** Families whose positions are counted from 2 (after the padding's), so that two of them are never used. */
const ROBERTA = /roberta|camembert/;

/** A tensor as the model gives it. */
export interface Output {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

export interface OnnxModel {
  readonly tokens: TokenReader;
  /** Runs one batch; gives the outputs by their names. */
  readonly run: (batch: readonly Tokens[]) => Promise<Readonly<Record<string, Output>>>;
  readonly close: () => Promise<void>;
}

export interface OnnxFolder {
  readonly path: string;
  readonly role: "embedder" | "reranker";
  readonly maxTokens: number | null;
}

/** Rejects with a `UserError` where the runtime is missing or the folder is no whole model. */
export async function loadOnnx(folder: OnnxFolder): Promise<OnnxModel> {
  const weights = await weightsOf(folder.path);
  const library = await loadLibrary();
  try {
    const classes = { embedder: library.AutoModel, reranker: library.AutoModelForSequenceClassification };
    const tokenizer = await library.AutoTokenizer.from_pretrained(folder.path, { local_files_only: true });
    const model = (await classes[folder.role].from_pretrained(folder.path, {
      local_files_only: true,
      subfolder: weights.subfolder,
      model_file_name: weights.name,
      // The file is named whole; fp32 is the type whose files bear no suffix.
      dtype: "fp32",
      device: "cpu",
      session_options: {
        intraOpNumThreads: threadsFor(availableParallelism()),
        interOpNumThreads: 1,
      },
    })) as unknown as Model;
    const read = tokenizer as unknown as Tokenizer;
    const tokens = new TokenReader(read, tokenLimit(read, model.config, folder.maxTokens));
    const padding = read.pad_token_id ?? 0;
    return {
      tokens,
      run: (batch) => model(feedsOf(batch, padding, library.Tensor)),
      close: async () => {
        await model.dispose();
      },
    };
  } catch (error) {
    throw new UserError(
      `the model in ${folder.path} cannot be loaded: ${firstLine(errorText(error))}`,
      "`smb models pull NAME` fetches a model again; `smb models use static` goes back to the embedded default",
      undefined,
      { cause: error },
    );
  }
}

/** The part of transformers.js' model that is used. */
interface Model {
  (feeds: object): Promise<Readonly<Record<string, Output>>>;
  readonly config: { readonly model_type?: string; readonly max_position_embeddings?: number };
  dispose(): Promise<unknown>;
}

type Library = typeof Transformers;

/** Rejects with a `UserError` where onnxruntime's native library is missing or does not load. */
export async function loadLibrary(): Promise<Library> {
  let library: Library;
  try {
    library = await import("@huggingface/transformers");
  } catch (error) {
    throw new UserError(
      `the runtime of ONNX models (onnxruntime-node) cannot be loaded: ${firstLine(errorText(error))}`,
      "Install smb again with optional dependencies allowed (npm install --include=optional); `smb models use static` needs none",
      undefined,
      { cause: error },
    );
  }
  const { env, LogLevel } = library;
  env.allowLocalModels = true;
  env.allowRemoteModels = false;
  env.useFSCache = false;
  env.logLevel = LogLevel.ERROR;
  return library;
}

/** Threads for a machine of so many processors: two on one core slow each other down in matrix products. */
export const threadsFor = (processors: number): number =>
  Math.min(Math.max(Math.min(processors, PLAIN_CORES), Math.floor(processors / 2)), MOST_THREADS);

function tokenLimit(tokenizer: Tokenizer, config: Model["config"], published: number | null): number {
  const { model_type = "", max_position_embeddings = Infinity } = config;
  const positions = max_position_embeddings - (ROBERTA.test(model_type) ? 2 : 0);
  // Tokenizers without a maximum say 10^30.
  const said = Math.min(tokenizer.model_max_length, positions, published ?? Infinity);
  return Math.min(said < 1e6 ? said : USUAL_TOKENS, MOST_TOKENS);
}

/** The batch as tensors, shorter texts padded at their end. */
function feedsOf(batch: readonly Tokens[], padding: number, Tensor: Library["Tensor"]): object {
  const longest = batch.reduce((most, { ids }) => Math.max(most, ids.length), 1);
  const size = batch.length * longest;
  const ids = new BigInt64Array(size).fill(BigInt(padding));
  const mask = new BigInt64Array(size);
  const types = new BigInt64Array(size);
  for (const [row, tokens] of batch.entries()) {
    const start = row * longest;
    for (const [i, id] of tokens.ids.entries()) ids[start + i] = BigInt(id);
    mask.fill(1n, start, start + tokens.ids.length);
    if (tokens.types) for (const [i, type] of tokens.types.entries()) types[start + i] = BigInt(type);
  }
  const tensor = (data: BigInt64Array) => new Tensor("int64", data, [batch.length, longest]);
  return { input_ids: tensor(ids), attention_mask: tensor(mask), token_type_ids: tensor(types) };
}

const firstLine = (text: string): string => text.split("\n", 1)[0] ?? "";
