/** Port: the stored knowledge and its two searches. Adapter: `store/passage-index`; a Postgres one can stand beside it. */
import type { Passage, Piece, SourceRecord } from "./passage.ts";

export interface WordFrequencies {
  readonly passages: number;
  readonly of: ReadonlyMap<string, number>;
}

/** Counting more passages than this for one word is not worth the time. */
export const WIDESPREAD = 2_000;

/** One file (or other origin) that records came from. */
export interface Source {
  /** What the owner would recognise: the file's absolute path, or `errata`. Unique. */
  readonly name: string;
  /** The folder or file that was named to `ingest`; a source that is gone from its root is removed. */
  readonly root: string;
  /** SHA-256 of the content, hex; an unchanged source is not read again. */
  readonly hash: string;
}

export interface IndexedRecord {
  readonly record: Omit<SourceRecord, "pieces">;
  /** SHA-256 of all that the record says, hex. */
  readonly hash: string;
  readonly pieces: readonly (Piece & { readonly vector: Float32Array })[];
}

export interface Match {
  /** Passage id. */
  readonly id: string;
  /** Higher is better: BM25, or the cosine. */
  readonly score: number;
}

export interface MatchFilter {
  readonly kind?: string;
  readonly limit: number;
}

/** A pass over one source: records are put as they are read, and what was not seen again is removed at the end. */
export interface SourcePass {
  /** What is on record of this source's record now, or null. */
  hashOf(recordId: string): Promise<string | null>;
  /** Marks records as still there without writing them again. */
  keep(recordIds: readonly string[]): Promise<void>;
  /** Writes a batch of new or changed records in one transaction. A record id that another source holds is prefixed with this source's base name. */
  put(records: readonly IndexedRecord[]): Promise<void>;
  /**
   * Ends the pass: removes the records that were neither kept nor put, and notes the source's hash. A pass that is not
   * `complete` (a record could not be read: it may be one of those on record) removes nothing and notes no hash, so
   * that the next ingest reads the source again. Gives how many were removed.
   */
  finish(end: { readonly complete: boolean }): Promise<{ readonly removed: number }>;
}

export interface PassageIndex {
  /** The embedder whose vectors stand for every passage; null while that is true of none. */
  embedderId(): Promise<string | null>;
  /** Empties the vectors and makes room for those of another embedder; `embedderId` is null until they are accepted. */
  resetVectors(dimension: number): Promise<void>;
  /** Every passage has its vector of this embedder now. */
  acceptVectors(embedderId: string): Promise<void>;
  putVectors(vectors: readonly { readonly id: string; readonly vector: Float32Array }[]): Promise<void>;
  /** Every passage, in pages of `size`, for embedding again. */
  pages(size: number): AsyncIterable<readonly Passage[]>;

  source(name: string): Promise<(Source & { readonly records: number; readonly passages: number }) | null>;
  sourcesUnder(root: string): Promise<readonly Source[]>;
  beginSource(source: Source): Promise<SourcePass>;
  /** Removes a source with all its records; gives how many records that were. */
  removeSource(name: string): Promise<number>;

  /** BM25 over question, title and text. `words` are matched as whole (stemmed) words, any of them. */
  matchText(words: readonly string[], filter: MatchFilter): Promise<readonly Match[]>;
  /**
   * In how many passages each of the words stands (stemmed, as `matchText` matches them), and how many passages there
   * are. Counting stops at `WIDESPREAD`: such a word tells nothing any more.
   */
  wordFrequencies(words: readonly string[]): Promise<WordFrequencies>;
  matchVector(vector: Float32Array, filter: MatchFilter): Promise<readonly Match[]>;
  /** The passages of these ids, in their order; ids not on record are left out. */
  passages(ids: readonly string[]): Promise<readonly Passage[]>;
  /** The kind of the record that an id of a record or passage, or a link, names; null where none is on record. */
  kindOf(name: string): Promise<string | null>;
  counts(): Promise<{ readonly sources: number; readonly records: number; readonly passages: number }>;
}
