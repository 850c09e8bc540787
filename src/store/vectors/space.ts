/** A space of vectors as the database describes it. */
import { createHash } from "node:crypto";
import type { Database } from "../database.ts";
import { CODE_VERSION } from "./code.ts";
import { squaresOf } from "./squares.ts";

export interface Space {
  readonly number: number;
  readonly embedder: string;
  readonly dimension: number;
  readonly vectors: number;
  readonly revision: number;
  readonly rebuilt: number;
  readonly code_version: string;
  readonly seed: number;
  /** The SHA-256 of what is subtracted from vectors. */
  readonly center: string | null;
  readonly centered: number;
}

const columns =
  "number, embedder, dimension, vectors, revision, rebuilt, code_version, seed, center, centered";

/** Any would do; it stands with each space, so that another can be chosen one day. */
const SEED = 1;

export const tableOf = ({ number }: Pick<Space, "number">): string => `passage_vector_${number}`;

export const spaces = (db: Database): Space[] =>
  db.statement<[], Space>(`select ${columns} from vector_space`).all();

export const spaceOf = (db: Database, embedderId: string): Space | undefined =>
  db.statement<[string], Space>(`select ${columns} from vector_space where embedder = ?`).get(embedderId);

export const currentSpace = (db: Database): Space | undefined =>
  db.statement<[], Space>(`select ${columns} from vector_space where current = 1`).get();

export function openSpace(db: Database, embedder: string, dimension: number): void {
  const { lastInsertRowid } = db
    .statement("insert into vector_space (embedder, dimension, code_version, seed) values (?, ?, ?, ?)")
    .run(embedder, dimension, CODE_VERSION, SEED);
  // Plain rows and not vec0's: 168 of 100,000 are compared in .35 ms, of a vec0 table by rowid in 3 ms and more.
  db.connection.exec(
    `create table ${tableOf({ number: Number(lastInsertRowid) })} (passage integer primary key, vector blob not null) strict`,
  );
}

export function dropSpace(db: Database, space: Space): void {
  db.connection.exec(`drop table ${tableOf(space)}`);
  db.statement("delete from vector_space where number = ?").run(space.number);
}

/** Null where it is gone or not the one that the space names. */
export function centerOf(db: Database, space: Space): Float32Array | null {
  const center = db
    .statement<[number], Buffer>("select center from vector_center where space = ?")
    .pluck()
    .get(space.number);
  return center && hashOf(center) === space.center ? floats(center) : null;
}

/** Sets the center, and that all codes are made around it from now on. */
export function setCenter(db: Database, space: Space, { mean, vectors }: Mean): void {
  const center = blobOf(mean);
  db.statement("insert or replace into vector_center (space, center) values (?, ?)").run(
    space.number,
    center,
  );
  db.statement(
    `update vector_space set rebuilt = revision, code_version = ?, center = ?, centered = ?, vectors = ?
     where number = ?`,
  ).run(CODE_VERSION, hashOf(center), vectors, vectors, space.number);
}

const hashOf = (center: Uint8Array): string => createHash("sha256").update(center).digest("hex");

interface Mean {
  readonly mean: Float32Array;
  readonly vectors: number;
}

interface StoredVector {
  readonly passage: number;
  readonly vector: Float32Array;
}

const PAGE = 1024;

/** All vectors of a space, by rising passage number. */
export function* vectorsIn(db: Database, space: Space): Generator<StoredVector> {
  const page = db.statement<[number, number], { passage: number; vector: Buffer }>(
    `select passage, vector from ${tableOf(space)} where passage > ? order by passage limit ?`,
  );
  for (let last = Number.MIN_SAFE_INTEGER; ;) {
    const rows = page.all(last, PAGE);
    for (const { passage, vector } of rows) yield { passage, vector: floats(vector) };
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.passage ?? last;
  }
}

/** The mean of a space's vectors as unit vectors, and how many they are. */
export function meanOf(db: Database, space: Space): Mean {
  const sum = new Float64Array(space.dimension);
  let vectors = 0;
  for (const { vector } of vectorsIn(db, space)) {
    const scale = 1 / Math.sqrt(squaresOf(vector));
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + scale * (vector[i] ?? 0);
    vectors++;
  }
  return { mean: Float32Array.from(sum, (x) => x / Math.max(vectors, 1)), vectors };
}

/** As SQLite and sqlite-vec take them, without a copy. */
export const blobOf = (vector: Float32Array): Buffer =>
  Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);

/** A copy: a blob may stand at an address that no float can. */
const floats = (blob: Buffer): Float32Array => new Float32Array(new Uint8Array(blob).buffer);
