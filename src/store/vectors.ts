/**
 * The vectors of passages: a space for each embedder. sqlite-vec tells how near two vectors are; which ones are worth the
 * asking is told by their codes, a bit a dimension, which are scanned in memory.
 */
import { errorText, UserError } from "../errors.ts";
import type { Match, MatchFilter } from "../knowledge/passage-index.ts";
import type { Database } from "./database.ts";
import { conditions } from "./passage-filter.ts";
import { CodeReader } from "./vectors/code-reader.ts";
import { CodeWriter } from "./vectors/code-writer.ts";
import { Coders } from "./vectors/coders.ts";
import { nearest } from "./vectors/nearest.ts";
import {
  blobOf,
  currentSpace,
  dropSpace,
  openSpace,
  type Space,
  spaceOf,
  spaces,
  tableOf,
} from "./vectors/space.ts";
import { squaresOf } from "./vectors/squares.ts";

/** The statements below run inside a transaction of the caller's, after `load`. */
export class Vectors {
  private loading: Promise<void> | null = null;
  private isMapped = false;
  private readonly writer: CodeWriter;
  private readonly reader: CodeReader;
  /** For each space a number below which no passage was without a vector when it was last looked for. */
  private readonly filledBelow = new Map<number, number>();

  constructor(private readonly db: Database) {
    const coders = new Coders(db);
    this.writer = new CodeWriter(db, coders);
    this.reader = new CodeReader(db, coders);
  }

  /** Loads the extension into the connection, once. Throws a `UserError` where this machine has none. */
  load(): Promise<void> {
    this.loading ??= loadExtension(this.db);
    return this.loading;
  }

  /** The embedder whose space is searched. */
  current(): string | null {
    return currentSpace(this.db)?.embedder ?? null;
  }

  open({ id, dimension }: { readonly id: string; readonly dimension: number }): void {
    if (!spaceOf(this.db, id)) openSpace(this.db, id, Math.trunc(dimension));
  }

  accept(embedderId: string): void {
    for (const space of spaces(this.db)) if (space.embedder !== embedderId) dropSpace(this.db, space);
    this.db.statement("update vector_space set current = 1 where embedder = ?").run(embedderId);
  }

  /** Numbers of the next passages without a vector of this embedder. */
  missing(embedderId: string, limit: number): number[] {
    const space = spaceOf(this.db, embedderId);
    if (!space) throw new Error(`no vectors of ${embedderId} were opened`);
    const next = this.missingFrom(space, this.filledBelow.get(space.number) ?? 0, limit);
    // A passage may have come below by another connection, with the number of one that went.
    const missing = next.length > 0 || this.isFull(space) ? next : this.missingFrom(space, 0, limit);
    if (missing[0] !== undefined) this.filledBelow.set(space.number, missing[0]);
    return missing;
  }

  put(embedderId: string, vectors: ReadonlyMap<number, Float32Array>): void {
    const space = spaceOf(this.db, embedderId);
    if (!space || vectors.size === 0) return;
    for (const { length } of vectors.values()) checkDimension(space, length);
    const all = [...vectors];
    const found = all.filter(([, vector]) => hasDirection(vector));
    if (this.hasNone(space)) this.forgetNone(space, [...vectors.keys()]);
    const added = this.putRows(space, found);
    this.writer.put(space, found, added);
    if (found.length === all.length) return;
    const nowhere = all.filter(([, vector]) => !hasDirection(vector)).map(([passage]) => passage);
    this.removeFrom(space, nowhere);
    const note = this.db.statement("insert into vector_none (space, passage) values (?, ?)");
    for (const passage of nowhere) note.run(space.number, passage);
  }

  /** From every space. */
  remove(passages: readonly number[]): void {
    if (passages.length === 0) return;
    for (const space of spaces(this.db)) {
      if (this.hasNone(space)) this.forgetNone(space, passages);
      this.removeFrom(space, passages);
    }
  }

  match(vector: Float32Array, { limit, ...filter }: MatchFilter): Match[] {
    const space = currentSpace(this.db);
    const wanted = Math.trunc(limit);
    if (!space || wanted < 1 || !hasDirection(vector)) return [];
    checkDimension(space, vector.length);
    this.mapFile();
    const found = nearest(this.db, this.reader, {
      space,
      vector,
      limit: wanted,
      filter: conditions(filter),
    });
    const id = this.db.statement<[number], string>("select id from passage where number = ?").pluck();
    return found.flatMap(({ passage, distance }) => {
      const known = id.get(passage);
      return known === undefined ? [] : [{ id: known, score: 1 - distance }];
    });
  }

  /** Candidates lie all over the file; SQLite reads a page in half the time where it is mapped. Not while an ingest writes. */
  private mapFile(): void {
    if (this.isMapped) return;
    this.db.connection.pragma(`mmap_size = ${MAPPED}`);
    this.db.connection.pragma(`cache_size = -${CACHED_KIB}`);
    this.isMapped = true;
  }

  /** Gives how many had none before. */
  private putRows(space: Space, vectors: readonly (readonly [number, Float32Array])[]): number {
    const table = tableOf(space);
    const insert = this.db.statement(`insert or ignore into ${table} (passage, vector) values (?, ?)`);
    const update = this.db.statement(`update ${table} set vector = ? where passage = ?`);
    let added = 0;
    for (const [passage, vector] of vectors)
      if (insert.run(passage, blobOf(vector)).changes === 1) added++;
      else update.run(blobOf(vector), passage);
    return added;
  }

  private removeFrom(space: Space, passages: readonly number[]): void {
    const remove = this.db.statement(`delete from ${tableOf(space)} where passage = ?`);
    const removed = passages.filter((passage) => remove.run(passage).changes > 0);
    this.writer.remove(space, removed);
  }

  private hasNone({ number }: Space): boolean {
    const any = this.db.statement<[number], number>("select 1 from vector_none where space = ? limit 1");
    return any.get(number) !== undefined;
  }

  private forgetNone({ number }: Space, passages: readonly number[]): void {
    const forget = this.db.statement("delete from vector_none where space = ? and passage = ?");
    for (const passage of passages) forget.run(number, passage);
  }

  private missingFrom(space: Space, from: number, limit: number): number[] {
    return this.db
      .statement<[number, number, number], number>(
        `select number from passage
         where number >= ?
           and not exists (select 1 from ${tableOf(space)} where passage = number)
           and not exists (select 1 from vector_none where space = ? and passage = number)
         order by number limit ?`,
      )
      .pluck()
      .all(from, space.number, limit);
  }

  private isFull({ number }: Space): boolean {
    const full = this.db.statement<[number], number>(isFullSql).pluck();
    return full.get(number) === 1;
  }
}

/** SQLite maps no more than this, whatever it is told. */
const MAPPED = 0x7fff0000;

/** For pages of a file beyond that: of a million vectors' trees, those that each search passes. */
const CACHED_KIB = 16_384;

const isFullSql = `
  select vectors + (select count(*) from vector_none where space = vector_space.number)
    = (select count(*) from passage)
  from vector_space where number = ?`;

function checkDimension({ embedder, dimension }: Space, length: number): void {
  if (length !== dimension)
    throw new Error(`a vector of dimension ${length} is none of ${embedder}'s: theirs is ${dimension}`);
}

/** Whether a vector points anywhere, also when sqlite-vec squares it in 32 bits. */
function hasDirection(vector: Float32Array): boolean {
  const squares = squaresOf(vector);
  return squares > 1e-30 && squares < 1e30;
}

async function loadExtension(db: Database): Promise<void> {
  try {
    const { load } = await import("sqlite-vec");
    load(db.connection);
  } catch (error) {
    throw new UserError(
      `The vector search (sqlite-vec) cannot be loaded on this machine: ${errorText(error)}`,
      "Install smb again, with optional dependencies allowed.",
      undefined,
      { cause: error },
    );
  }
  // Version 3's table, which no migration can drop: the extension was not there then.
  if (!db.connection.readonly) db.connection.exec("drop table if exists passage_vector");
}
