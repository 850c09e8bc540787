import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../../fixtures/databases/scenes.ts";
import type { PassageFilter } from "../knowledge/passage-index.ts";
import type { Database } from "./database.ts";
import { openDatabase } from "./open-database.ts";
import { conditions } from "./passage-filter.ts";
import { Vectors } from "./vectors.ts";

const DIMENSION = 24;
const SPACE = { id: "small@1", dimension: DIMENSION };

const random = (seed: number) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32 - 0.5;
};
const vectorOf = (next: () => number) => Float32Array.from({ length: DIMENSION }, next);

async function connection(file: string): Promise<{ db: Database; vectors: Vectors }> {
  const db = await openDatabase({ file });
  onTestFinished(() => {
    db.close();
  });
  const vectors = new Vectors(db);
  await vectors.load();
  return { db, vectors };
}

const put = (vectors: Vectors, embedder: string, passage: number, vector: Float32Array): void => {
  vectors.put(embedder, new Map([[passage, vector]]));
};

const KINDS = ["faq", "doc", "reply", "rare"];

/** Passages 1 … n of as many records, with vectors in clusters; the kind `rare` is one in a hundred. */
async function filled(n: number, { file = join(temporaryFolder(), "smb.sqlite"), seed = 1 } = {}) {
  const { db, vectors } = await connection(file);
  const next = random(seed);
  const centers = Array.from({ length: 40 }, () => vectorOf(next));
  const all = new Map<number, Float32Array>();
  await db.write(() => {
    db.connection.exec("insert into source (number, name, root, hash) values (1, 's', 's', '')");
    vectors.open(SPACE);
    vectors.accept(SPACE.id);
    for (let number = 1; number <= n; number++) {
      const center = centers[number % 40] ?? vectorOf(next);
      all.set(
        number,
        center.map((x) => x + next() / 2),
      );
      addPassage(db, number, number % 100 === 0 ? "rare" : (KINDS[number % 3] ?? ""));
      put(vectors, SPACE.id, number, all.get(number) ?? center);
    }
  });
  return { db, vectors, all, next, file };
}

function addPassage(db: Database, number: number, kind = "faq"): void {
  db.statement(
    `insert into record (number, source, own_id, id, kind, title, tags, refs, hash, language, date)
     values (?, 1, ?, ?, ?, '', '[]', '[]', '', ?, ?)`,
  ).run(
    number,
    `r${number}`,
    `r${number}`,
    kind,
    number % 5 === 0 ? "de" : "en",
    `2026-0${(number % 9) + 1}-10`,
  );
  if (number % 4 === 0)
    db.statement("insert into record_tag (tag, record) values (?, ?)").run(
      number % 8 === 0 ? "vip" : "old",
      number,
    );
  db.statement(
    "insert into passage (number, record, id, title, text, place) values (?, ?, ?, '', '', '')",
  ).run(...[number, number, `p${number}`]);
}

/** What sqlite-vec finds when it looks at everything. */
function exactly(db: Database, query: Float32Array, limit: number, filter: PassageFilter = {}): string[] {
  const { sql, parameters } = conditions(filter);
  return db
    .statement<unknown[], string>(
      `select passage.id from passage_vector_1 v join passage on passage.number = v.passage
       join record on record.number = passage.record ${sql}
       order by vec_distance_cosine(v.vector, ?), passage.number limit ?`,
    )
    .pluck()
    .all(...parameters, query, limit);
}

const idsOf = (matches: readonly { readonly id: string }[]): string[] => matches.map(({ id }) => id);

const recall = (found: readonly string[], expected: readonly string[]): number =>
  expected.filter((id) => found.includes(id)).length / Math.max(expected.length, 1);

describe("what is found", () => {
  test.each([900, 6000])("among %i vectors: nearly always the ten nearest, in their order", async (n) => {
    const { db, vectors, next } = await filled(n);
    let sum = 0;
    for (let i = 0; i < 50; i++) {
      const query = vectorOf(next);
      const matches = await db.read(() => vectors.match(query, { limit: 10 }));
      const expected = exactly(db, query, 10);
      sum += recall(idsOf(matches), expected);
      expect(idsOf(matches)).toEqual([...idsOf(matches)].sort((a, b) => rank(matches, a) - rank(matches, b)));
      if (n === 900) expect(idsOf(matches)).toEqual(expected);
    }
    expect(sum / 50).toBeGreaterThanOrEqual(0.99);
  });

  test("under a filter only what it allows: exactly the nearest where they are few", async () => {
    const { db, vectors, next } = await filled(4000);
    const filters = fc.record(
      {
        kind: fc.constantFrom(...KINDS, "none"),
        tag: fc.constantFrom("VIP", "old", "none"),
        language: fc.constantFrom("de", "en"),
        since: fc.constantFrom("2026-02", "2026-08-10"),
        until: fc.constantFrom("2026", "2026-03"),
      },
      { requiredKeys: [] },
    );
    const wide = fc.oneof(
      fc.record({ kind: fc.constantFrom("faq", "doc", "reply") }),
      fc.record({ language: fc.constant("en"), since: fc.constant("2026-02") }),
    );
    const recalls: number[] = [];
    fc.assert(
      fc.property(fc.oneof(filters, wide), fc.constantFrom(1, 10, 60), (filter, limit) => {
        const query = vectorOf(next);
        const found = idsOf(vectors.match(query, { ...filter, limit }));
        const expected = exactly(db, query, limit, filter);
        expect(found).toHaveLength(expected.length);
        const allowed = new Set(exactly(db, query, -1, filter));
        expect(found.every((id) => allowed.has(id))).toBe(true);
        if (allowed.size <= 1024) expect(found).toEqual(expected);
        else recalls.push(recall(found, expected));
      }),
      { numRuns: 120, seed: 4 },
    );
    expect(recalls.length).toBeGreaterThan(10);
    expect(recalls.reduce((a, b) => a + b) / recalls.length).toBeGreaterThanOrEqual(0.99);
  });

  test("few allowed ones far from the query are found, though no candidate is among them", async () => {
    const { db, vectors, next } = await filled(3000);
    const far = vectorOf(next);
    await db.write(() => {
      for (let number = 3001; number <= 6000; number++) {
        addPassage(db, number, number > 4800 ? "odd" : "faq");
        put(
          vectors,
          SPACE.id,
          number,
          far.map((x) => (number > 4800 ? -x : x) + next() / 4),
        );
      }
    });
    const found = idsOf(vectors.match(far, { limit: 10, kind: "odd" }));
    const expected = exactly(db, far, 10, { kind: "odd" });
    expect(found).toEqual(expected);
  });

  test("of thousands that are the same, the first passages", async () => {
    const { db, vectors, next } = await filled(10);
    const same = vectorOf(next);
    await db.write(() => {
      for (let number = 11; number <= 5000; number++) {
        addPassage(db, number);
        put(vectors, SPACE.id, number, same);
      }
    });
    const ten = Array.from({ length: 10 }, (_, i) => `p${11 + i}`);
    expect(idsOf(vectors.match(same, { limit: 10 }))).toEqual(ten);
    expect(idsOf(vectors.match(same, { limit: 5000 }))).toHaveLength(5000);
  });
});

const rank = (matches: readonly { readonly id: string; readonly score: number }[], id: string): number =>
  -(matches.find((match) => match.id === id)?.score ?? 0);

describe("what changes", () => {
  /** A query's match agrees with a look at everything, through this connection. */
  const agrees = (db: Database, vectors: Vectors, next: () => number): void => {
    for (let i = 0; i < 5; i++) {
      const query = vectorOf(next);
      expect(idsOf(vectors.match(query, { limit: 10 })).slice(0, 5)).toEqual(exactly(db, query, 5));
    }
  };

  test("removed and replaced vectors leave nothing behind, before and after they are put into blocks", async () => {
    const { db, vectors, all, next } = await filled(3000);
    for (let round = 0; round < 4; round++) {
      await db.write(() => {
        for (let number = 1 + round; number <= 3000; number += 7)
          if (number % 2) vectors.remove([number]);
          else put(vectors, SPACE.id, number, vectorOf(next));
      });
      agrees(db, vectors, next);
      const gone = all.get(1 + round);
      if (gone) expect(idsOf(vectors.match(gone, { limit: 3 }))).toEqual(exactly(db, gone, 3));
    }
    const held = db.statement<[], number>("select count(*) from passage_vector_1").pluck().get();
    const counted = db.statement<[], number>("select vectors from vector_space").pluck().get();
    expect(counted).toBe(held);
  });

  test("many at once, some of them new and some noted singly before, are as if they came one by one", async () => {
    const { db, vectors, next } = await filled(3000);
    await db.write(() => {
      const batch = new Map<number, Float32Array>();
      for (let number = 2700; number <= 3400; number++) {
        if (number > 3000) addPassage(db, number);
        batch.set(number, vectorOf(next));
      }
      for (let number = 2690; number < 2720; number++) put(vectors, SPACE.id, number, vectorOf(next));
      vectors.put(SPACE.id, batch);
    });
    agrees(db, vectors, next);
    agrees(db, new Vectors(db), next);
    expect(db.statement<[], number>("select count(*) from vector_code").pluck().get()).toBe(0);
    expect(db.statement<[], number>("select sum(held) from vector_block").pluck().get()).toBe(3400);
  });

  test("another connection's changes are seen at the next search", async () => {
    const { vectors, db, next, file } = await filled(3000);
    const other = await connection(file);
    agrees(db, vectors, next);
    const vector = vectorOf(next);
    for (let number = 3001; number <= 5200; number += 550) {
      await other.db.write(() => {
        for (let i = number; i < number + 550; i++) {
          addPassage(other.db, i);
          put(other.vectors, SPACE.id, i, i === number ? vector : vectorOf(next));
        }
        other.vectors.remove([number - 2000]);
      });
      agrees(db, vectors, next);
      expect(idsOf(vectors.match(vector, { limit: 1 }))).toHaveLength(1);
    }
  });

  test("a transaction that is undone leaves codes and vectors as they were", async () => {
    const { db, vectors, next } = await filled(3000);
    agrees(db, vectors, next);
    await expect(
      db.write(() => {
        for (let number = 1; number <= 2500; number++) put(vectors, SPACE.id, number, vectorOf(next));
        throw new Error("cut off");
      }),
    ).rejects.toThrow("cut off");
    agrees(db, vectors, next);
    agrees(db, new Vectors(db), next);
  });

  test.each([
    ["missing blocks", "delete from vector_block where block = 1"],
    ["no codes at all", "delete from vector_block; delete from vector_code"],
    ["a block cut short", "update vector_block set codes = substr(codes, 1, 500) where block = 1"],
    ["another center", "update vector_center set center = zeroblob(length(center))"],
    ["a code of another length", "insert or replace into vector_code values (1, 5, x'00')"],
    [
      "codes of another version",
      "update vector_space set code_version = 'old'; update vector_block set codes = zeroblob(9)",
    ],
  ])("%s: searched all the same, and stored anew with the next changes", async (_, damage) => {
    const { db, next } = await filled(3000);
    db.connection.exec(damage);
    const vectors = new Vectors(db);
    agrees(db, vectors, next);
    await db.write(() => {
      for (let number = 3001; number <= 4100; number++) {
        addPassage(db, number);
        put(vectors, SPACE.id, number, vectorOf(next));
      }
    });
    agrees(db, vectors, next);
    expect(db.statement<[], number>("select sum(held) from vector_block").pluck().get()).toBeGreaterThan(
      3000,
    );
    agrees(db, new Vectors(db), next);
  });
});

describe("spaces", () => {
  const other = { id: "other@1", dimension: 5 };
  const five = (x: number) => Float32Array.of(x, 1, 0, 0, 0);

  test("one is filled beside the one that is searched, and takes its place", async () => {
    const { db, vectors, next } = await filled(1500);
    const query = vectorOf(next);
    const before = vectors.match(query, { limit: 5 });
    await db.write(() => {
      vectors.open(other);
    });
    for (;;) {
      const missing = vectors.missing(other.id, 400);
      if (missing.length === 0) break;
      await db.write(() => {
        for (const number of missing) put(vectors, other.id, number, five(number));
      });
      expect(vectors.match(query, { limit: 5 })).toEqual(before);
    }
    await db.write(() => {
      vectors.accept(other.id);
    });
    expect(vectors.current()).toBe(other.id);
    expect(idsOf(vectors.match(five(700), { limit: 1 }))[0]).toMatch(/^p\d+$/);
    expect(db.statement<[], number>("select count(*) from vector_block where space = 1").pluck().get()).toBe(
      0,
    );
    expect(
      db
        .statement<[], string>("select name from sqlite_schema where name like 'passage_vector_%'")
        .pluck()
        .all(),
    ).toEqual(["passage_vector_2"]);
    expect(() => vectors.match(query, { limit: 1 })).toThrow("dimension");
  });

  test("what is missing is asked for again until it is put, and also where it came late", async () => {
    const { db, vectors, file } = await filled(20);
    await db.write(() => {
      vectors.open(other);
    });
    expect(vectors.missing(other.id, 3)).toEqual([1, 2, 3]);
    expect(vectors.missing(other.id, 3)).toEqual([1, 2, 3]);
    await db.write(() => {
      for (let number = 1; number <= 20; number++) put(vectors, other.id, number, five(number % 2 ? 1 : 2));
    });
    expect(vectors.missing(other.id, 3)).toEqual([]);
    // The last passage goes, and another takes its number.
    const second = await connection(file);
    await second.db.write(() => {
      second.vectors.remove([20]);
      second.db.connection.exec(
        "delete from passage where number = 20; delete from record where number = 20",
      );
      addPassage(second.db, 20);
    });
    expect(vectors.missing(other.id, 3)).toEqual([20]);
  });

  test("a vector that points nowhere is not asked for again, until it does", async () => {
    const { db, vectors, all } = await filled(3);
    const nowhere = [
      new Float32Array(DIMENSION),
      new Float32Array(DIMENSION).fill(NaN),
      new Float32Array(DIMENSION).fill(1e-30),
    ];
    for (const vector of nowhere) {
      await db.write(() => {
        put(vectors, SPACE.id, 2, vector);
      });
      expect(vectors.missing(SPACE.id, 9)).toEqual([]);
      expect(idsOf(vectors.match(all.get(2) ?? vector, { limit: 9 })).sort()).toEqual(["p1", "p3"]);
      expect(vectors.match(vector, { limit: 9 })).toEqual([]);
    }
    await db.write(() => {
      put(vectors, SPACE.id, 2, all.get(2) ?? new Float32Array(DIMENSION));
    });
    expect(idsOf(vectors.match(all.get(2) ?? new Float32Array(DIMENSION), { limit: 1 }))).toEqual(["p2"]);
  });
});
