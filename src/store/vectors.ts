/** The vectors of passages, in sqlite-vec's table; its rowids are the passages' numbers. */
import { errorText, UserError } from "../errors.ts";
import type { Match, MatchFilter } from "../knowledge/passage-index.ts";
import type { Database } from "./database.ts";
import { readMeta, removeMeta, writeMeta } from "./meta.ts";

/** sqlite-vec's own limit for one search. */
const MAX_NEIGHBOURS = 4096;

/** The statements below run inside a transaction of the caller's, after `load`. */
export class Vectors {
  private loading: Promise<void> | null = null;

  constructor(private readonly db: Database) {}

  /** Loads the extension into the connection, once. Throws a `UserError` where this machine has none. */
  load(): Promise<void> {
    this.loading ??= loadExtension(this.db);
    return this.loading;
  }

  /** Drops what is there and makes room for vectors of `dimension`. */
  reset(dimension: number): void {
    const { connection } = this.db;
    connection.exec("drop table if exists passage_vector");
    connection.exec(
      `create virtual table passage_vector using vec0 (
        embedding float[${Math.trunc(dimension)}] distance_metric = cosine,
        kind text
      )`,
    );
    writeMeta(this.db, "vector_dimension", String(dimension));
    removeMeta(this.db, "embedder");
  }

  get exist(): boolean {
    return readMeta(this.db, "vector_dimension") !== null;
  }

  /** The zero vector has no direction, so it is near to nothing: it is left out (its cosine would be null). */
  put(passage: number, vector: Float32Array, kind: string): void {
    if (vector.every((x) => x === 0)) return;
    this.db
      .statement("insert into passage_vector (rowid, embedding, kind) values (?, ?, ?)")
      .run(BigInt(passage), vector, kind);
  }

  remove(passage: number): void {
    this.db.statement("delete from passage_vector where rowid = ?").run(BigInt(passage));
  }

  match(vector: Float32Array, { kind, limit }: MatchFilter): Match[] {
    const k = BigInt(Math.min(Math.max(0, Math.trunc(limit)), MAX_NEIGHBOURS));
    const statement = this.db.statement<unknown[], Match>(
      kind === undefined ? nearestSql("") : nearestSql("and kind = ?"),
    );
    return kind === undefined ? statement.all(vector, k) : statement.all(vector, k, kind);
  }
}

// Materialized, or SQLite hands the outer order to vec0, which takes none but the distance.
const nearestSql = (filter: string): string => `
  with nearest as materialized (
    select rowid as number, distance from passage_vector where embedding match ? and k = ? ${filter}
  )
  select passage.id, 1 - distance as score
  from nearest join passage on passage.number = nearest.number
  order by distance, passage.number`;

async function loadExtension({ connection }: Database): Promise<void> {
  try {
    const { load } = await import("sqlite-vec");
    load(connection);
  } catch (error) {
    throw new UserError(
      `The vector search (sqlite-vec) cannot be loaded on this machine: ${errorText(error)}`,
      "Install smb again, with optional dependencies allowed.",
      undefined,
      { cause: error },
    );
  }
}
