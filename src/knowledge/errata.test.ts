import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { temporaryStore } from "../../fixtures/databases/scenes.ts";
import { detectLanguage } from "../mail/language.ts";
import { type StaticEmbedder, staticEmbedder } from "../models/static/embedder.ts";
import type { Store } from "../store/store.ts";
import { addErratum, ERRATA_SOURCE, type ErrataDeps, indexErrata } from "./errata.ts";
import { ingest } from "./ingest.ts";
import { hashFile, listSources } from "./loaders/files.ts";
import { loadFile } from "./loaders/index.ts";
import { rank } from "./search.ts";

let embedder: StaticEmbedder;
beforeAll(async () => {
  embedder = await staticEmbedder({ file: new URL("../models/static/vectors-v1.bin", import.meta.url) });
});

const at = new Date("2026-05-01T09:00:00Z");
const DELIVERY = {
  question: "How long does delivery to Portugal take?",
  answer: "Ten working days since the first of May, because the carrier is on strike.",
  at,
};

const depsOf = (store: Store): ErrataDeps => ({
  ...{ index: store.passages, embedder, lexicon: embedder.words },
  ...{ errata: store.errata, language: detectLanguage },
});

const firstFor = async (text: string, store: Store): Promise<string | undefined> =>
  (await rank({ text, limit: 3 }, { index: store.passages, embedder, lexicon: embedder.words }))[0]?.passage
    .kind;

/** A store with the demo shop's knowledge. */
async function demo(): Promise<Store> {
  const store = await temporaryStore();
  const here = dirname(fileURLToPath(import.meta.url));
  const { files, roots } = await listSources([join(here, "../../fixtures/demo/knowledge")]);
  await ingest(
    { files, roots, dryRun: false },
    {
      ...depsOf(store),
      load: ({ path, name }) => loadFile(path, name),
      hash: hashFile,
      progress: () => undefined,
      signal: new AbortController().signal,
    },
  );
  return store;
}

describe("an erratum", () => {
  test("outranks every passage for its question and paraphrases of it, and for nothing else", async () => {
    const store = await demo();
    const erratum = await addErratum(DELIVERY, depsOf(store));
    for (const asked of [
      DELIVERY.question,
      "how long does a delivery to portugal take",
      "How long will delivery to Portugal take, please?",
      "How many days does delivery to Portugal take?",
    ])
      expect([asked, await firstFor(asked, store)]).toEqual([asked, "erratum"]);
    for (const asked of [
      "How much does shipping to Portugal cost?",
      "How long is the warranty?",
      "Which bulb base do your lamps need?",
      "Can I return a lamp?",
      "Where is my parcel?",
      "Wie lange habe ich Zeit für eine Rückgabe?",
    ])
      expect([asked, await firstFor(asked, store)]).not.toEqual([asked, "erratum"]);
    expect(await store.passages.kindOf(erratum.id)).toBe("erratum");
  });

  test("on record says what was given, trimmed, with its language and day", async () => {
    const store = await temporaryStore();
    const erratum = await addErratum({ ...DELIVERY, question: `  ${DELIVERY.question}\n` }, depsOf(store));
    expect(erratum).toMatchObject({
      question: DELIVERY.question,
      answer: DELIVERY.answer,
      language: "en",
      createdAt: at,
    });
    expect(await store.errata.list()).toEqual([erratum]);
    expect(await store.passages.passages([erratum.id])).toMatchObject([
      {
        question: DELIVERY.question,
        text: DELIVERY.answer,
        kind: "erratum",
        source: ERRATA_SOURCE,
        date: "2026-05-01",
      },
    ]);
  });

  test("added twice is one, as it was the first time", async () => {
    const store = await temporaryStore();
    const first = await addErratum(DELIVERY, depsOf(store));
    const second = await addErratum({ ...DELIVERY, at: new Date("2027-01-01") }, depsOf(store));
    expect(second).toEqual(first);
    expect(await store.errata.list()).toHaveLength(1);
    expect((await store.passages.counts()).records).toBe(1);
  });

  test("with another answer to the same question stands in the older one's place, and leaves it on record", async () => {
    const store = await temporaryStore();
    const older = await addErratum(DELIVERY, depsOf(store));
    const newer = await addErratum(
      { question: "how long will delivery to portugal take", answer: "Three days again.", at },
      depsOf(store),
    );
    expect((await store.errata.list()).map(({ id }) => id)).toEqual([older.id, newer.id]);
    expect(await store.passages.passages([older.id, newer.id])).toMatchObject([{ id: newer.id }]);
    await store.errata.remove(newer.id);
    await indexErrata(depsOf(store));
    expect(await store.passages.passages([older.id, newer.id])).toMatchObject([{ id: older.id }]);
  });

  test("that was overruled and is said again counts again", async () => {
    const store = await temporaryStore();
    const first = await addErratum(DELIVERY, depsOf(store));
    await addErratum({ ...DELIVERY, answer: "Three days again." }, depsOf(store));
    await addErratum(DELIVERY, depsOf(store));
    expect((await store.passages.counts()).records).toBe(1);
    expect(await store.passages.passages([first.id])).toHaveLength(1);
  });

  test("for another thing of the same kind stands beside it", async () => {
    const store = await temporaryStore();
    await addErratum(DELIVERY, depsOf(store));
    await addErratum(
      { ...DELIVERY, question: DELIVERY.question.replace("Portugal", "Spain") },
      depsOf(store),
    );
    expect((await store.passages.counts()).records).toBe(2);
  });

  test("that was removed is gone from search", async () => {
    const store = await demo();
    const { id } = await addErratum(DELIVERY, depsOf(store));
    expect(await store.errata.remove(id)).toBe(true);
    await indexErrata(depsOf(store));
    expect(await store.passages.passages([id])).toEqual([]);
    expect(await firstFor(DELIVERY.question, store)).toBe("faq");
  });
});

describe("a crash between putting on record and making searchable", () => {
  /** As if the process had ended when the erratum was on record. */
  async function crashed(): Promise<Store> {
    const store = await temporaryStore();
    const failing = { ...embedder, embed: () => Promise.reject(new Error("crash")) };
    await expect(addErratum(DELIVERY, { ...depsOf(store), embedder: failing })).rejects.toThrow("crash");
    expect(await store.errata.list()).toHaveLength(1);
    expect((await store.passages.counts()).records).toBe(0);
    return store;
  }

  test("is mended by the next indexing", async () => {
    const store = await crashed();
    await indexErrata(depsOf(store));
    expect(await firstFor(DELIVERY.question, store)).toBe("erratum");
  });

  test("is mended by adding the same again", async () => {
    const store = await crashed();
    await addErratum(DELIVERY, depsOf(store));
    expect(await firstFor(DELIVERY.question, store)).toBe("erratum");
  });
});

test("indexing twice changes nothing, and no erratum at all is fine", async () => {
  const store = await temporaryStore();
  await indexErrata(depsOf(store));
  expect((await store.passages.counts()).records).toBe(0);
  const { id } = await addErratum(DELIVERY, depsOf(store));
  const before = await store.passages.passages([id]);
  await indexErrata(depsOf(store));
  expect(await store.passages.passages([id])).toEqual(before);
});

test("an ingest of the owner's files leaves the errata where they are", async () => {
  const store = await temporaryStore();
  const { id } = await addErratum(DELIVERY, depsOf(store));
  const deps = {
    ...depsOf(store),
    load: ({ path, name }: { path: string; name: string }) => loadFile(path, name),
    ...{ hash: hashFile, progress: () => undefined, signal: new AbortController().signal },
  };
  expect(await ingest({ files: [], roots: ["/", "/knowledge"], dryRun: false }, deps)).toMatchObject({
    removed: 0,
  });
  expect(await store.passages.passages([id])).toHaveLength(1);
});
