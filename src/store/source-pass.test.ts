import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { axis, record } from "../../fixtures/databases/rows.ts";
import { ingest, temporaryStore } from "../../fixtures/databases/scenes.ts";

const idsOf = (matches: readonly { readonly id: string }[]): string[] => matches.map(({ id }) => id);

/** The half of the contract of `PassageIndex` that is about sources and passes over them. */
describe.each([{ adapter: "SQLite", open: temporaryStore }])("sources in $adapter", ({ open }) => {
  describe("sources", () => {
    test("a source is on record with what it holds", async () => {
      const store = await open();
      await ingest(store, "/kb/a.md", [record("a", ["one", "two"]), record("b", ["three"])], { root: "/kb" });
      expect(await store.passages.source("/kb/a.md")).toEqual({
        name: "/kb/a.md",
        root: "/kb",
        hash: "1",
        records: 2,
        passages: 3,
      });
      expect(await store.passages.source("/kb/b.md")).toBeNull();
      expect(await store.passages.counts()).toEqual({ sources: 1, records: 2, passages: 3 });
    });

    test("a pass that only compares leaves no trace", async () => {
      const store = await open();
      await ingest(store, "a.md", [record("a", ["one"])]);
      const pass = await store.passages.beginSource({ name: "a.md", root: "elsewhere", hash: "2" }, "four@1");
      expect([...(await pass.known(["a", "b"]))]).toEqual([["a", { hash: "hash of a", seen: false }]]);
      await store.passages.beginSource({ name: "new.md", root: "x", hash: "2" }, "four@1");
      expect(await store.passages.source("a.md")).toMatchObject({ root: "a.md", hash: "1" });
      expect(await store.passages.source("new.md")).toBeNull();
    });

    test("records that a pass neither kept nor put are removed at its end, everywhere", async () => {
      const store = await open();
      await ingest(store, "a.md", [record("a", ["apple"]), record("b", ["banana"]), record("c", ["cherry"])]);
      const pass = await store.passages.beginSource({ name: "a.md", root: "a.md", hash: "2" }, "four@1");
      await pass.commit({ put: [record("b", ["blueberry"])], keep: ["a"], at: null, complete: true });
      expect(await pass.finish()).toEqual({ removed: 1 });
      expect(idsOf(await store.passages.passages(["a#1", "b#1", "c#1"]))).toEqual(["a#1", "b#1"]);
      expect(
        idsOf(
          await store.passages.matchText(["apple", "banana", "cherry", "blueberry"], { limit: 9 }),
        ).sort(),
      ).toEqual(["a#1", "b#1"]);
      expect(idsOf(await store.passages.matchVector(axis(0), { limit: 9 })).sort()).toEqual(["a#1", "b#1"]);
      expect(await store.passages.source("a.md")).toMatchObject({ hash: "2", records: 2 });
    });

    test("a pass that is not complete removes nothing and leaves the source to be read again", async () => {
      const store = await open();
      await ingest(store, "a.md", [record("a", ["apple"]), record("b", ["banana"])]);
      const pass = await store.passages.beginSource({ name: "a.md", root: "a.md", hash: "2" }, "four@1");
      await pass.commit({ put: [], keep: ["a"], at: null, complete: false });
      expect(await pass.finish()).toEqual({ removed: 0 });
      expect(await store.passages.source("a.md")).toMatchObject({ hash: "", records: 2 });
    });

    test("a pass that was cut off leaves its source without a hash, so that it is read again", async () => {
      const store = await open();
      await ingest(store, "a.md", [record("a", ["apple"])]);
      const pass = await store.passages.beginSource({ name: "a.md", root: "a.md", hash: "2" }, "four@1");
      await pass.commit({ put: [record("b", ["banana"])], keep: [], at: null, complete: true });
      expect(await store.passages.source("a.md")).toMatchObject({ hash: "", records: 2 });
    });

    test("a pass that was cut off goes on where it was, and ends as an undisturbed one", async () => {
      const store = await open();
      await ingest(store, "a.csv", [
        record("a", ["apple"]),
        record("b", ["banana"]),
        record("c", ["cherry"]),
      ]);
      const source = { name: "a.csv", root: "a.csv", hash: "2" };
      const first = await store.passages.beginSource(source, "four@1");
      expect([first.from, first.before]).toEqual([0, { records: 0, passages: 0 }]);
      await first.commit({ put: [record("d", ["date", "dill"])], keep: ["a"], at: 70, complete: true });
      const second = await store.passages.beginSource(source, "four@1");
      expect([second.from, second.before]).toEqual([70, { records: 2, passages: 3 }]);
      expect((await second.known(["a", "b", "d"])).get("a")?.seen).toBe(true);
      expect((await second.known(["b"])).get("b")?.seen).toBe(false);
      await second.commit({ put: [], keep: ["b"], at: 90, complete: true });
      expect(await second.finish()).toEqual({ removed: 1 });
      expect(await store.passages.source("a.csv")).toMatchObject({ hash: "2", records: 3 });
      expect((await store.passages.beginSource(source, "four@1")).from).toBe(0);
    });

    test("a pass that was cut off begins anew where its source has changed, or its reader cannot go on", async () => {
      const store = await open();
      const source = { name: "a.csv", root: "a.csv", hash: "1" };
      const first = await store.passages.beginSource(source, "four@1");
      await first.commit({ put: [record("a", ["apple"])], keep: [], at: 70, complete: true });
      const changed = await store.passages.beginSource({ ...source, hash: "2" }, "four@1");
      expect([changed.from, (await changed.known(["a"])).get("a")?.seen]).toEqual([0, false]);
      await changed.commit({ put: [], keep: ["a"], at: null, complete: true });
      const again = await store.passages.beginSource({ ...source, hash: "2" }, "four@1");
      expect([again.from, (await again.known(["a"])).get("a")?.seen]).toEqual([0, false]);
    });

    test("a source that only grew is read from there on, and keeps what it had", async () => {
      const store = await open();
      await ingest(store, "imap:Sent", [record("a", ["apple"]), record("b", ["banana", "bread"])]);
      const source = { name: "imap:Sent", root: "imap:Sent", hash: "2" };
      const pass = await store.passages.beginSource(source, "four@1", 70);
      expect([pass.from, pass.before]).toEqual([70, { records: 2, passages: 3 }]);
      await pass.commit({ put: [record("c", ["cherry"])], keep: [], at: 80, complete: true });
      const again = await store.passages.beginSource(source, "four@1", 70);
      expect(again.from).toBe(80);
      expect(await again.finish()).toEqual({ removed: 0 });
      expect(await store.passages.source("imap:Sent")).toMatchObject({ hash: "2", records: 3 });
    });

    test("what could not be read before a pass was cut off still keeps it from removing anything", async () => {
      const store = await open();
      await ingest(store, "a.csv", [record("a", ["apple"]), record("b", ["banana"])]);
      const source = { name: "a.csv", root: "a.csv", hash: "2" };
      const first = await store.passages.beginSource(source, "four@1");
      await first.commit({ put: [], keep: ["a"], at: 7, complete: false });
      const second = await store.passages.beginSource(source, "four@1");
      await second.commit({ put: [], keep: [], at: 9, complete: true });
      expect(await second.finish()).toEqual({ removed: 0 });
      expect(await store.passages.source("a.csv")).toMatchObject({ hash: "", records: 2 });
    });

    test("the knowledge has a version that grows when it changes and stays when it does not", async () => {
      const store = await open();
      const versions = [await store.passages.knowledgeVersion()];
      const note = async () => versions.push(await store.passages.knowledgeVersion());
      await ingest(store, "a.md", [record("a", ["apple"])]);
      await note();
      const pass = await store.passages.beginSource({ name: "a.md", root: "a.md", hash: "2" }, "four@1");
      await pass.commit({ put: [], keep: ["a"], at: null, complete: true });
      await pass.finish();
      await note();
      await store.passages.removeSource("a.md");
      await note();
      const [none = 0, put = 0, kept = 0, removed = 0] = versions;
      expect([put > none, kept === put, removed > kept]).toEqual([true, true, true]);
    });

    test("a source with nothing in it is on record too", async () => {
      const store = await open();
      await ingest(store, "empty.md", []);
      expect(await store.passages.source("empty.md")).toMatchObject({ hash: "1", records: 0, passages: 0 });
    });

    test("sources under a root are those named with it and those that lie below it", async () => {
      const store = await open();
      const path = (...parts: string[]) => join("/", "kb", ...parts);
      await ingest(store, path("a.md"), [], { root: path() });
      await ingest(store, path("deep", "b.md"), [], { root: path("deep") });
      await ingest(store, `${path()}-other`, [], { root: "/" });
      expect((await store.passages.sourcesUnder(path())).map(({ name }) => name)).toEqual([
        path("a.md"),
        path("deep", "b.md"),
      ]);
      expect((await store.passages.sourcesUnder(path("deep"))).map(({ name }) => name)).toEqual([
        path("deep", "b.md"),
      ]);
    });

    test("a removed source takes its records, passages and vectors along", async () => {
      const store = await open();
      await ingest(store, "a.md", [record("a", ["apple"]), record("b", ["apple pie"])]);
      await ingest(store, "c.md", [record("c", ["apple tart"])]);
      expect(await store.passages.removeSource("a.md")).toBe(2);
      expect(await store.passages.removeSource("a.md")).toBe(0);
      expect(idsOf(await store.passages.matchText(["apple"], { limit: 9 }))).toEqual(["c#1"]);
      expect(idsOf(await store.passages.matchVector(axis(0), { limit: 9 }))).toEqual(["c#1"]);
      expect(await store.passages.counts()).toEqual({ sources: 1, records: 1, passages: 1 });
    });
  });

  describe("ids", () => {
    test("an entry of one piece bears the record's id, all else is numbered", async () => {
      const store = await open();
      const one = record("one", ["x"], { single: true });
      await ingest(store, "a", [one, record("two", ["x", "y"], { single: true }), record("doc", ["x"])]);
      const ids = ["one", "two#1", "two#2", "doc#1"];
      expect(idsOf(await store.passages.passages([...ids, "one#1", "two", "doc"]))).toEqual(ids);
    });

    test("an id that another source holds is led by the source's base name, then by more of its path", async () => {
      const store = await open();
      const entry = (text: string) => record("7", [text], { single: true });
      await ingest(store, "/x/list.csv", [entry("first")]);
      await ingest(store, "/y/prices.csv", [entry("second")]);
      await ingest(store, "/z/prices.csv", [entry("third")]);
      const passages = await store.passages.passages(["7", "prices.csv/7", "z/prices.csv/7"]);
      expect(passages.map(({ text }) => text)).toEqual(["first", "second", "third"]);
    });

    test("a record with a prefix is known to its source by its own id, and keeps the prefix", async () => {
      const store = await open();
      await ingest(store, "/x/a.csv", [record("7", ["first"], { single: true })]);
      await ingest(store, "/x/b.csv", [record("7", ["second"], { single: true })]);
      await store.passages.removeSource("/x/a.csv");
      const pass = await store.passages.beginSource({ name: "/x/b.csv", root: "/x", hash: "2" }, "four@1");
      expect((await pass.known(["7"])).get("7")?.hash).toBe("hash of 7");
      await pass.commit({
        put: [record("7", ["changed"], { single: true })],
        keep: [],
        at: null,
        complete: true,
      });
      expect(await pass.finish()).toEqual({ removed: 0 });
      expect(await store.passages.passages(["b.csv/7"])).toMatchObject([
        { text: "changed", recordId: "b.csv/7" },
      ]);
      expect(await store.passages.passages(["7"])).toEqual([]);
    });

    test("the ids of errata are kept free for errata", async () => {
      const store = await open();
      await ingest(store, "/kb/a.csv", [record("erratum-b635f378", ["data"], { single: true })]);
      await ingest(store, "errata", [record("erratum-b635f378", ["right"], { single: true })]);
      expect(await store.passages.passages(["erratum-b635f378"])).toMatchObject([{ text: "right" }]);
      expect(await store.passages.passages(["a.csv/erratum-b635f378"])).toMatchObject([{ text: "data" }]);
    });

    test("a record whose id looks like another's passage gets an id of its own", async () => {
      const store = await open();
      await ingest(store, "/kb/a.md", [
        record("faq", ["one", "two"]),
        record("faq#2", ["three"], { single: true }),
      ]);
      const passages = await store.passages.passages(["faq#1", "faq#2", "a.md/faq#2"]);
      expect(passages.map(({ text }) => text)).toEqual(["one", "two", "three"]);
    });

    test("the kind of a record is found by its id, a passage's id or its link", async () => {
      const store = await open();
      await ingest(store, "a", [record("p", ["x"], { kind: "policy", url: "https://example.org/p" })]);
      await ingest(store, "b", [record("e", ["x"], { kind: "erratum", single: true })]);
      expect(await store.passages.kindOf("p")).toBe("policy");
      expect(await store.passages.kindOf("p#1")).toBe("policy");
      expect(await store.passages.kindOf("https://example.org/p")).toBe("policy");
      expect(await store.passages.kindOf("e")).toBe("erratum");
      expect(await store.passages.kindOf("nothing")).toBeNull();
    });
  });
});
