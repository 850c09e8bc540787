import { describe, expect, test } from "vitest";
import { axis, record } from "../../fixtures/databases/rows.ts";
import { ingest, temporaryStore } from "../../fixtures/databases/scenes.ts";
import type { Passage } from "../knowledge/passage.ts";

const idsOf = (matches: readonly { readonly id: string }[]): string[] => matches.map(({ id }) => id);

/** The contract of `PassageIndex`, for each adapter there is. */
describe.each([{ adapter: "SQLite", open: temporaryStore }])("the passage index in $adapter", ({ open }) => {
  describe("passages", () => {
    test("a passage comes back with all that its record says", async () => {
      const store = await open();
      const fields = { question: "How?", url: "https://example.org", tags: ["x", "y"], refs: ["z"] };
      await ingest(store, "/kb/a.md", [record("a", ["one", "two"], fields)]);
      const expected: Passage = {
        id: "a#2",
        recordId: "a",
        source: "/kb/a.md",
        kind: "doc",
        url: "https://example.org",
        tags: ["x", "y"],
        refs: ["z"],
        language: "en",
        date: "2026-01-31",
        question: "How?",
        title: "title of a",
        text: "two",
        place: "line 2",
        links: [],
      };
      expect(await store.passages.passages(["a#2"])).toEqual([expected]);
    });

    test("passages come in the order of the ids, unknown ones left out", async () => {
      const store = await open();
      await ingest(store, "a", [record("a", ["1", "2", "3"])]);
      expect(idsOf(await store.passages.passages(["a#3", "no", "a#1", "a#2"]))).toEqual([
        "a#3",
        "a#1",
        "a#2",
      ]);
      expect(await store.passages.passages([])).toEqual([]);
    });

    test("a record that is put again stands in the place of the old one", async () => {
      const store = await open();
      await ingest(store, "a", [record("a", ["apple", "pear"], { kind: "old", url: "u", vector: axis(0) })]);
      await ingest(store, "a", [record("a", ["plum"], { kind: "new", hash: "h2", vector: axis(1) })]);
      expect(await store.passages.passages(["a#1", "a#2"])).toMatchObject([
        { id: "a#1", text: "plum", kind: "new", url: null },
      ]);
      expect(await store.passages.matchText(["apple", "pear"], { limit: 9 })).toEqual([]);
      expect(idsOf(await store.passages.matchVector(axis(1), { limit: 9, kind: "old" }))).toEqual([]);
      expect(await store.passages.matchVector(axis(1), { limit: 9, kind: "new" })).toEqual([
        { id: "a#1", score: 1 },
      ]);
    });

    test("what was read before is read anew once it changes, and is gone once it is removed", async () => {
      const store = await open();
      const read = async (): Promise<unknown> => ({
        text: (await store.passages.passages(["a#1"])).map(({ text }) => text),
        found: idsOf(await store.passages.matchText(["apple"], { limit: 9 })),
        counted: await store.passages.wordFrequencies(["apple"]),
      });
      await ingest(store, "a", [record("a", ["apple"])]);
      const before = {
        text: ["apple"],
        found: ["a#1"],
        counted: { passages: 1, of: new Map([["apple", 1]]) },
      };
      expect([await read(), await read()]).toEqual([before, before]);
      await ingest(store, "a", [record("a", ["plum"], { hash: "h2" })]);
      expect(await read()).toMatchObject({
        text: ["plum"],
        found: [],
        counted: { of: new Map([["apple", 0]]) },
      });
      await store.passages.removeSource("a");
      expect(await read()).toMatchObject({ text: [], found: [], counted: { passages: 0 } });
    });

    test("of a record that stands twice in a batch the last one is kept", async () => {
      const store = await open();
      await ingest(store, "a", [record("a", ["apple", "pear"]), record("b", ["x"]), record("a", ["plum"])]);
      expect(await store.passages.passages(["a#1", "a#2"])).toMatchObject([{ text: "plum" }]);
      expect(await store.passages.matchText(["apple"], { limit: 9 })).toEqual([]);
      expect(await store.passages.counts()).toEqual({ sources: 1, records: 2, passages: 2 });
    });

    test("pages give every passage once, also those that come while they are read", async () => {
      const store = await open();
      await ingest(store, "a", [record("a", ["1", "2", "3", "4", "5"])]);
      const seen: string[][] = [];
      for await (const page of store.passages.pages(2)) {
        if (seen.length === 0) await ingest(store, "b", [record("b", ["6"])]);
        seen.push(idsOf(page));
      }
      expect(seen).toEqual([
        ["a#1", "a#2"],
        ["a#3", "a#4"],
        ["a#5", "b#1"],
      ]);
    });
  });

  describe("search by words", () => {
    test("words match in any form, without accents, in question, title and text", async () => {
      const store = await open();
      await ingest(store, "a", [
        record("text", ["We ship to Zürich"], { title: "" }),
        record("question", ["x"], { question: "Is shipping free?" }),
        record("none", ["nothing here"]),
      ]);
      expect(idsOf(await store.passages.matchText(["shipped"], { limit: 9 })).sort()).toEqual([
        "question#1",
        "text#1",
      ]);
      expect(idsOf(await store.passages.matchText(["zurich"], { limit: 9 }))).toEqual(["text#1"]);
      expect(idsOf(await store.passages.matchText(["title"], { limit: 9 }))).toHaveLength(3);
    });

    test("a better match scores higher, and a hit in the question more than one in the text", async () => {
      const store = await open();
      await ingest(store, "a", [
        record("text", ["refund of an order here"]),
        record("question", ["other words stand here"], { question: "refund" }),
        record("both", ["refund of an order here"], { question: "refund" }),
        ...["u", "v", "w", "x", "y", "z"].map((id) => record(id, ["unrelated words"])),
      ]);
      const matches = await store.passages.matchText(["refund"], { limit: 9 });
      expect(idsOf(matches)).toEqual(["both#1", "question#1", "text#1"]);
      expect(matches.every(({ score }, i) => score > (matches[i + 1]?.score ?? 0))).toBe(true);
    });

    test("kind and limit narrow the matches", async () => {
      const store = await open();
      const kinds = ["faq", "doc", "faq", "doc", "faq"];
      await ingest(
        store,
        "a",
        kinds.map((kind, i) => record(`r${i}`, ["refund"], { kind })),
      );
      expect(idsOf(await store.passages.matchText(["refund"], { limit: 2 }))).toEqual(["r0#1", "r1#1"]);
      expect(idsOf(await store.passages.matchText(["refund"], { kind: "faq", limit: 2 }))).toEqual([
        "r0#1",
        "r2#1",
      ]);
      expect(await store.passages.matchText(["refund"], { kind: "none", limit: 2 })).toEqual([]);
      expect(await store.passages.matchText(["refund"], { limit: 0 })).toEqual([]);
    });

    test.each([
      '"',
      'a"b',
      "refund AND",
      "NEAR(",
      "text:",
      "-",
      "*",
      "^x",
      "{a b}:c",
      "\0",
      "re\0fund",
      "(",
      "",
      "!!!",
    ])("%j is a word like any other and never a syntax error", async (word) => {
      const store = await open();
      await ingest(store, "a", [record("a", ["refund"])]);
      expect(idsOf(await store.passages.matchText([word, "refund"], { limit: 9 }))).toEqual(["a#1"]);
      expect(await store.passages.matchText([word], { limit: 9 })).toEqual([]);
    });

    test("no words match nothing, and thousands are no problem", async () => {
      const store = await open();
      await ingest(store, "a", [record("a", ["refund"])]);
      expect(await store.passages.matchText([], { limit: 9 })).toEqual([]);
      const words = Array.from({ length: 5000 }, (_, i) => `w${i}`);
      expect(await store.passages.matchText([...words, "refund"], { limit: 9 })).toHaveLength(1);
    });
  });

  describe("search by vector", () => {
    const between = Float32Array.from([Math.SQRT1_2, Math.SQRT1_2, 0, 0]);

    test("the score is the cosine, best first", async () => {
      const store = await open();
      await ingest(store, "a", [
        record("far", ["x"], { vector: axis(2) }),
        record("near", ["x"], { vector: between }),
        record("same", ["x"], { vector: axis(0) }),
        record("opposite", ["x"], { vector: axis(0).map((x) => -x) }),
      ]);
      const matches = await store.passages.matchVector(axis(0), { limit: 9 });
      expect(idsOf(matches)).toEqual(["same#1", "near#1", "far#1", "opposite#1"]);
      const scores = matches.map(({ score }) => score);
      [1, Math.SQRT1_2, 0, -1].forEach((cosine, i) => {
        expect(scores[i]).toBeCloseTo(cosine, 5);
      });
    });

    test("kind and limit narrow the matches", async () => {
      const store = await open();
      const kinds = ["a kind with a long name", "doc", "a kind with a long name"];
      await ingest(
        store,
        "a",
        kinds.map((kind, i) => record(`r${i}`, ["x"], { kind, vector: i === 2 ? between : axis(0) })),
      );
      const [kind] = kinds;
      expect(idsOf(await store.passages.matchVector(axis(0), { limit: 2 }))).toEqual(["r0#1", "r1#1"]);
      expect(idsOf(await store.passages.matchVector(axis(0), { limit: 2, kind: kind ?? "" }))).toEqual([
        "r0#1",
        "r2#1",
      ]);
      expect(await store.passages.matchVector(axis(0), { limit: 2, kind: "none" })).toEqual([]);
      expect(await store.passages.matchVector(axis(0), { limit: 0 })).toEqual([]);
      expect(await store.passages.matchVector(axis(0), { limit: 1_000_000 })).toHaveLength(3);
    });

    test("the zero vector is near to nothing, asked for or stored", async () => {
      const store = await open();
      await ingest(store, "a", [record("zero", ["x"], { vector: new Float32Array(4) }), record("a", ["x"])]);
      expect(idsOf(await store.passages.matchVector(axis(3), { limit: 9 }))).toEqual(["a#1"]);
      expect(await store.passages.matchVector(new Float32Array(4), { limit: 9 })).toEqual([]);
    });

    test("a vector that is a window on a larger buffer is stored as the window shows it", async () => {
      const store = await open();
      const buffer = Float32Array.from([9, 9, 0, 1, 0, 0, 9]);
      await ingest(store, "a", [record("a", ["x"], { vector: buffer.subarray(2, 6) })]);
      expect(await store.passages.matchVector(axis(1), { limit: 1 })).toEqual([{ id: "a#1", score: 1 }]);
    });

    test("vectors of another embedder take the place of the old ones once they are accepted", async () => {
      const store = await open();
      const { passages } = store;
      expect(await passages.embedderId()).toBeNull();
      expect(await passages.matchVector(axis(0), { limit: 9 })).toEqual([]);
      await ingest(store, "a", [record("a", ["x"]), record("b", ["y"])]);
      expect(await passages.embedderId()).toBe("four@1");
      await passages.openVectors({ id: "two@1", dimension: 2 });
      const without: string[] = [];
      for await (const page of passages.withoutVector("two@1", 1)) {
        without.push(...idsOf(page));
        expect(await passages.embedderId()).toBe("four@1");
        expect(await passages.matchVector(axis(0), { limit: 9 })).toHaveLength(2);
        await passages.putVectors("two@1", [
          ...page.map(({ id }) => ({ id, vector: Float32Array.of(1, 0) })),
          { id: "gone#1", vector: Float32Array.of(1, 0) },
        ]);
      }
      expect(without).toEqual(["a#1", "b#1"]);
      await passages.putVectors("two@1", [{ id: "a#1", vector: Float32Array.of(0, -1) }]);
      await passages.acceptVectors("two@1");
      expect(await passages.embedderId()).toBe("two@1");
      expect(await passages.matchVector(axis(0), { limit: 9, embedderId: "four@1" })).toEqual([]);
      const matches = await passages.matchVector(Float32Array.of(0, -1), { limit: 9, kind: "doc" });
      expect(matches).toEqual([
        { id: "a#1", score: 1 },
        { id: "b#1", score: 0 },
      ]);
    });

    test("a batch with a vector of the wrong dimension writes none of its records", async () => {
      const store = await open();
      await ingest(store, "a", [record("a", ["x"])]);
      const pass = await store.passages.beginSource({ name: "b", root: "b", hash: "1" }, "four@1");
      const wrong = record("wrong", ["y"], { vector: new Float32Array(3).fill(1) });
      const put = [record("right", ["y"]), wrong];
      await expect(pass.commit({ put, keep: [], at: null, complete: true })).rejects.toThrow("imension");
      expect(await store.passages.counts()).toEqual({ sources: 1, records: 1, passages: 1 });
      expect(await store.passages.matchText(["y"], { limit: 9 })).toEqual([]);
    });
  });
});
