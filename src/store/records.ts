/** Records and their passages in every place where they stand: the tables, the text index, the vectors. */
import type { IndexedRecord } from "../knowledge/passage-index.ts";
import type { Database } from "./database.ts";
import { passageIds, recordIdFor } from "./record-id.ts";
import type { Vectors } from "./vectors.ts";

export interface SourceRow {
  readonly number: number;
  readonly name: string;
}

interface KnownRecord {
  readonly number: number;
  readonly id: string;
}

/** Inside a transaction of the caller's, with the vectors' extension loaded. In plain SQL: an ingest's inner loop. */
export class Records {
  constructor(
    private readonly db: Database,
    private readonly vectors: Vectors,
  ) {}

  /** Writes records, each in place of what the source had under the same id. */
  put(source: SourceRow, records: readonly IndexedRecord[]): void {
    // All that goes before anything comes: FTS5 writes a segment out whenever a rowid is not larger than the last one.
    for (const { record } of records) this.removeKnown(source, record.id);
    for (const record of records) this.putOne(source, record);
  }

  remove(record: number): void {
    this.removePassages(record);
    this.db.statement("delete from record where number = ?").run(record);
  }

  private putOne(source: SourceRow, { record, hash, pieces }: IndexedRecord): void {
    // Looked up again: a record may stand twice in a batch.
    const known = this.removeKnown(source, record.id);
    const id = recordIdFor(this.db, { source, record, pieces: pieces.length, known });
    const row = this.db
      .statement<unknown[], { number: number }>(putRecordSql)
      .get(
        ...[source.number, record.id, id, record.kind, record.title, record.url, JSON.stringify(record.tags)],
        ...[JSON.stringify(record.refs), record.language, record.date, hash],
      );
    if (!row) throw new Error(`record ${id} was not written`);
    const ids = passageIds(id, record.single, pieces.length);
    for (const [i, piece] of pieces.entries()) this.putPassage(row.number, ids[i] ?? id, record.kind, piece);
  }

  /** The record that the source has under this id, its passages taken away. */
  private removeKnown(source: SourceRow, ownId: string): KnownRecord | undefined {
    const known = this.db
      .statement<[number, string], KnownRecord>(
        "select number, id from record where source = ? and own_id = ?",
      )
      .get(source.number, ownId);
    if (known) this.removePassages(known.number);
    return known;
  }

  private putPassage(record: number, id: string, kind: string, piece: IndexedRecord["pieces"][number]): void {
    const { question, title, text, place, vector } = piece;
    const { lastInsertRowid } = this.db
      .statement("insert into passage (record, id, question, title, text, place) values (?, ?, ?, ?, ?, ?)")
      .run(record, id, question, title, text, place);
    this.db
      .statement("insert into passage_fts (rowid, question, title, text) values (?, ?, ?, ?)")
      .run(lastInsertRowid, question ?? "", title, text);
    this.vectors.put(Number(lastInsertRowid), vector, kind);
  }

  private removePassages(record: number): void {
    const passages = this.db
      .statement<unknown[], { number: number }>("select number from passage where record = ?")
      .all(record);
    for (const { number } of passages) {
      this.db.statement("delete from passage_fts where rowid = ?").run(number);
      this.vectors.remove(number);
    }
    this.db.statement("delete from passage where record = ?").run(record);
  }
}

const putRecordSql = `
  insert into record (source, own_id, id, kind, title, url, tags, refs, language, date, hash)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (source, own_id) do update set
    id = excluded.id, kind = excluded.kind, title = excluded.title, url = excluded.url, tags = excluded.tags,
    refs = excluded.refs, language = excluded.language, date = excluded.date, hash = excluded.hash
  returning number`;
