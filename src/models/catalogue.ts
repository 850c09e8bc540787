/** The models that `smb models pull` knows. Facts are their publishers'; checksums come from the server at pull time. */
import type { CatalogueModel } from "./catalogue-model.ts";
import { WRITERS } from "./catalogue-writers.ts";
import { NO_PROMPTS } from "./description.ts";

export type { CatalogueModel } from "./catalogue-model.ts";

const MB = 1_000_000;
/** What a tokenizer and a session need; int8 weights, which a CPU computes fastest. */
const ONNX_FILES = [
  "config.json",
  "tokenizer_config.json",
  "tokenizer.json",
  "onnx/model_quantized.onnx",
] as const;

export const CATALOGUE: readonly CatalogueModel[] = [
  {
    name: "multilingual-e5-small",
    role: "embedder",
    format: "onnx",
    summary: "small and multilingual: the first to try",
    languages: "about 100",
    license: "MIT",
    repository: "Xenova/multilingual-e5-small",
    files: ONNX_FILES,
    bytes: 135 * MB,
    dimension: 384,
    maxTokens: 512,
    prompts: { query: "query: ", passage: "passage: " },
    pooling: "mean",
  },
  {
    name: "bge-small-en-v1.5",
    role: "embedder",
    format: "onnx",
    summary: "English, small, strong for its size",
    languages: "en",
    license: "MIT",
    repository: "Xenova/bge-small-en-v1.5",
    files: ONNX_FILES,
    bytes: 35 * MB,
    dimension: 384,
    maxTokens: 512,
    prompts: { query: "Represent this sentence for searching relevant passages: ", passage: "" },
    pooling: "cls",
  },
  {
    name: "all-MiniLM-L6-v2",
    role: "embedder",
    format: "onnx",
    summary: "English, the smallest and fastest",
    languages: "en",
    license: "Apache-2.0",
    repository: "Xenova/all-MiniLM-L6-v2",
    files: ONNX_FILES,
    bytes: 24 * MB,
    dimension: 384,
    // The publisher's own limit, though its positions go to 512: it was trained on 128 and cuts at 256.
    maxTokens: 256,
    prompts: NO_PROMPTS,
    pooling: "mean",
  },
  {
    name: "bge-m3",
    role: "embedder",
    format: "onnx",
    summary: "the strongest multilingual one here; ten times as slow as a small one",
    languages: "over 100",
    license: "MIT",
    repository: "Xenova/bge-m3",
    files: ONNX_FILES,
    bytes: 587 * MB,
    dimension: 1024,
    maxTokens: 8192,
    prompts: NO_PROMPTS,
    pooling: "cls",
  },
  {
    name: "nomic-embed-text-v1.5",
    role: "embedder",
    format: "gguf",
    summary: "English, medium, runs in llama.cpp",
    languages: "en",
    license: "Apache-2.0",
    repository: "nomic-ai/nomic-embed-text-v1.5-GGUF",
    files: ["nomic-embed-text-v1.5.Q8_0.gguf"],
    bytes: 146 * MB,
    dimension: 768,
    // Of its GGUF files in llama.cpp without a changed rope scaling.
    maxTokens: 2048,
    prompts: { query: "search_query: ", passage: "search_document: " },
    pooling: "mean",
  },
  {
    name: "ms-marco-MiniLM-L-6-v2",
    role: "reranker",
    format: "onnx",
    summary: "English, small and fast",
    languages: "en",
    license: "Apache-2.0",
    repository: "Xenova/ms-marco-MiniLM-L-6-v2",
    files: ONNX_FILES,
    bytes: 24 * MB,
    dimension: null,
    maxTokens: 512,
    prompts: NO_PROMPTS,
    pooling: "mean",
  },
  {
    name: "bge-reranker-v2-m3",
    role: "reranker",
    format: "onnx",
    summary: "multilingual and strong; a second or more for ten passages on two cores",
    languages: "over 100",
    license: "Apache-2.0",
    repository: "onnx-community/bge-reranker-v2-m3-ONNX",
    files: ONNX_FILES,
    bytes: 588 * MB,
    dimension: null,
    maxTokens: 8192,
    prompts: NO_PROMPTS,
    pooling: "mean",
  },
  ...WRITERS,
];

/** The model of that name, in any case; null where there is none. */
export const catalogued = (
  name: string,
  catalogue: readonly CatalogueModel[] = CATALOGUE,
): CatalogueModel | null =>
  catalogue.find((model) => model.name.toLowerCase() === name.toLowerCase()) ?? null;
