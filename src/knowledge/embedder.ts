/** Port: text → vector. Adapter today: `models/static`, the embedded default; neural ones stand behind the same port. */
export interface Embedder {
  /** Names the model and its version; vectors of different ids are never compared. */
  readonly id: string;
  readonly dimension: number;
  /** Unit vectors, `Float32Array` of `dimension` each; a text with nothing in it gives the zero vector. */
  embed(texts: readonly string[], role: "query" | "passage"): Promise<Float32Array[]>;
}
