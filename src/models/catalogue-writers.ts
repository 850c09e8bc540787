/**
 * The models that write: small instruct models, each in one GGUF file that its own publisher offers. Names of files and
 * their bytes are those of the repositories; layers and heads those of the publishers' config.json.
 */
import type { CatalogueModel, WriterFacts } from "./catalogue-model.ts";
import { NO_PROMPTS } from "./description.ts";

/** Of the context that the memory is reckoned for. */
const CONTEXT = 4096;
/** llama.cpp's own: the buffers of a batch of 512 tokens before a vocabulary of 150,000. */
const BUFFERS = 350_000_000;
/** Keys and values, each a float16. */
const BYTES_PER_VALUE = 2 * 2;

interface Shape {
  readonly layers: number;
  readonly heads: number;
  /** Values of a head. */
  readonly width: number;
}

type Described = Pick<
  CatalogueModel,
  "name" | "summary" | "languages" | "license" | "repository" | "bytes" | "maxTokens"
> &
  Partial<Omit<WriterFacts, "memory">> & { readonly file: string; readonly cache: Shape };

function writer(described: Described): CatalogueModel {
  const { file, cache, cores = null, isPicked = false, terms = null, ...known } = described;
  const kept = CONTEXT * cache.layers * cache.heads * cache.width * BYTES_PER_VALUE;
  return {
    ...known,
    role: "writer",
    format: "gguf",
    files: [file],
    dimension: null,
    prompts: NO_PROMPTS,
    pooling: "mean",
    writer: { memory: described.bytes + kept + BUFFERS, cores, isPicked, terms },
  };
}

const EUROPEAN = "en, fr, es, de, it, pt, nl, zh, ja, ko, ar and more";

/** The best first among those that `pull writer` chooses from. */
export const WRITERS: readonly CatalogueModel[] = [
  writer({
    name: "ministral-3-8b-instruct",
    summary: "strong and multilingual; for a machine with eight cores or a graphics card",
    languages: EUROPEAN,
    license: "Apache-2.0",
    repository: "mistralai/Ministral-3-8B-Instruct-2512-GGUF",
    file: "Ministral-3-8B-Instruct-2512-Q4_K_M.gguf",
    bytes: 5_198_911_904,
    maxTokens: 262_144,
    cache: { layers: 34, heads: 8, width: 128 },
    cores: 8,
    isPicked: true,
  }),
  writer({
    name: "ministral-3-3b-instruct",
    summary: "multilingual, good for its size: the first to try with 8 GB of memory",
    languages: EUROPEAN,
    license: "Apache-2.0",
    repository: "mistralai/Ministral-3-3B-Instruct-2512-GGUF",
    file: "Ministral-3-3B-Instruct-2512-Q4_K_M.gguf",
    bytes: 2_147_023_008,
    maxTokens: 262_144,
    cache: { layers: 26, heads: 8, width: 128 },
    isPicked: true,
  }),
  writer({
    name: "qwen2.5-1.5b-instruct",
    summary: "small and multilingual: the first to try with 4 GB of memory",
    languages: "29, en, zh, fr, es, pt, de, it, ru, ja, ko among them",
    license: "Apache-2.0",
    repository: "Qwen/Qwen2.5-1.5B-Instruct-GGUF",
    file: "qwen2.5-1.5b-instruct-q4_k_m.gguf",
    bytes: 1_117_320_736,
    maxTokens: 32_768,
    cache: { layers: 28, heads: 2, width: 128 },
    isPicked: true,
  }),
  writer({
    name: "qwen2.5-0.5b-instruct",
    summary: "the smallest; for triage rather than for replies",
    languages: "29, en, zh, fr, es, pt, de, it, ru, ja, ko among them",
    license: "Apache-2.0",
    repository: "Qwen/Qwen2.5-0.5B-Instruct-GGUF",
    file: "qwen2.5-0.5b-instruct-q4_k_m.gguf",
    bytes: 491_400_032,
    maxTokens: 32_768,
    cache: { layers: 24, heads: 2, width: 64 },
    isPicked: true,
  }),
  writer({
    name: "qwen3-1.7b",
    summary: "small and multilingual; thinks before it answers, unless it is held to a schema",
    languages: "over 100",
    license: "Apache-2.0",
    repository: "Qwen/Qwen3-1.7B-GGUF",
    file: "Qwen3-1.7B-Q8_0.gguf",
    bytes: 1_834_426_016,
    maxTokens: 40_960,
    cache: { layers: 28, heads: 8, width: 128 },
  }),
  writer({
    name: "qwen3-4b",
    summary: "medium and multilingual; thinks before it answers, unless it is held to a schema",
    languages: "over 100",
    license: "Apache-2.0",
    repository: "Qwen/Qwen3-4B-GGUF",
    file: "Qwen3-4B-Q4_K_M.gguf",
    bytes: 2_497_280_256,
    maxTokens: 40_960,
    cache: { layers: 36, heads: 8, width: 128 },
  }),
  writer({
    name: "qwen3-8b",
    summary: "strong and multilingual; thinks before it answers, unless it is held to a schema",
    languages: "over 100",
    license: "Apache-2.0",
    repository: "Qwen/Qwen3-8B-GGUF",
    file: "Qwen3-8B-Q4_K_M.gguf",
    bytes: 5_027_783_488,
    maxTokens: 40_960,
    cache: { layers: 36, heads: 8, width: 128 },
    cores: 8,
  }),
  writer({
    name: "gemma-4-e2b-it",
    summary: "multilingual; as fast as a model of 2 billion parameters, with the memory of one of 5",
    languages: "over 140",
    license: "Apache-2.0",
    repository: "google/gemma-4-E2B-it-qat-q4_0-gguf",
    file: "gemma-4-E2B_q4_0-it.gguf",
    bytes: 3_349_516_256,
    maxTokens: 131_072,
    // Most layers look back 512 tokens alone, and some share their keys: an upper bound.
    cache: { layers: 35, heads: 1, width: 256 },
  }),
  writer({
    name: "gemma-4-e4b-it",
    summary:
      "multilingual and strong; as fast as a model of 4 billion parameters, with the memory of one of 8",
    languages: "over 140",
    license: "Apache-2.0",
    repository: "google/gemma-4-E4B-it-qat-q4_0-gguf",
    file: "gemma-4-E4B_q4_0-it.gguf",
    bytes: 5_154_941_280,
    maxTokens: 131_072,
    cache: { layers: 42, heads: 2, width: 256 },
  }),
  writer({
    name: "gemma-3-4b-it",
    summary: "multilingual; its publisher wants its terms accepted first",
    languages: "over 140",
    license: "Gemma Terms of Use",
    repository: "google/gemma-3-4b-it-qat-q4_0-gguf",
    file: "gemma-3-4b-it-q4_0.gguf",
    bytes: 3_155_051_328,
    maxTokens: 131_072,
    // Five layers of six look back 1024 tokens alone: an upper bound.
    cache: { layers: 34, heads: 4, width: 256 },
    terms:
      "accept its terms at https://huggingface.co/google/gemma-3-4b-it-qat-q4_0-gguf, download the file there, and `smb models use ./gemma-3-4b-it-q4_0.gguf`",
  }),
  writer({
    name: "granite-3.3-2b-instruct",
    summary: "made for answers from given documents",
    languages: "en, de, es, fr, ja, pt, ar, cs, it, ko, nl, zh",
    license: "Apache-2.0",
    repository: "ibm-granite/granite-3.3-2b-instruct-GGUF",
    file: "granite-3.3-2b-instruct-Q4_K_M.gguf",
    bytes: 1_545_303_328,
    maxTokens: 131_072,
    cache: { layers: 40, heads: 8, width: 64 },
  }),
  writer({
    name: "smollm2-1.7b-instruct",
    summary: "English, from open data",
    languages: "en",
    license: "Apache-2.0",
    repository: "HuggingFaceTB/SmolLM2-1.7B-Instruct-GGUF",
    file: "smollm2-1.7b-instruct-q4_k_m.gguf",
    bytes: 1_055_609_536,
    maxTokens: 8192,
    cache: { layers: 24, heads: 32, width: 64 },
  }),
  writer({
    name: "olmo-2-1b-instruct",
    summary: "English; its data and its training are published",
    languages: "en",
    license: "Apache-2.0",
    repository: "allenai/OLMo-2-0425-1B-Instruct-GGUF",
    file: "OLMo-2-0425-1B-Instruct-Q4_K_M.gguf",
    bytes: 935_515_296,
    maxTokens: 4096,
    cache: { layers: 16, heads: 16, width: 128 },
  }),
  writer({
    name: "phi-3-mini-4k-instruct",
    summary: "English, medium",
    languages: "en",
    license: "MIT",
    repository: "microsoft/Phi-3-mini-4k-instruct-gguf",
    file: "Phi-3-mini-4k-instruct-q4.gguf",
    bytes: 2_393_231_072,
    maxTokens: 4096,
    cache: { layers: 32, heads: 32, width: 96 },
  }),
];
