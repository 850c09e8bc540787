/** Adapter: the stored knowledge and its two searches, with FTS5 and sqlite-vec. */
import { sep } from "node:path";
import { urlKey } from "../knowledge/links.ts";
import type { PassageIndex, VectorSpaces } from "../knowledge/passage-index.ts";
import type { Passage } from "../knowledge/passage.ts";
import type { Database } from "./database.ts";
import { contradictionsOf } from "./erratum-store.ts";
import { grown, knowledgeVersion } from "./knowledge-version.ts";
import { passagesAfter, passagesById, passagesByNumber, passagesOf } from "./passage-rows.ts";
import { Records } from "./records.ts";
import { beginPass } from "./source-pass.ts";
import { TextIndex } from "./text-index.ts";
import { Remembered } from "./text-index/remembered.ts";
import { Vectors } from "./vectors.ts";

export const passageIndex = (db: Database): PassageIndex => {
  const vectors = new Vectors(db);
  const text = new TextIndex(db);
  const known = new Remembered<Passage>(PASSAGES);
  return {
    ...vectorSpaces(db, vectors),
    ...sources(db, text, vectors),
    ...names(db),

    knowledgeVersion: () => db.read(() => knowledgeVersion(db)),

    matchText: async (words, filter) => {
      await text.ready();
      return db.read(() => text.match(words, filter));
    },
    wordFrequencies: async (words) => {
      await text.ready();
      return db.read(() => text.frequencies(words));
    },
    nearWords: async (word) => {
      await text.ready();
      return db.read(() => text.near(word));
    },

    matchVector: async (vector, { embedderId, ...filter }) => {
      await vectors.load();
      return db.read(() =>
        embedderId === undefined || embedderId === vectors.current() ? vectors.match(vector, filter) : [],
      );
    },

    contradictionsOf: (passageIds) => db.read(() => contradictionsOf(db, passageIds)),
    passages: (ids) =>
      db.read(() => {
        known.asOf(knowledgeVersion(db));
        return remembered(db, ids, known);
      }),
    passagesOf: (recordIds, most) => db.read(() => passagesOf(db, recordIds, most)),

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

/**
 * Passages that are remembered as long as nothing new is known, 1 MB of short ones: the questions of a mail find many that
 * the mail around them finds too, and reading fifty takes 1 to 2 ms.
 */
const PASSAGES = 512;

function remembered(db: Database, ids: readonly string[], known: Remembered<Passage>): Passage[] {
  const there = new Map<string, Passage>();
  const asked: string[] = [];
  for (const id of ids) {
    const passage = known.get(id);
    if (passage === undefined) asked.push(id);
    else there.set(id, passage);
  }
  for (const passage of asked.length === 0 ? [] : passagesById(db, asked)) {
    there.set(passage.id, passage);
    known.set(passage.id, passage);
  }
  return ids.flatMap((id) => there.get(id) ?? []);
}

const kindSql = `
  select kind from record where id = ?
  union all
  select kind from passage join record on record.number = passage.record where passage.id = ?
  union all
  select kind from record where url = ?
  limit 1`;

const resolveSql = `
  select id from record where id = :name
  union
  select id from record where own_id = :name and own_id <> id
  union
  select record.id from passage join record on record.number = passage.record where passage.id = :name
  union
  select id from record where url_key = :key`;

const names = (db: Database): Pick<PassageIndex, "kindOf" | "resolve"> => ({
  kindOf: (name) =>
    db.read(() => {
      const statement = db.statement<string[], { kind: string }>(kindSql);
      return statement.get(name, name, name)?.kind ?? null;
    }),

  resolve: (asked) =>
    db.read(() => {
      const find = db.statement<unknown[], string>(resolveSql).pluck();
      const all = [...new Set(asked)].map((name) => [name, find.all({ name, key: urlKey(name) })] as const);
      return new Map(all.filter(([, ids]) => ids.length > 0));
    }),
});

const vectorSpaces = (db: Database, vectors: Vectors): VectorSpaces => ({
  embedderId: () => db.read(() => vectors.current()),

  openVectors: async (embedder) => {
    await vectors.load();
    await db.write(() => {
      vectors.open(embedder);
    });
  },

  withoutVector: async function* (embedderId, size) {
    await vectors.load();
    for (;;) {
      const passages = await db.read(() => passagesByNumber(db, vectors.missing(embedderId, size)));
      if (passages.length === 0) return;
      yield passages;
    }
  },

  putVectors: async (embedderId, entries) => {
    await vectors.load();
    await db.write(() => {
      const find = db.statement<[string], number>("select number from passage where id = ?").pluck();
      const found = new Map<number, Float32Array>();
      for (const { id, vector } of entries) {
        const passage = find.get(id);
        if (passage !== undefined) found.set(passage, vector);
      }
      vectors.put(embedderId, found);
    });
  },

  acceptVectors: async (embedderId) => {
    await vectors.load();
    await db.write(() => {
      vectors.accept(embedderId);
    });
  },
});

type Sources = Pick<PassageIndex, "source" | "sourcesUnder" | "beginSource" | "removeSource" | "counts">;

const sources = (db: Database, text: TextIndex, vectors: Vectors): Sources => {
  const records = new Records(db, text, vectors);
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
        return db
          .all(source.orderBy("name"))
          .filter((one) => root === undefined || one.root === root || isBelow(one.name, root));
      }),

    beginSource: (source, embedderId, grownFrom) =>
      db.read(() => beginPass(source, { embedderId, grownFrom }, { db, records, vectors })),

    removeSource: async (name) => {
      await vectors.load();
      return db.write(() => {
        const source = db.first(db.query.selectFrom("source").select("number").where("name", "=", name));
        if (!source) return 0;
        const held = db
          .statement<[number], number>("select number from record where source = ?")
          .pluck()
          .all(source.number);
        for (const number of held) records.remove(number);
        db.run(db.query.deleteFrom("source").where("number", "=", source.number));
        if (held.length > 0) grown(db);
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

/** How many rows a query finds. */
const count = (db: Database, from: string, ...parameters: unknown[]): number =>
  db.statement<unknown[], { rows: number }>(`select count(*) as rows from ${from}`).get(...parameters)
    ?.rows ?? 0;
