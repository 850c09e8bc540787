/** Adapter: the embedder that is shipped with smb. No download, no runtime: a table of word vectors and a weighted sum. */
import type { Embedder } from "../../knowledge/embedder.ts";
import { words } from "../../knowledge/words.ts";
import { commonDirections } from "./directions.ts";
import { readTable } from "./table.ts";
import { normalise } from "./vector.ts";
import { wordVectors, type WordVectors } from "./word-vectors.ts";

export interface StaticEmbedder extends Embedder {
  /** The words behind it, for matching a question's words with a passage's across languages. */
  readonly words: WordVectors;
}

/** Changes with the table, the tokens or the weighting: vectors of another making must not be compared with these. */
const ID = "static-v1";

/** The unit vector of a text: its words' vectors, the telling ones first. Zero where no word is in it. */
const textVector = (vectors: WordVectors, text: string): Float32Array => {
  const sum = new Float32Array(vectors.dimension);
  for (const word of words(text)) {
    const weight = vectors.weight(word);
    const vector = vectors.vector(word);
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + weight * (vector[i] ?? 0);
  }
  return normalise(sum);
};

/**
 * The embedded default, from the table in `file` (`vectors-v1.bin`, beside this module and in the package's assets).
 * Loads the table whole, once. Rejects where the file is missing or not a whole table.
 */
export const staticEmbedder = async ({ file }: { readonly file: URL | string }): Promise<StaticEmbedder> => {
  const vectors = wordVectors(await readTable(file), commonDirections());
  return {
    id: ID,
    dimension: vectors.dimension,
    words: vectors,
    embed: (texts) => Promise.resolve(texts.map((text) => textVector(vectors, text))),
  };
};
