/** A pass over one source. */
import type { IndexedRecord, Source, SourcePass } from "../knowledge/passage-index.ts";
import type { Database } from "./database.ts";
import type { Records, SourceRow } from "./records.ts";
import type { Vectors } from "./vectors.ts";

interface SourcePassDeps {
  readonly db: Database;
  readonly records: Records;
  readonly vectors: Vectors;
}

/** Writes nothing before the first `put`: a pass may be there to compare only. */
export class SqliteSourcePass implements SourcePass {
  private readonly seen = new Set<string>();

  constructor(
    private readonly source: Source,
    private readonly deps: SourcePassDeps,
  ) {}

  hashOf(recordId: string): Promise<string | null> {
    const { db } = this.deps;
    return db.read(
      () =>
        db.statement<[string, string], { hash: string }>(hashSql).get(this.source.name, recordId)?.hash ??
        null,
    );
  }

  keep(recordIds: readonly string[]): Promise<void> {
    for (const id of recordIds) this.seen.add(id);
    return Promise.resolve();
  }

  async put(indexed: readonly IndexedRecord[]): Promise<void> {
    const { db, records, vectors } = this.deps;
    await vectors.load();
    await db.write(() => {
      // Without a hash until the end: what stands here is neither the old content nor the new one.
      records.put(writeSource(db, { ...this.source, hash: "" }), indexed);
    });
    for (const { record } of indexed) this.seen.add(record.id);
  }

  async finish({ complete }: { readonly complete: boolean }): Promise<{ readonly removed: number }> {
    const { db, records, vectors } = this.deps;
    await vectors.load();
    return db.write(() => {
      const source = writeSource(db, { ...this.source, hash: complete ? this.source.hash : "" });
      if (!complete) return { removed: 0 };
      const gone = recordsOf(db, source.number).filter(({ own_id }) => !this.seen.has(own_id));
      for (const { number } of gone) records.remove(number);
      return { removed: gone.length };
    });
  }
}

const hashSql = `
  select record.hash from source join record on record.source = source.number
  where source.name = ? and record.own_id = ?`;

/** The records of a source, by its number. */
export const recordsOf = (db: Database, source: number) =>
  db.all(db.query.selectFrom("record").select(["number", "own_id"]).where("source", "=", source));

function writeSource(db: Database, { name, root, hash }: Source): SourceRow {
  const row = db.first(
    db.query
      .insertInto("source")
      .values({ name, root, hash })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ root, hash }))
      .returning(["number", "name"]),
  );
  if (!row) throw new Error(`source ${name} was not written`);
  return row;
}
