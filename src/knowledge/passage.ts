/** A retrievable piece of the owner's knowledge, and the record it came from. */

/** One record as a loader reads it: a file, an entry of a table, a past reply. */
export interface SourceRecord {
  /** The record's own id where it has one; else made from its place by the loader, e.g. `policies/returns.md`. */
  readonly id: string;
  /** `faq`, `doc`, `reply`, `erratum` or a word of the owner's. */
  readonly kind: string;
  readonly title: string;
  readonly url: string | null;
  readonly tags: readonly string[];
  /** Ids or links of other records that this one cites. */
  readonly refs: readonly string[];
  /** ISO 639-1, or null where it is not said; ingest then tells it from the text. */
  readonly language: string | null;
  /** ISO 8601 date, or null. */
  readonly date: string | null;
  /**
   * Whether the record is one entry of a list (a CSV row, an NDJSON record): its only piece then bears the record's id as
   * it is. A file's pieces are numbered `id#n` even where there is one.
   */
  readonly single: boolean;
  readonly pieces: readonly Piece[];
}

/** One passage of a record before it is stored. */
export interface Piece {
  /** What it answers, where the record says so: the Q of a Q/A, the customer's words of a past reply. */
  readonly question: string | null;
  /** The heading path or the record's title. */
  readonly title: string;
  /** What may be quoted: the answer, the section's text. */
  readonly text: string;
  /** Where in its source: `line 12`, `row 3`, `page 4`, `message 7`. */
  readonly place: string;
  /** The links that it gives, absolute, in their order; left out where there are none. */
  readonly links?: readonly string[];
}

/** A record, or a problem with one, at its place; a problem never stops the others. */
export type Loaded = (
  { readonly record: SourceRecord } | { readonly problem: string; readonly source: string }
) & {
  /**
   * How far the source was read when this was found, in bytes: progress, and where a cut-off run goes on. Left out by
   * loaders that read a source whole. Everything before it was given already.
   */
  readonly at?: number;
};

/** A stored passage. `id` is the record's id with `#n`, or the record's alone where it has one piece of its own. */
export interface Passage extends Piece {
  readonly id: string;
  readonly recordId: string;
  /** The file it came from, as the owner named it. */
  readonly source: string;
  readonly kind: string;
  readonly url: string | null;
  readonly tags: readonly string[];
  readonly refs: readonly string[];
  readonly language: string | null;
  readonly date: string | null;
}
