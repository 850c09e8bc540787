/** The vectors nearest to a query: candidates by their codes, then in order by sqlite-vec's exact distance. */
import type { Database } from "../database.ts";
import type { Conditions } from "../passage-filter.ts";
import { MAX_CANDIDATES } from "./code-memory.ts";
import type { CodeReader } from "./code-reader.ts";
import { blobOf, type Space, tableOf } from "./space.ts";

export interface Near {
  readonly passage: number;
  /** One minus the cosine. */
  readonly distance: number;
}

export interface NearestRequest {
  readonly space: Space;
  readonly vector: Float32Array;
  readonly limit: number;
  /** Which passages may be found. */
  readonly filter: Conditions;
}

/** Among so many each is looked at, which takes no longer than to go by codes. */
const FEW = 1024;

/** Candidates for each one wanted, and the fewest. */
const CANDIDATES_PER_WANTED = 32;
const MIN_CANDIDATES = 512;

/** Candidates are looked at until so many in a row, the likeliest first, brought nothing new; and some for each one wanted. */
const ROUND = 64;
const ROUND_PER_WANTED = 2;

const EVERYTHING: Conditions = { sql: "", parameters: [] };

/** Inside a transaction of the caller's, with the extension loaded: the nearest first, of equals the first passage. */
export function nearest(db: Database, codes: CodeReader, request: NearestRequest): Near[] {
  const { space, vector, limit, filter } = request;
  const isFiltered = filter.sql !== "";
  if (limit * CANDIDATES_PER_WANTED > MAX_CANDIDATES || (space.vectors <= FEW && !isFiltered))
    return exact(db, request);
  if (isFiltered) {
    const few = allowed(db, filter, FEW + 1);
    if (few.length <= FEW) return new Ranking(db, { ...request, filter: EVERYTHING }).of(few);
  }
  const want = Math.max(MIN_CANDIDATES, CANDIDATES_PER_WANTED * limit);
  const ranking = new Ranking(db, request);
  if (ranking.settle(codes.nearest(space, vector, want))) return ranking.best;
  // Nothing settled: few of the candidates may be found, or the nearest hardly stand out.
  const among = isFiltered ? allowed(db, filter, -1) : undefined;
  const all = codes.nearest(space, vector, MAX_CANDIDATES, among);
  return new Ranking(db, { ...request, filter: EVERYTHING }).of(all);
}

/** Looks at all vectors. */
const exact = (db: Database, { space, vector, limit, filter }: NearestRequest): Near[] =>
  db
    .statement<unknown[], Near>(
      `select near.passage, vec_distance_cosine(near.vector, ?) as distance
       from ${tableOf(space)} near ${filterSql("near", filter)}
       order by distance, near.passage limit ?`,
    )
    .all(blobOf(vector), ...filter.parameters, limit);

/** Numbers of passages that may be found, at most so many; all of them for -1. */
const allowed = (db: Database, { sql, parameters }: Conditions, limit: number): number[] =>
  db
    .statement<unknown[], number>(
      `select passage.number from record join passage on passage.record = record.number ${sql} limit ?`,
    )
    .pluck()
    .all(...parameters, limit);

const filterSql = (table: string, { sql }: Conditions): string =>
  sql === ""
    ? ""
    : `join passage on passage.number = ${table}.passage join record on record.number = passage.record ${sql}`;

/** The best of the candidates looked at so far. */
class Ranking {
  best: Near[] = [];
  private readonly find;
  private readonly vector: Buffer;

  constructor(
    db: Database,
    private readonly request: NearestRequest,
  ) {
    const { space, filter } = request;
    this.vector = blobOf(request.vector);
    // A cross join keeps SQLite from starting at the passages.
    this.find = db.statement<unknown[], Near>(
      `select near.passage, vec_distance_cosine(near.vector, ?) as distance
       from json_each(?) asked cross join ${tableOf(space)} near on near.passage = asked.value
       ${filterSql("near", filter)}`,
    );
  }

  /** Of these, each looked at. */
  of(passages: readonly number[]): Near[] {
    this.look(passages);
    return this.best;
  }

  /** Looks at candidates until a round of those that may be found has brought nothing new; gives whether it came to that. */
  settle(candidates: readonly number[]): boolean {
    const round = ROUND + ROUND_PER_WANTED * this.request.limit;
    let quiet = 0;
    for (let from = 0; from < candidates.length && quiet < round; from += round) {
      const { seen, isNew } = this.look(candidates.slice(from, from + round));
      quiet = isNew ? 0 : quiet + seen;
    }
    return quiet >= round && this.best.length === this.request.limit;
  }

  private look(passages: readonly number[]): { readonly seen: number; readonly isNew: boolean } {
    const seen = this.find.all(this.vector, JSON.stringify(passages), ...this.request.filter.parameters);
    const before = this.best.at(-1);
    const { limit } = this.request;
    const isNew = seen.some((near) => this.best.length < limit || !before || byDistance(near, before) < 0);
    if (isNew) this.best = [...this.best, ...seen].sort(byDistance).slice(0, limit);
    return { seen: seen.length, isNew };
  }
}

const byDistance = (a: Near, b: Near): number => a.distance - b.distance || a.passage - b.passage;
