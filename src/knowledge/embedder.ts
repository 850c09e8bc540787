/** Port: text → vector. Adapters: `models/static`, the embedded default; `models/transformers` and `models/llama`. */
export interface Embedder {
  /** Names the model and its version; vectors of different ids are never compared. */
  readonly id: string;
  readonly dimension: number;
  /** Unit vectors, `Float32Array` of `dimension` each; a text with nothing in it gives the zero vector. */
  embed(texts: readonly string[], role: "query" | "passage", options?: EmbedOptions): Promise<Float32Array[]>;
  /** Frees what the model holds. Left out where there is nothing to free. */
  close?(): Promise<void>;
}

/** For many texts and a slow model; the embedded default is done before either would matter. */
export interface EmbedOptions {
  /** Called now and then with how many of the texts are done. */
  readonly progress?: (done: number) => void;
  /** Aborted, the call rejects with the signal's reason, within a batch. */
  readonly signal?: AbortSignal;
}
