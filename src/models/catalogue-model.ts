/** What a model of the catalogue is. */
import type { ModelRole } from "../knowledge/model-shelf.ts";
import type { Pooling, Prompts } from "./description.ts";

export interface CatalogueModel {
  readonly name: string;
  readonly role: ModelRole;
  readonly format: "onnx" | "gguf";
  readonly summary: string;
  readonly languages: string;
  /** SPDX identifier, or the publisher's own name for it. */
  readonly license: string;
  /** `owner/name` on Hugging Face. */
  readonly repository: string;
  /** Of the repository, in the order in which they are fetched. */
  readonly files: readonly string[];
  /** About what is downloaded, for a person who chooses; what is checked is what the server says. */
  readonly bytes: number;
  readonly dimension: number | null;
  readonly maxTokens: number;
  readonly prompts: Prompts;
  readonly pooling: Pooling;
  /** Of a writer alone. */
  readonly writer?: WriterFacts;
}

export interface WriterFacts {
  /** Bytes with a context of 4096 tokens. */
  readonly memory: number;
  /** From so many cores on it answers within the time that a mail is given; null where any will do. */
  readonly cores: number | null;
  /** Whether `pull writer` may choose it. */
  readonly isPicked: boolean;
  /** What its publisher wants before a download; null where nothing. */
  readonly terms: string | null;
}
