import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { temporaryFolder, temporaryStore } from "../../fixtures/databases/scenes.ts";
import { detectLanguage } from "../mail/language.ts";
import { type StaticEmbedder, staticEmbedder } from "../models/static/embedder.ts";
import type { Store } from "../store/store.ts";
import { ingest, type IngestDeps, type IngestReport } from "./ingest.ts";
import { hashFile, listSources } from "./loaders/files.ts";
import { plainOptions } from "./loaders/formats.ts";
import { loadFile } from "./loaders/index.ts";
import type { Passage } from "./passage.ts";

let embedder: StaticEmbedder;
beforeAll(async () => {
  embedder = await staticEmbedder({ file: new URL("../models/static/vectors-v1.bin", import.meta.url) });
});

type Files = Readonly<Record<string, string>>;

const entry = (id: string, answer: string): string =>
  JSON.stringify({ id, question: `What is ${id}?`, answer });
const ndjson = (...entries: readonly [id: string, answer: string][]): string =>
  entries.map(([id, answer]) => entry(id, answer)).join("\n");

/** An owner's folder of knowledge beside a store. */
async function scene(files: Files = {}) {
  const folder = temporaryFolder();
  const store = await temporaryStore();
  const write = (more: Files): void => {
    for (const [name, text] of Object.entries(more)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
  };
  write(files);
  const run = async (
    { dryRun = false, paths = [folder] }: { dryRun?: boolean; paths?: string[] } = {},
    deps: Partial<IngestDeps> = {},
  ): Promise<IngestReport> => {
    const { files, roots } = await listSources(paths);
    return ingest({ files, roots, dryRun }, { ...defaults(store), ...deps });
  };
  return { folder, store, write, run };
}

const defaults = (store: Store): IngestDeps => ({
  index: store.passages,
  embedder,
  language: detectLanguage,
  load: ({ path, name }, from) => loadFile(path, name, { ...plainOptions, from }),
  hash: hashFile,
  size: async (path) => (await stat(path)).size,
  progress: () => undefined,
  onDifference: () => undefined,
  signal: new AbortController().signal,
});

const passagesOf = async ({ passages }: Store): Promise<Passage[]> => {
  const all: Passage[] = [];
  for await (const page of passages.pages(100)) all.push(...page);
  return all.sort((a, b) => (a.id < b.id ? -1 : 1));
};
const idsOf = async (store: Store): Promise<string[]> => (await passagesOf(store)).map(({ id }) => id);

const THREE = {
  "a.ndjson": ndjson(["a1", "One."], ["a2", "Two."]),
  "doc/b.md": "# Returns\n\nWithin 30 days.",
};

describe("counts", () => {
  test("a second run changes nothing and finds everything unchanged", async () => {
    const { store, run } = await scene(THREE);
    const none = { changed: 0, removed: 0, errors: [] };
    expect(await run()).toEqual({ ...none, added: 3, unchanged: 0, passages: 3 });
    const before = await passagesOf(store);
    expect(await run()).toEqual({ ...none, added: 0, unchanged: 3, passages: 3 });
    expect(await passagesOf(store)).toEqual(before);
  });

  test("added, changed, unchanged and removed records are told apart", async () => {
    const { store, write, run } = await scene({
      "a.ndjson": ndjson(["same", "A."], ["edited", "B."], ["gone", "C."]),
    });
    await run();
    write({ "a.ndjson": ndjson(["same", "A."], ["edited", "B, but better."], ["new", "D."]) });
    expect(await run()).toMatchObject({ added: 1, changed: 1, unchanged: 1, removed: 1, passages: 3 });
    expect(await idsOf(store)).toEqual(["edited", "new", "same"]);
    expect((await passagesOf(store))[0]?.text).toBe("B, but better.");
  });

  test("an unchanged file is not read again", async () => {
    const { run } = await scene(THREE);
    await run();
    const report = await run(
      {},
      {
        load: () => {
          throw new Error("it was read");
        },
      },
    );
    expect(report.unchanged).toBe(3);
  });

  test("progress is told before each file", async () => {
    const { run } = await scene(THREE);
    const told: string[] = [];
    await run(
      {},
      { progress: ({ source, bytes, totalBytes }) => told.push(`${source} ${bytes}/${totalBytes}`) },
    );
    const [a = "", b = ""] = [THREE["a.ndjson"], THREE["doc/b.md"]].map((text) => text);
    const total = a.length + b.length;
    expect(new Set(told)).toEqual(
      new Set([
        `a.ndjson 0/${total}`,
        ...told.filter((line) => line.startsWith("a.ndjson")),
        `doc/b.md ${a.length}/${total}`,
      ]),
    );
  });

  test("a record without a language is given that of its text", async () => {
    const { store, run } = await scene({
      "de.md": "# Rückgabe\n\nSie können die Lampe innerhalb von 30 Tagen zurückgeben.",
    });
    await run();
    expect((await passagesOf(store))[0]?.language).toBe("de");
  });
});

describe("what is gone", () => {
  test("a file gone from its folder is removed, and nothing beside that folder", async () => {
    const { folder, store, run } = await scene({
      "one/a.ndjson": ndjson(["a", "A."]),
      "one/b.ndjson": ndjson(["b", "B."]),
      "two/c.ndjson": ndjson(["c", "C."]),
    });
    await run();
    rmSync(join(folder, "one/a.ndjson"));
    rmSync(join(folder, "two/c.ndjson"));
    expect(await run({ paths: [join(folder, "one")] })).toMatchObject({
      removed: 1,
      unchanged: 1,
      passages: 1,
    });
    expect(await idsOf(store)).toEqual(["b", "c"]);
  });

  test("a folder that cannot be listed loses nothing", async () => {
    const { folder, store, run } = await scene({ "one/a.ndjson": ndjson(["a", "A."]) });
    await run({ paths: [join(folder, "one")] });
    renameSync(join(folder, "one"), join(folder, "away"));
    expect(await run({ paths: [join(folder, "one")] })).toMatchObject({ removed: 0 });
    expect(await idsOf(store)).toEqual(["a"]);
  });

  test("the records of a renamed file keep their ids", async () => {
    const { folder, store, run } = await scene({ "a.ndjson": ndjson(["7", "A."]) });
    await run();
    renameSync(join(folder, "a.ndjson"), join(folder, "z.ndjson"));
    expect(await run()).toMatchObject({ added: 1, removed: 1, passages: 1 });
    expect(await idsOf(store)).toEqual(["7"]);
  });
});

describe("what is damaged", () => {
  test.each([
    ["emptied", ""],
    ["blank", " \n\n"],
    ["binary", "\0\0\0\0"],
    ["no JSON any more", "{{{\n<html>"],
  ])("a file that is %s keeps what it gave before", async (_, damaged) => {
    const { store, write, run } = await scene({ "a.ndjson": ndjson(["a", "A."], ["b", "B."]) });
    await run();
    const before = await passagesOf(store);
    write({ "a.ndjson": damaged });
    const report = await run();
    expect(report).toMatchObject({ added: 0, changed: 0, removed: 0, passages: 2 });
    expect(report.errors.length).toBeGreaterThan(0);
    expect(await passagesOf(store)).toEqual(before);
    expect((await run()).errors).toEqual(report.errors);
  });

  test.each(["a.md", "a.csv", "a.txt", "a.json"])("an emptied %s keeps what it gave before", async (name) => {
    const text = {
      "a.md": "# A\n\nText.",
      "a.csv": "question,answer\nq?,A.",
      "a.txt": "Q: q?\nA: A.",
      "a.json": `[${entry("a", "A.")}]`,
    }[name];
    const { store, write, run } = await scene({ [name]: text ?? "" });
    await run();
    const before = await passagesOf(store);
    expect(before).toHaveLength(1);
    write({ [name]: "" });
    expect((await run()).errors).toHaveLength(1);
    expect(await passagesOf(store)).toEqual(before);
  });

  test("records beside a broken one are taken in, and none is removed until all can be read", async () => {
    const { store, write, run } = await scene({ "a.ndjson": ndjson(["a", "A."], ["b", "B."]) });
    await run();
    write({ "a.ndjson": `${ndjson(["a", "A2."])}\n{"id": "b", "answ\n${ndjson(["c", "C."])}` });
    const report = await run();
    expect(report).toMatchObject({ added: 1, changed: 1, removed: 0 });
    expect(report.errors).toEqual([
      { source: "a.ndjson line 2", message: expect.stringContaining("not JSON") as string },
    ]);
    expect(await idsOf(store)).toEqual(["a", "b", "c"]);
    // A record that stands on another line than before counts as changed.
    write({ "a.ndjson": `${ndjson(["a", "A2."])}\n\n${ndjson(["c", "C."])}` });
    expect(await run()).toMatchObject({ unchanged: 2, removed: 1, errors: [] });
  });

  test("a file that cannot be read is a problem, and the others are read", async () => {
    const { store, run } = await scene(THREE);
    const report = await run(
      {},
      { hash: (path) => (path.endsWith("a.ndjson") ? Promise.reject(new Error("EACCES")) : hashFile(path)) },
    );
    expect(report).toMatchObject({
      added: 1,
      errors: [{ source: "a.ndjson", message: "cannot be read: EACCES" }],
    });
    expect(await idsOf(store)).toEqual(["doc/b.md#1"]);
  });
});

describe("ids", () => {
  test("the same id twice in one source is reported, and the first counts", async () => {
    const { store, run } = await scene({
      "a.ndjson": ndjson(["7", "First."], ["7", "Second."], ["8", "Other."]),
    });
    expect(await run()).toMatchObject({
      added: 2,
      passages: 2,
      errors: [{ source: "a.ndjson", message: "the id 7 stands there twice; the first one counts" }],
    });
    expect((await passagesOf(store)).map(({ text }) => text)).toEqual(["First.", "Other."]);
  });

  test("an id that stands twice does not keep what was taken out", async () => {
    const { store, write, run } = await scene({ "a.ndjson": ndjson(["7", "First."], ["8", "Other."]) });
    await run();
    write({ "a.ndjson": ndjson(["7", "First."], ["7", "Second."]) });
    expect(await run()).toMatchObject({ unchanged: 1, removed: 1 });
    expect(await idsOf(store)).toEqual(["7"]);
  });

  test("two sources with the same id both stay, run after run", async () => {
    const { store, write, run } = await scene({
      "a.ndjson": ndjson(["7", "A."]),
      "b.ndjson": ndjson(["7", "B."]),
    });
    expect(await run()).toMatchObject({ added: 2, errors: [] });
    expect(await idsOf(store)).toEqual(["7", "b.ndjson/7"]);
    write({ "b.ndjson": ndjson(["7", "B2."]) });
    expect(await run()).toMatchObject({ changed: 1, unchanged: 1, added: 0, removed: 0 });
    expect((await passagesOf(store)).map(({ id, text }) => `${id} ${text}`)).toEqual([
      "7 A.",
      "b.ndjson/7 B2.",
    ]);
  });
});

describe("a dry run", () => {
  test("of a first ingest leaves no trace", async () => {
    const { store, run } = await scene(THREE);
    expect(await run({ dryRun: true })).toMatchObject({ added: 3, passages: 3 });
    expect(await store.passages.counts()).toEqual({ sources: 0, records: 0, passages: 0 });
    expect(await store.passages.embedderId()).toBeNull();
  });

  const changes: readonly [string, Files][] = [
    ["nothing changed", {}],
    ["changed records", { "a.ndjson": ndjson(["a1", "Uno."], ["a3", "Three."]) }],
    ["an emptied file", { "a.ndjson": "" }],
    ["a half-broken file", { "a.ndjson": `${ndjson(["a1", "One."], ["a3", "Three."])}\n{{` }],
    ["an id twice", { "a.ndjson": ndjson(["a1", "One."], ["a1", "Two."]) }],
    ["new files", { "c.txt": "Q: q?\nA: A.", "doc/d.csv": "question,answer\nq?,A.\nr?,B." }],
  ];
  test.each(changes)("predicts the counts of the real one and leaves no trace: %s", async (_, files) => {
    const { folder, store, write, run } = await scene({ ...THREE, "old.md": "# Old\n\nGone." });
    await run();
    const before = await passagesOf(store);
    write(files);
    rmSync(join(folder, "old.md"));
    const dry = await run({ dryRun: true });
    expect(await passagesOf(store)).toEqual(before);
    expect(dry.removed).toBeGreaterThan(0);
    expect(await run()).toEqual(dry);
  });

  test("counts what is gone once, though two of the named folders held it", async () => {
    const { folder, run } = await scene(THREE);
    await run();
    rmSync(join(folder, "doc/b.md"));
    const paths = [folder, join(folder, "doc"), folder];
    const dry = await run({ dryRun: true, paths });
    expect(dry.removed).toBe(1);
    expect(await run({ paths })).toEqual(dry);
  });
});

describe("an interruption", () => {
  const many = (count: number, text: string): string =>
    ndjson(...Array.from({ length: count }, (_, i) => [`r${i}`, `${text} ${i}.`] as [string, string]));
  /** More than one transaction's worth. */
  const LONG = 600;

  /** Aborts after `count` records in all. */
  const abortAfter = (count: number): Pick<IngestDeps, "load" | "signal"> => {
    const controller = new AbortController();
    let seen = 0;
    return {
      signal: controller.signal,
      load: async function* ({ path, name }, from) {
        for await (const loaded of loadFile(path, name, { ...plainOptions, from })) {
          if (++seen > count) controller.abort();
          yield loaded;
        }
      },
    };
  };

  const state = async (store: Store, folder: string) => ({
    passages: (await passagesOf(store)).map((passage) => ({
      ...passage,
      source: passage.source.replace(folder, ""),
    })),
    counts: await store.passages.counts(),
    embedder: await store.passages.embedderId(),
    found: (await store.passages.matchText(["new", "37"], { limit: 20 })).map(({ id }) => id).sort(),
  });

  test.each([0, 100, 300, LONG])(
    "after %i records, then a second run, ends as one undisturbed run",
    async (count) => {
      const files = { "a.ndjson": many(LONG, "New"), "b.md": "# B\n\nText." };
      const undisturbed = await scene(files);
      await undisturbed.run();
      const cut = await scene(files);
      await cut.run({}, abortAfter(count));
      expect((await cut.store.passages.counts()).records).toBeLessThan(LONG + 1);
      const second = await cut.run();
      expect(second).toMatchObject({ removed: 0, errors: [], passages: LONG + 1 });
      expect(await state(cut.store, cut.folder)).toEqual(await state(undisturbed.store, undisturbed.folder));
      expect(await cut.run()).toMatchObject({ added: 0, changed: 0, unchanged: LONG + 1 });
    },
  );

  test("of a change leaves old or new records, never none, and the next run finishes it", async () => {
    const { store, write, run } = await scene({ "a.ndjson": many(LONG, "Old") });
    await run();
    write({ "a.ndjson": many(LONG - 50, "New") });
    await run({}, abortAfter(300));
    expect((await store.passages.counts()).records).toBe(LONG);
    expect(await run()).toMatchObject({ added: 0, removed: 50, passages: LONG - 50 });
    expect((await passagesOf(store)).every(({ text }) => text.startsWith("New"))).toBe(true);
  });

  test("before the start removes nothing", async () => {
    const { folder, store, run } = await scene(THREE);
    await run();
    rmSync(join(folder, "a.ndjson"));
    expect(await run({}, { signal: AbortSignal.abort() })).toMatchObject({ removed: 0 });
    expect((await store.passages.counts()).records).toBe(3);
  });
});

test("one bad file that the loader stumbles over half-way leaves the index usable", async () => {
  const { store, run } = await scene(THREE);
  const failing: IngestDeps["load"] = async function* ({ path, name }) {
    yield* loadFile(path, name);
    if (name === "a.ndjson") throw new Error("a bug of ours");
  };
  await expect(run({}, { load: failing })).rejects.toThrow("a bug of ours");
  expect(await run()).toMatchObject({ passages: 3, errors: [] });
  expect(await idsOf(store)).toEqual(["a1", "a2", "doc/b.md#1"]);
});
