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
  /** Each with its vector in the space of the embedder that the pass was begun with. */
  readonly pieces: readonly (Piece & { readonly vector: Float32Array })[];
}

export interface Match {
  /** Passage id. */
  readonly id: string;
  /** Higher is better: BM25, or the cosine. */
  readonly score: number;
}

/** Which passages may be found; what is left out does not matter. */
export interface PassageFilter {
  readonly kind?: string | undefined;
  readonly tag?: string | undefined;
  /** ISO 639-1. */
  readonly language?: string | undefined;
  /** ISO 8601 dates or the beginning of one (`2026-05`), both inclusive. A record without a date is in neither. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

export interface MatchFilter extends PassageFilter {
  readonly limit: number;
}

export interface VectorFilter extends MatchFilter {
  /** Whose vector it is: nothing is found where another embedder's are searched meanwhile. */
  readonly embedderId?: string | undefined;
}

/** A word of the owner's knowledge, and in how many passages it stands. */
export interface KnownWord {
  readonly word: string;
  readonly passages: number;
}

/** What is on record of a source's record. */
export interface KnownRecord {
  readonly hash: string;
  /** Whether this pass has given it already. */
  readonly seen: boolean;
}

/** What one transaction of a pass writes. */
export interface PassCommit {
  /** New or changed. A record id that another source holds is prefixed with this source's base name. */
  readonly put: readonly IndexedRecord[];
  /** Ids of records that are still there as they were. */
  readonly keep: readonly string[];
  /** How far the source was read, as `Loaded.at`; null where its loader does not say. */
  readonly at: number | null;
  /** Whether all that was read since the last commit could be read. */
  readonly complete: boolean;
}

/**
 * A pass over one source: records are put as they are read, and what was not seen again is removed at the end. Nothing
 * is written before the first commit. A pass that was cut off goes on where the source still has the same hash.
 */
export interface SourcePass {
  /** Where to go on reading, as `Loaded.at`; 0 for a new pass. */
  readonly from: number;
  /** What the run that was cut off has seen already. */
  readonly before: { readonly records: number; readonly passages: number };
  /** What is on record of these; ids that are not on record are left out. */
  known(recordIds: readonly string[]): Promise<ReadonlyMap<string, KnownRecord>>;
  commit(step: PassCommit): Promise<void>;
  /**
   * Ends the pass: removes the records that were neither kept nor put, and notes the source's hash. Where something in
   * it could not be read (it may be one of those on record), it removes nothing and notes no hash, so that the next
   * ingest reads the source again. Gives how many were removed.
   */
  finish(): Promise<{ readonly removed: number }>;
}

/**
 * Vectors of the passages, a space for each embedder. One space is searched; another may be filled beside it, so that a
 * changed model leaves no gap.
 */
export interface VectorSpaces {
  /** The embedder whose vectors are searched, and stand for every passage; null while that is true of none. */
  embedderId(): Promise<string | null>;
  /** Makes room for the vectors of an embedder, beside what is there; what an earlier, cut-off run filled in stays. */
  openVectors(embedder: { readonly id: string; readonly dimension: number }): Promise<void>;
  /** The passages that have no vector of this embedder yet, in pages of `size`, each read after the last was put. */
  withoutVector(embedderId: string, size: number): AsyncIterable<readonly Passage[]>;
  /** A zero vector is on record as having no direction: it is never found, and not asked for again. */
  putVectors(
    embedderId: string,
    vectors: readonly { readonly id: string; readonly vector: Float32Array }[],
  ): Promise<void>;
  /** Every passage has its vector of this embedder now: from here on it is searched, and all others are dropped. */
  acceptVectors(embedderId: string): Promise<void>;
}

/** What an erratum contradicts of a passage. */
export interface Contradiction {
  readonly passageId: string;
  /** Id of the erratum, which is that of its own passage. */
  readonly erratum: string;
  /** `textHash` of the text that was judged: what a passage says since then is judged anew. */
  readonly hash: string;
  /** Whether all that the passage says is corrected, as where both answer one question. */
  readonly whole: boolean;
  /** What may not be quoted any more, as it stands in the passage. */
  readonly sentences: readonly string[];
}

export interface PassageIndex extends VectorSpaces {
  /** Every passage, in pages of `size`. */
  pages(size: number): AsyncIterable<readonly Passage[]>;
  /** Grows with every change of what is known; what was learned from it is as old as the number that it bears. */
  knowledgeVersion(): Promise<number>;

  source(name: string): Promise<(Source & { readonly records: number; readonly passages: number }) | null>;
  /** The source of that name, those below that folder, and those that were named by it; all without a root. */
  sourcesUnder(root?: string): Promise<readonly Source[]>;
  /**
   * `embedderId` names the space, opened before, that the pieces' vectors go to. With `grownFrom`, a `Loaded.at`, all that
   * was read before that place is as it was: the pass begins there, and its records count as seen.
   */
  beginSource(source: Source, embedderId: string, grownFrom?: number): Promise<SourcePass>;
  /** Removes a source with all its records; gives how many records that were. */
  removeSource(name: string): Promise<number>;

  /** BM25 over question, title and text. `words` are matched as whole (stemmed) words, any of them. */
  matchText(words: readonly string[], filter: MatchFilter): Promise<readonly Match[]>;
  /**
   * In how many passages each of the words stands (stemmed, as `matchText` matches them), and how many passages there
   * are. Counting stops at `WIDESPREAD`: such a word tells nothing any more.
   */
  wordFrequencies(words: readonly string[]): Promise<WordFrequencies>;
  /**
   * What a word that stands in no passage may have been meant to be: words of the knowledge one edit away (two in long
   * ones), the likeliest first. None for a word that stands there.
   */
  nearWords(word: string): Promise<readonly KnownWord[]>;
  matchVector(vector: Float32Array, filter: VectorFilter): Promise<readonly Match[]>;
  /** The passages of these ids, in their order; ids not on record are left out. */
  passages(ids: readonly string[]): Promise<readonly Passage[]>;
  /** The passages of these records, in their order, at most `most` of each. */
  passagesOf(recordIds: readonly string[], most: number): Promise<readonly Passage[]>;
  /** Ids and links, as records name them in `refs` → the ids of the records that are meant. Names not on record are left out. */
  resolve(names: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** The kind of the record that an id of a record or passage, or a link, names; null where none is on record. */
  kindOf(name: string): Promise<string | null>;
  /** What errata contradict of these passages. */
  contradictionsOf(passageIds: readonly string[]): Promise<readonly Contradiction[]>;
  counts(): Promise<{ readonly sources: number; readonly records: number; readonly passages: number }>;
}
