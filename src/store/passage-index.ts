/** Adapter: the stored knowledge and its two searches, with FTS5 and sqlite-vec. */
import { sep } from "node:path";
import type { PassageIndex } from "../knowledge/passage-index.ts";
import type { Database } from "./database.ts";
import { readMeta, writeMeta } from "./meta.ts";
import { passagesAfter, passagesById } from "./passage-rows.ts";
import { Records } from "./records.ts";
import { recordsOf, SqliteSourcePass } from "./source-pass.ts";
import { matchText, wordFrequencies } from "./text-search.ts";
import { Vectors } from "./vectors.ts";

export const passageIndex = (db: Database): PassageIndex => {
  const vectors = new Vectors(db);
  return {
    ...storedVectors(db, vectors),
    ...sources(db, vectors),

    matchText: (words, filter) => db.read(() => matchText(db, words, filter)),
    wordFrequencies: (words) => db.read(() => wordFrequencies(db, words)),

    matchVector: async (vector, filter) => {
      await vectors.load();
      return db.read(() => (vectors.exist && hasDirection(vector) ? vectors.match(vector, filter) : []));
    },

    passages: (ids) => db.read(() => passagesById(db, ids)),

    kindOf: (name) =>
      db.read(() => {
        const statement = db.statement<string[], { kind: string }>(kindSql);
        return statement.get(name, name, name)?.kind ?? null;
      }),

    pages: async function* (size) {
      for (let last = 0; ;) {
        const { passages, lastNumber } = await db.read(() => passagesAfter(db, last, size));
        if (passages.length === 0) return;
        yield passages;
        last = lastNumber;
      }
    },
  };
};

const kindSql = `
  select kind from record where id = ?
  union all
  select kind from passage join record on record.number = passage.record where passage.id = ?
  union all
  select kind from record where url = ?
  limit 1`;

type StoredVectors = Pick<PassageIndex, "embedderId" | "resetVectors" | "acceptVectors" | "putVectors">;

const storedVectors = (db: Database, vectors: Vectors): StoredVectors => ({
  embedderId: () => db.read(() => readMeta(db, "embedder")),

  resetVectors: async (dimension) => {
    await vectors.load();
    await db.write(() => {
      vectors.reset(dimension);
    });
  },

  acceptVectors: (embedderId) =>
    db.write(() => {
      writeMeta(db, "embedder", embedderId);
    }),

  putVectors: async (entries) => {
    await vectors.load();
    await db.write(() => {
      const find = db.statement<[string], { number: number; kind: string }>(
        "select passage.number, kind from passage join record on record.number = record where passage.id = ?",
      );
      for (const { id, vector } of entries) {
        const passage = find.get(id);
        if (!passage) continue;
        vectors.remove(passage.number);
        vectors.put(passage.number, vector, passage.kind);
      }
    });
  },
});

type Sources = Pick<PassageIndex, "source" | "sourcesUnder" | "beginSource" | "removeSource" | "counts">;

const sources = (db: Database, vectors: Vectors): Sources => {
  const records = new Records(db, vectors);
  return {
    source: (name) =>
      db.read(() => {
        const source = db.query.selectFrom("source").select(["number", "name", "root", "hash"]);
        const row = db.first(source.where("name", "=", name));
        if (!row) return null;
        const { number, ...rest } = row;
        const records = count(db, "record where source = ?", number);
        const passages = count(db, "passage join record on record.number = record where source = ?", number);
        return { ...rest, records, passages };
      }),

    sourcesUnder: (root) =>
      db.read(() => {
        const source = db.query.selectFrom("source").select(["name", "root", "hash"]);
        return db.all(source.orderBy("name")).filter((one) => one.root === root || isBelow(one.name, root));
      }),

    beginSource: (source) => Promise.resolve(new SqliteSourcePass(source, { db, records, vectors })),

    removeSource: async (name) => {
      await vectors.load();
      return db.write(() => {
        const source = db.first(db.query.selectFrom("source").select("number").where("name", "=", name));
        if (!source) return 0;
        const held = recordsOf(db, source.number);
        for (const { number } of held) records.remove(number);
        db.run(db.query.deleteFrom("source").where("number", "=", source.number));
        return held.length;
      });
    },

    counts: () =>
      db.read(() => ({
        sources: count(db, "source"),
        records: count(db, "record"),
        passages: count(db, "passage"),
      })),
  };
};

const isBelow = (path: string, folder: string): boolean =>
  path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

const hasDirection = (vector: Float32Array): boolean => vector.some((x) => x !== 0);

/** How many rows a query finds. */
const count = (db: Database, from: string, ...parameters: unknown[]): number =>
  db.statement<unknown[], { rows: number }>(`select count(*) as rows from ${from}`).get(...parameters)
    ?.rows ?? 0;
