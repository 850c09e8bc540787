/** A pass over one source. */
import type {
  IndexedRecord,
  KnownRecord,
  PassCommit,
  Source,
  SourcePass,
} from "../knowledge/passage-index.ts";
import type { Database } from "./database.ts";
import { grown } from "./knowledge-version.ts";
import type { Records, SourceRow } from "./records.ts";
import type { Vectors } from "./vectors.ts";

interface SourcePassDeps {
  readonly db: Database;
  readonly records: Records;
  readonly vectors: Vectors;
}

interface PassRow {
  readonly number: number;
  readonly pass: number;
  readonly pass_hash: string | null;
  readonly pass_at: number;
}

interface Beginning {
  readonly embedderId: string;
  readonly grownFrom?: number | undefined;
}

/** Begins a pass over a source, or goes on with the one that was cut off where its content is still the same. */
export function beginPass(
  source: Source,
  { embedderId, grownFrom }: Beginning,
  deps: SourcePassDeps,
): SqliteSourcePass {
  const row = deps.db
    .statement<[string], PassRow>("select number, pass, pass_hash, pass_at from source where name = ?")
    .get(source.name);
  // A loader that does not say how far it is begins anew: what the run before it has seen must not look like doubles.
  const isCutOff = row?.pass_hash === source.hash && row.pass_at > 0;
  if (!row || (!isCutOff && grownFrom === undefined)) {
    const pass = { number: (row?.pass ?? 0) + 1, from: 0, before: NOTHING };
    return new SqliteSourcePass(source, pass, embedderId, deps);
  }
  // The pass that a grown source goes on with has ended, and has left none but the records that it saw.
  const from = isCutOff ? row.pass_at : (grownFrom ?? 0);
  const before = deps.db
    .statement<[number, number], { records: number; passages: number }>(seenSql)
    .get(row.number, row.pass);
  const pass = { number: row.pass, from, before: before ?? NOTHING };
  return new SqliteSourcePass(source, pass, embedderId, deps);
}

const NOTHING = { records: 0, passages: 0 };

const seenSql = `
  select count(distinct record.number) as records, count(passage.number) as passages
  from record left join passage on passage.record = record.number
  where record.source = ? and record.pass = ?`;

/** Writes nothing before the first `commit`: a pass may be there to compare only. */
export class SqliteSourcePass implements SourcePass {
  readonly from: number;
  readonly before: SourcePass["before"];

  constructor(
    private readonly source: Source,
    private readonly pass: Pick<SourcePass, "from" | "before"> & { readonly number: number },
    private readonly embedderId: string,
    private readonly deps: SourcePassDeps,
  ) {
    this.from = pass.from;
    this.before = pass.before;
  }

  known(recordIds: readonly string[]): Promise<ReadonlyMap<string, KnownRecord>> {
    const { db } = this.deps;
    return db.read(() => {
      const find = db.statement<[string, string], { hash: string; pass: number }>(knownSql);
      const known = new Map<string, KnownRecord>();
      for (const id of recordIds) {
        const row = find.get(this.source.name, id);
        if (row) known.set(id, { hash: row.hash, seen: row.pass === this.pass.number });
      }
      return known;
    });
  }

  async commit({ put, keep, at, complete }: PassCommit): Promise<void> {
    const { db, vectors } = this.deps;
    await vectors.load();
    await db.write(() => {
      const source = this.writeSource(at ?? 0, complete);
      this.put(source, put);
      const mark = db.statement("update record set pass = ? where source = ? and own_id = ?");
      for (const id of keep) mark.run(this.pass.number, source.number, id);
    });
  }

  async finish(): Promise<{ readonly removed: number }> {
    const { db, records, vectors } = this.deps;
    await vectors.load();
    return db.write(() => {
      const source = this.writeSource(0, true);
      const complete = db
        .statement<[number], number>("select pass_complete from source where number = ?")
        .pluck()
        .get(source.number);
      const end = db.statement("update source set hash = ?, pass_hash = null, pass_at = 0 where number = ?");
      end.run(complete === 1 ? this.source.hash : "", source.number);
      if (complete !== 1) return { removed: 0 };
      const gone = db
        .statement<[number, number], number>("select number from record where source = ? and pass <> ?")
        .pluck()
        .all(source.number, this.pass.number);
      for (const number of gone) records.remove(number);
      if (gone.length > 0) grown(db);
      return { removed: gone.length };
    });
  }

  private put(source: SourceRow, put: readonly IndexedRecord[]): void {
    if (put.length === 0) return;
    this.deps.records.put(source, put, { pass: this.pass.number, embedderId: this.embedderId });
    grown(this.deps.db);
  }

  /** Without a hash until the end: what stands here is neither the old content nor the new one. */
  private writeSource(at: number, complete: boolean): SourceRow {
    const { name, root, hash } = this.source;
    const row = this.deps.db
      .statement<unknown[], SourceRow>(writeSql)
      .get({ name, root, hash, pass: this.pass.number, at, complete: complete ? 1 : 0 });
    if (!row) throw new Error(`source ${name} was not written`);
    return row;
  }
}

const knownSql = `
  select record.hash, record.pass from source join record on record.source = source.number
  where source.name = ? and record.own_id = ?`;

const writeSql = `
  insert into source (name, root, hash, pass, pass_hash, pass_at, pass_complete)
  values (:name, :root, '', :pass, :hash, :at, :complete)
  on conflict (name) do update set
    root = :root, hash = '', pass = :pass, pass_hash = :hash,
    pass_at = max(:at, iif(pass is :pass, pass_at, 0)),
    pass_complete = min(:complete, iif(pass is :pass, pass_complete, 1))
  returning number, name`;
