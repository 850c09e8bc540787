import { beforeAll, describe, expect, test } from "vitest";
import { temporaryStore } from "../../fixtures/databases/scenes.ts";
import { type StaticEmbedder, staticEmbedder } from "../models/static/embedder.ts";
import type { Store } from "../store/store.ts";
import type { Embedder } from "./embedder.ts";
import type { SourceRecord } from "./passage.ts";
import { alignVectors, RecordBatch, type RecordCounts, type RecordDeps } from "./record-batch.ts";

let shipped: StaticEmbedder;
beforeAll(async () => {
  shipped = await staticEmbedder({ file: new URL("../models/static/vectors-v1.bin", import.meta.url) });
});

const noLanguage: RecordDeps["language"] = () => Promise.resolve(null);

const record = (id: string, text: string, fields: Partial<SourceRecord> = {}): SourceRecord => ({
  ...{
    id,
    kind: "faq",
    title: `Title of ${id}`,
    url: null,
    tags: [],
    refs: [],
    language: "en",
    date: null,
    single: true,
  },
  pieces: [{ question: null, title: `Title of ${id}`, text, place: "" }],
  ...fields,
});

/** Two dimensions; counts what it is given and fails from the `failFrom`-th call on. */
function other(failFrom = Infinity): Embedder & { readonly given: string[] } {
  const given: string[] = [];
  let calls = 0;
  return {
    id: "other",
    dimension: 2,
    given,
    embed: (texts) => {
      if (++calls >= failFrom) return Promise.reject(new Error("out of memory"));
      given.push(...texts);
      return Promise.resolve(texts.map(() => Float32Array.of(1, 0)));
    },
  };
}

interface PutOptions {
  readonly embedder?: Embedder;
  readonly dryRun?: boolean;
  readonly language?: RecordDeps["language"];
}

async function put(store: Store, records: readonly SourceRecord[], options: PutOptions = {}) {
  const { embedder = shipped, dryRun = false, language = noLanguage } = options;
  const deps = { index: store.passages, embedder, language };
  const counts: RecordCounts = { added: 0, changed: 0, unchanged: 0, removed: 0, passages: 0 };
  if (!dryRun) await alignVectors(deps);
  const pass = await store.passages.beginSource({ name: "s", root: "s", hash: "h" }, embedder.id);
  const twice: string[] = [];
  const onTwice = ({ id }: SourceRecord) => twice.push(id);
  const batch = new RecordBatch({ ...deps, pass, dryRun, counts, onTwice, onChange: () => undefined });
  for (const one of records) await batch.add(one);
  await batch.flush();
  if (!dryRun) await pass.finish();
  return { counts, batch, twice };
}

const nearest = async (store: Store, vector: Float32Array): Promise<string[]> =>
  (await store.passages.matchVector(vector, { limit: 1000 })).map(({ id }) => id).sort();

describe("a batch", () => {
  test("compares each record with what is on record, whatever it says", async () => {
    const store = await temporaryStore();
    await put(store, [record("a", "A"), record("b", "B")]);
    const { counts, batch } = await put(store, [
      record("a", "A"),
      record("b", "B", { tags: ["new"] }),
      record("c", "C"),
    ]);
    expect(counts).toEqual({ added: 1, changed: 1, unchanged: 1, removed: 0, passages: 3 });
    expect([batch.records, batch.stayed]).toEqual([3, 2]);
  });

  test("takes an id once, even where a flush lies between", async () => {
    const store = await temporaryStore();
    const many = Array.from({ length: 600 }, (_, i) => record(`r${i}`, `Text ${i}`));
    const { counts, twice } = await put(store, [...many, record("r0", "Other")]);
    expect(twice).toEqual(["r0"]);
    expect(counts).toMatchObject({ added: 600, passages: 600 });
    expect((await store.passages.passages(["r0"]))[0]?.text).toBe("Text 0");
  });

  test("of a dry run writes nothing and embeds nothing", async () => {
    const store = await temporaryStore();
    const embedder = other();
    expect((await put(store, [record("a", "A")], { embedder, dryRun: true })).counts.added).toBe(1);
    expect(embedder.given).toEqual([]);
    expect((await store.passages.counts()).records).toBe(0);
  });

  test("embeds only what is new or changed, the question before the text, else the title", async () => {
    const store = await temporaryStore();
    await put(store, [record("a", "A")], { embedder: other() });
    const embedder = other();
    const pieces = [
      { question: "Why?", title: "T", text: "B", place: "" },
      { question: null, title: "T", text: "C", place: "" },
    ];
    await put(store, [record("a", "A"), record("b", "", { pieces })], { embedder });
    expect(embedder.given).toEqual(["Why?\nB", "T\nC"]);
  });

  test("gives each piece its own vector", async () => {
    const store = await temporaryStore();
    const texts = ["warranty", "invoice", "password"];
    await put(store, [
      record("one", texts[0] ?? ""),
      record("two", "", {
        pieces: texts.slice(1).map((text) => ({ question: null, title: "", text, place: "" })),
      }),
    ]);
    const ids = ["one", "two#1", "two#2"];
    for (const [i, text] of texts.entries()) {
      const [vector = new Float32Array()] = await shipped.embed([text], "query");
      expect((await store.passages.matchVector(vector, { limit: 1 }))[0]?.id).toBe(ids[i]);
    }
  });

  test("asks for a language only where the record names none", async () => {
    const store = await temporaryStore();
    const asked: string[] = [];
    const language = (text: string) => Promise.resolve(asked.push(text) > 0 ? "de" : null);
    await put(store, [record("a", "Hallo"), record("b", "Guten Tag", { language: null })], { language });
    expect(asked).toEqual(["\nGuten Tag"]);
    expect((await store.passages.passages(["a", "b"])).map((passage) => passage.language)).toEqual([
      "en",
      "de",
    ]);
  });
});

describe("vectors", () => {
  test("of the same embedder are left alone", async () => {
    const store = await temporaryStore();
    await put(store, [record("a", "A")], { embedder: other() });
    const embedder = other();
    await alignVectors({ index: store.passages, embedder });
    expect(embedder.given).toEqual([]);
  });

  test("of another embedder are all made anew", async () => {
    const store = await temporaryStore();
    const many = Array.from({ length: 300 }, (_, i) => record(`r${i}`, `Lamp number ${i}`));
    await put(store, many);
    const embedder = other();
    await alignVectors({ index: store.passages, embedder });
    expect(await store.passages.embedderId()).toBe("other");
    expect(embedder.given).toHaveLength(300);
    expect(await nearest(store, Float32Array.of(1, 0))).toHaveLength(300);
  });

  test("that were cut off half-way leave the old ones searched, and the next run goes on", async () => {
    const store = await temporaryStore();
    await put(
      store,
      Array.from({ length: 600 }, (_, i) => record(`r${i}`, `Lamp number ${i}`)),
    );
    const [lamp = new Float32Array()] = await shipped.embed(["Lamp"], "query");
    await expect(alignVectors({ index: store.passages, embedder: other(2) })).rejects.toThrow(
      "out of memory",
    );
    expect(await store.passages.embedderId()).toBe(shipped.id);
    expect(await nearest(store, lamp)).toHaveLength(600);
    const embedder = other();
    await alignVectors({ index: store.passages, embedder });
    expect(embedder.given).toHaveLength(600 - 512);
    expect(await store.passages.embedderId()).toBe("other");
    expect(await nearest(store, Float32Array.of(1, 0))).toHaveLength(600);
  });

  test("can go back to the embedder they came from", async () => {
    const store = await temporaryStore();
    await put(store, [record("a", "warranty")]);
    await alignVectors({ index: store.passages, embedder: other() });
    await alignVectors({ index: store.passages, embedder: shipped });
    const [vector = new Float32Array()] = await shipped.embed(["warranty"], "query");
    expect(await nearest(store, vector)).toEqual(["a"]);
  });
});
