/** Records and their passages in every place where they stand: the tables, the text index, the vectors. */
import type { IndexedRecord } from "../knowledge/passage-index.ts";
import type { Piece } from "../knowledge/passage.ts";
import { urlKey } from "../knowledge/links.ts";
import type { Database } from "./database.ts";
import { passageIds, recordIdFor } from "./record-id.ts";
import type { IndexedText } from "./text-index/rebuild.ts";
import type { TextIndex } from "./text-index.ts";
import type { Vectors } from "./vectors.ts";

export interface SourceRow {
  readonly number: number;
  readonly name: string;
}

/** Which pass writes, and into which space of vectors. */
export interface Writing {
  readonly pass: number;
  readonly embedderId: string;
}

interface Batch extends Writing {
  /** The records of the source that were there before, by their own ids. */
  readonly known: ReadonlyMap<string, StoredRecord>;
  /** What was written so far, by its own id. */
  readonly written: Map<string, StoredRecord>;
  /** Of the passages written so far. They go in together, at the end: by the hundred they cost half as much. */
  readonly vectors: Map<number, Float32Array>;
  readonly texts: Map<number, IndexedText>;
}

interface StoredRecord {
  readonly number: number;
  readonly id: string;
}

/** Inside a transaction of the caller's, with the vectors' extension loaded. In plain SQL: an ingest's inner loop. */
export class Records {
  constructor(
    private readonly db: Database,
    private readonly text: TextIndex,
    private readonly vectors: Vectors,
  ) {}

  /** Writes records, each in place of what the source had under the same id. */
  put(source: SourceRow, records: readonly IndexedRecord[], writing: Writing): void {
    const known = this.knownOf(source, records);
    // All that goes before anything comes: FTS5 writes a segment out whenever a rowid is not larger than the last one.
    for (const { number } of known.values()) this.removePassages(number);
    const batch = { ...writing, known, written: new Map(), vectors: new Map(), texts: new Map() };
    for (const record of records) this.putOne(source, record, batch);
    this.text.put(batch.texts);
    this.vectors.put(writing.embedderId, batch.vectors);
  }

  remove(record: number): void {
    this.removePassages(record);
    this.db.statement("delete from record where number = ?").run(record);
  }

  private putOne(source: SourceRow, { record, hash, pieces }: IndexedRecord, batch: Batch): void {
    const twice = batch.written.get(record.id);
    if (twice) this.removeUnwritten(twice.number, batch);
    const known = twice ?? batch.known.get(record.id);
    const id = recordIdFor(this.db, { source, record, pieces: pieces.length, known });
    const row = this.db
      .statement<unknown[], { number: number }>(putRecordSql)
      .get(
        ...[source.number, record.id, id, record.kind, record.title, record.url, listOf(record.tags)],
        ...[listOf(record.refs), record.language, record.date, hash, batch.pass],
        record.url === null ? null : urlKey(record.url),
      );
    if (!row) throw new Error(`record ${id} was not written`);
    batch.written.set(record.id, { number: row.number, id });
    const ids = passageIds(id, record.single, pieces.length);
    if (known) this.db.statement("delete from record_tag where record = ?").run(row.number);
    this.putTags(row.number, record.tags);
    for (const [i, piece] of pieces.entries()) {
      const passage = this.putPassage(row.number, ids[i] ?? id, piece);
      batch.texts.set(passage, { piece, language: record.language });
      batch.vectors.set(passage, piece.vector);
    }
  }

  /** Those of these records that the source has, looked up together: a statement costs more than its look-up. */
  private knownOf(source: SourceRow, records: readonly IndexedRecord[]): Map<string, StoredRecord> {
    const ids = JSON.stringify(records.map(({ record }) => record.id));
    const rows = this.db
      .statement<unknown[], StoredRecord & { own_id: string }>(knownSql)
      .all(ids, source.number);
    return new Map(rows.map(({ own_id, number, id }) => [own_id, { number, id }]));
  }

  private putTags(record: number, tags: readonly string[]): void {
    if (tags.length === 0) return;
    const put = this.db.statement("insert or ignore into record_tag (tag, record) values (?, ?)");
    for (const tag of tags) put.run(tag.toLowerCase(), record);
  }

  private putPassage(record: number, id: string, piece: Piece): number {
    const { question, title, text, place, links = [] } = piece;
    const { lastInsertRowid } = this.db
      .statement(
        "insert into passage (record, id, question, title, text, place, links) values (?, ?, ?, ?, ?, ?, ?)",
      )
      .run(record, id, question, title, text, place, listOf(links));
    return Number(lastInsertRowid);
  }

  private removePassages(record: number): void {
    const passages = this.passagesOf(record);
    this.text.remove(passages);
    this.vectors.remove(passages);
    this.db.statement("delete from passage where record = ?").run(record);
  }

  /** For a record that stands twice in a batch: the rows of the first are there, their texts and vectors are not. */
  private removeUnwritten(record: number, { texts, vectors }: Batch): void {
    for (const passage of this.passagesOf(record)) {
      texts.delete(passage);
      vectors.delete(passage);
    }
    this.db.statement("delete from passage where record = ?").run(record);
  }

  private passagesOf(record: number): number[] {
    return this.db
      .statement<unknown[], number>("select number from passage where record = ?")
      .pluck()
      .all(record);
  }
}

const listOf = (items: readonly string[]): string => (items.length === 0 ? "[]" : JSON.stringify(items));

// A cross join keeps SQLite from starting at the records.
const knownSql = `
  select own_id, number, record.id as id from json_each(?) asked
  cross join record on record.source = ? and record.own_id = asked.value`;

const putRecordSql = `
  insert into record (source, own_id, id, kind, title, url, tags, refs, language, date, hash, pass, url_key)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (source, own_id) do update set
    id = excluded.id, kind = excluded.kind, title = excluded.title, url = excluded.url, tags = excluded.tags,
    refs = excluded.refs, language = excluded.language, date = excluded.date, hash = excluded.hash,
    pass = excluded.pass, url_key = excluded.url_key
  returning number`;
