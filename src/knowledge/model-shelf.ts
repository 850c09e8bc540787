/** Port: the models on this machine, those that can be had, and which are in use. Adapter: `models/shelf`. */

export type ModelRole = "embedder" | "reranker" | "writer";

/** A model of the catalogue, the embedded default, or a folder or file of the owner's that is in use. */
export interface ShelfModel {
  readonly name: string;
  readonly role: ModelRole;
  /** What it is good for, in a line. */
  readonly summary: string;
  /** ISO 639-1, or "100 languages" and the like. */
  readonly languages: string;
  /** SPDX identifier, or the publisher's own name for it; null where nothing says it. */
  readonly license: string | null;
  /** Of its vectors; null where only the files say it, and for a model that makes none. */
  readonly dimension: number | null;
  readonly maxTokens: number | null;
  /** On disk where it is installed, else about what is downloaded. */
  readonly bytes: number;
  /** Of a writer: what it takes to run, in bytes; null where nobody measured it. */
  readonly memory: number | null;
  /** What its publisher wants before it is downloaded; null where nothing. */
  readonly terms: string | null;
  readonly installed: boolean;
  readonly inUse: boolean;
  /** Where it comes from or stands. */
  readonly source: string;
  /** What is wrong with its files; null where nothing is, or it is not installed. */
  readonly problem: string | null;
}

export interface PullProgress {
  /** Bytes, of all files. */
  readonly done: number;
  readonly total: number;
  readonly file: string;
}

export interface PullOptions {
  readonly progress: (progress: PullProgress) => void;
  readonly signal: AbortSignal;
}

export interface Pulled {
  readonly name: string;
  readonly folder: string;
  /** Of the repository, as the server named it. */
  readonly revision: string;
  readonly bytes: number;
  /** Of them, those that came now: 0 where all was there already. */
  readonly fetched: number;
  /** Why this one, where the choice was ours; else null. */
  readonly reason: string | null;
}

/** For a folder or file of the owner's: what the files do not say. */
export interface UseOptions {
  readonly queryPrefix?: string | undefined;
  readonly passagePrefix?: string | undefined;
  readonly pooling?: string | undefined;
}

export interface InUse {
  readonly name: string;
  readonly role: ModelRole;
  /** Names the model and its content; null where a role was put out of use. */
  readonly id: string | null;
  /** Of its vectors; null for a model that makes none. */
  readonly dimension: number | null;
  /** Of a writer, as tried here; else null. */
  readonly tokensPerSecond: number | null;
}

export interface ModelShelf {
  /** `verify` reads every installed file and compares it with its checksum. */
  list(options: { readonly verify: boolean }): Promise<readonly ShelfModel[]>;
  /**
   * Downloads a model, or what is missing of it: one of the catalogue; `hf:OWNER/REPO/FILE.gguf`, or `hf:OWNER/REPO` for
   * one in ONNX; `writer` for the one that fits this machine.
   */
  pull(name: string, options: PullOptions): Promise<Pulled>;
  /** Deletes a downloaded model. Rejects with a `UserError` where it is in use. */
  remove(name: string): Promise<{ readonly name: string; readonly bytes: number }>;
  /**
   * Puts a model to use, after it was loaded and tried: a name of the catalogue, a downloaded `hf:` address, a folder, a
   * `.gguf` file; `static` for the embedded default, `no-reranker` and `no-writer` for none.
   */
  use(target: string, options?: UseOptions): Promise<InUse>;
}
