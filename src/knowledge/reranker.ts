/** Port: a model that reads a query and a passage together. Adapter: `models/transformers`. Optional. */
export interface Reranker {
  /** Names the model and its version. */
  readonly id: string;
  /** How well each text answers the query, any scale, higher is better; in the texts' order. */
  score(query: string, texts: readonly string[]): Promise<readonly number[]>;
  /** Frees what the model holds. */
  close?(): Promise<void>;
}
