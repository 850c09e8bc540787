/** What has to be known of a model's files before they are opened. */
import { createHash } from "node:crypto";
import type { ModelRole } from "../knowledge/model-shelf.ts";

/** How the tokens' vectors become the text's: their mean, the first one ([CLS]), the last one. */
export const POOLINGS = ["mean", "cls", "last"] as const;
export type Pooling = (typeof POOLINGS)[number];

/** What a model wants to read before a text, "" where nothing. */
export interface Prompts {
  readonly query: string;
  readonly passage: string;
}

export const NO_PROMPTS: Prompts = { query: "", passage: "" };

export interface ModelDescription {
  readonly name: string;
  readonly role: ModelRole;
  /** `onnx`: a folder with config.json, tokenizer.json and onnx/model*.onnx. `gguf`: one file. */
  readonly format: "onnx" | "gguf";
  /** The folder or the file, absolute. */
  readonly path: string;
  /** Of the weights' content, hex: another file is another model. */
  readonly revision: string;
  readonly prompts: Prompts;
  /** ONNX alone: a GGUF file says it itself. */
  readonly pooling: Pooling;
  /** As its publisher says; null where only the files say it. */
  readonly maxTokens: number | null;
}

/** Changes when the same files give other vectors, because our code around them changed. */
const ADAPTER_VERSION = 1;
const SHORT = 12;

/** Names the model, its content and what is done around it: vectors are compared under equal ids alone. */
export function modelId({ name, revision, prompts, pooling, maxTokens }: ModelDescription): string {
  const around = JSON.stringify([ADAPTER_VERSION, prompts.query, prompts.passage, pooling, maxTokens]);
  const hash = createHash("sha256").update(around).digest("hex");
  return `${name}@${revision.slice(0, SHORT)}+${hash.slice(0, 8)}`;
}
