/** Adapter: the embedder that is shipped with smb. No download, no runtime: a table of word vectors and a weighted sum. */
import type { Embedder } from "../../knowledge/embedder.ts";
import { words } from "../../knowledge/words.ts";
import { commonDirections, isV1 } from "./directions.ts";
import { readTable, type VectorTable } from "./table.ts";
import { normalise } from "./vector.ts";
import { wordVectors, type WordVectors } from "./word-vectors.ts";

export interface StaticEmbedder extends Embedder {
  /** The words behind it, for matching a question's words with a passage's across languages. */
  readonly words: WordVectors;
}

/** Changes with the table, the tokens or the weighting: vectors of another making must not be compared with these. */
const idOf = (table: VectorTable): string => (isV1(table) ? "static-v1" : `static-${table.fingerprint}`);

/**
 * The unit vectors of texts: their words' vectors, the telling ones first. Zero where no word is in it. All in one buffer,
 * which spares an allocation for each.
 */
const textVectors = (vectors: WordVectors, texts: readonly string[]): Float32Array[] => {
  const { dimension } = vectors;
  const sum = new Float64Array(dimension);
  const all = new Float32Array(texts.length * dimension);
  return texts.map((text, i) => {
    sum.fill(0);
    vectors.addTo(sum, words(text));
    const vector = all.subarray(i * dimension, (i + 1) * dimension);
    vector.set(sum);
    return normalise(vector);
  });
};

/**
 * The embedded default, from the table in `file` (`vectors-v1.bin`, beside this module and in the package's assets).
 * Any other table of that format does as well. Loads the table whole, once. Rejects where the file is missing or not a whole table.
 */
export const staticEmbedder = async ({ file }: { readonly file: URL | string }): Promise<StaticEmbedder> => {
  const table = await readTable(file);
  const vectors = wordVectors(table, commonDirections(table));
  return {
    id: idOf(table),
    dimension: vectors.dimension,
    words: vectors,
    embed: (texts) => Promise.resolve(textVectors(vectors, texts)),
  };
};
