import { describe, expect, test } from "vitest";
import { temporaryStore } from "../../fixtures/databases/scenes.ts";
import {
  allows,
  askedWords,
  type CandidateDeps,
  type Candidates,
  candidatesFor,
  shareOfBest,
} from "./candidates.ts";
import type { Embedder } from "./embedder.ts";
import { PRIOR } from "./fusion.ts";
import { associate } from "./learning/association.ts";
import type { LearnedSearch } from "./learning/knowledge.ts";
import type { Passage, SourceRecord } from "./passage.ts";
import { alignVectors, RecordBatch } from "./record-batch.ts";

/** Two directions: texts of lamps and all others. */
const embedder: Embedder = {
  id: "lamps",
  dimension: 2,
  embed: (texts) =>
    Promise.resolve(
      texts.map((text) => (/lamp/iu.test(text) ? Float32Array.of(1, 0) : Float32Array.of(0, 1))),
    ),
};

const record = (
  id: string,
  fields: Partial<SourceRecord>,
  pieces: [string | null, string][],
): SourceRecord => ({
  ...{ id, kind: "doc", title: id, url: null, tags: [], refs: [], language: "en", date: null },
  single: pieces.length === 1,
  ...fields,
  pieces: pieces.map(([question, text]) => ({ question, title: "", text, place: "" })),
});

const reply = (id: string, question: string, refs: string[]): SourceRecord =>
  record(id, { kind: "reply", refs }, [[question, `Thank you for writing (${id}).`]]);

const KNOWLEDGE: readonly SourceRecord[] = [
  record("guide", {}, [
    [null, "Colours of the season."],
    [null, "Benches are oiled twice."],
    [null, "Shades can be washed in water."],
    [null, "Wash nothing else in water with shades."],
  ]),
  record("bulbs", { tags: ["Light"] }, [[null, "Bulbs of a lamp are changed cold."]]),
  reply("mail-1", "How do I clean the fabric on top?", ["guide"]),
  reply("mail-2", "May the fabric get wet?", ["guide"]),
  reply("mail-3", "The bulb is dead", ["bulbs"]),
];

async function depsFor(learned: LearnedSearch | null, records = KNOWLEDGE): Promise<CandidateDeps> {
  const { passages: index } = await temporaryStore();
  const deps = { index, embedder, language: () => Promise.resolve(null) };
  await alignVectors(deps);
  const pass = await index.beginSource({ name: "kb", root: "kb", hash: "h" }, embedder.id);
  const batch = new RecordBatch({
    ...{ ...deps, pass, dryRun: false },
    counts: { added: 0, changed: 0, unchanged: 0, removed: 0, passages: 0 },
    onChange: () => undefined,
    onTwice: () => undefined,
  });
  for (const one of records) await batch.add(one);
  await batch.flush();
  await pass.finish();
  return { index, embedderId: embedder.id, vector: null, learned };
}

const LEARNED: LearnedSearch = {
  association: associate([
    { question: "How do I clean the fabric on top?", records: ["guide"] },
    { question: "May the fabric get wet?", records: ["guide"] },
    { question: "The bulb is dead", records: ["bulbs"] },
  ]),
  weights: PRIOR,
  sameAnswer: new Map(),
};

const ids = ({ found }: Candidates): string[] => found.map(({ passage }) => passage.id).sort();
const ask = (text: string, deps: CandidateDeps, more: object = {}): Promise<Candidates> =>
  candidatesFor({ text, asked: askedWords(text), ...more }, deps);

describe("without past answers", () => {
  test("passages with a word of the query are found, the best by words with 1", async () => {
    const { found, past } = await ask("wet fabric", await depsFor(null));
    expect(found.map(({ passage }) => passage.id).sort()).toEqual(["mail-1", "mail-2"]);
    expect(found.find(({ passage }) => passage.id === "mail-2")?.bm25).toBe(1);
    expect(past).toBeNull();
  });

  test("so are those near in meaning, and what only words found is taken to be no nearer than the furthest of them", async () => {
    const deps = { ...(await depsFor(null)), vector: Float32Array.of(1, 0) };
    const { found } = await ask("zzz", deps);
    expect(found.find(({ passage }) => passage.id === "bulbs")).toMatchObject({ bm25: 0, cosine: 1 });
  });

  test("vectors of another embedder are not compared with these", async () => {
    const deps = { ...(await depsFor(null)), vector: Float32Array.of(1, 0), embedderId: "another" };
    expect(ids(await ask("zzz", deps))).toEqual([]);
  });

  test("the words around a query find passages too, which count for less", async () => {
    const { found } = await ask("fabric", await depsFor(null), { context: "benches fabric" });
    const bench = found.find(({ passage }) => passage.text.startsWith("Benches"));
    expect(bench?.bm25).toBeGreaterThan(0);
    expect(bench?.bm25).toBeLessThan(0.5);
  });
});

describe("with past answers", () => {
  test("what past replies cite is found, with the two passages of each that share the most words", async () => {
    // So many others say as much that no passage of the guide is among those that the words find.
    const others = Array.from({ length: 100 }, (_, i) =>
      record(`other-${i}`, {}, [[null, "Wash in water."]]),
    );
    const deps = await depsFor(LEARNED, [...others, ...KNOWLEDGE]);
    const { found, past, evidence } = await ask("wash shades in water: which fabric?", deps);
    const ofGuide = found.filter(({ passage }) => passage.recordId === "guide");
    expect(ofGuide.map(({ passage }) => passage.id).sort()).toEqual(["guide#3", "guide#4"]);
    expect(past?.vote.get("guide")).toBe(1);
    expect(past?.profile.get("guide")).toBe(1);
    expect(evidence.get("mail-1")).toEqual(["guide"]);
  });

  test("a cited record of many passages, none of which shares a word, is found by two", async () => {
    const found = await ask("fabric on top", await depsFor(LEARNED));
    expect(ids(found).filter((id) => id.startsWith("guide"))).toHaveLength(2);
  });

  test("only a filter's passages come, while replies vote all the same", async () => {
    const found = await ask("fabric on top", await depsFor(LEARNED), { kind: "doc" });
    expect(found.found.every(({ passage }) => passage.kind === "doc")).toBe(true);
    expect(found.past?.vote.get("guide")).toBe(1);
    expect(ids(await ask("fabric on top", await depsFor(LEARNED), { tag: "light" }))).not.toContain(
      "guide#1",
    );
  });

  test("a past question that is asked again finds neither its own record nor one that asks the very same", async () => {
    const text = "May the fabric get wet?";
    const found = await ask(text, await depsFor(LEARNED), { without: { pair: 1, recordId: "mail-2" } });
    expect(ids(found)).not.toContain("mail-2");
    expect(found.evidence.has("mail-2")).toBe(false);
    expect(ids(found)).toContain("mail-1");
  });
});

test("the words looked up for a text are each taken once, and not without end", () => {
  expect(askedWords("Lamp, lamp and LAMP")).toEqual(["lamp", "and"]);
  expect(askedWords(Array.from({ length: 5_000 }, (_, i) => `w${i}`).join(" "))).toHaveLength(200);
});

test("shares are of the best score; of nothing there are none", () => {
  expect([
    ...shareOfBest(
      new Map([
        ["a", 2],
        ["b", 8],
      ]),
    ).values(),
  ]).toEqual([0.25, 1]);
  expect(shareOfBest(new Map()).size).toBe(0);
});

test("a filter lets in what it names: tags in any case, dates by their beginning, none without a date", () => {
  const dated = {
    kind: "doc",
    tags: ["Light"],
    language: "en",
    date: "2026-05-20",
  } as Partial<Passage> as Passage;
  expect(
    allows({ kind: "doc", tag: "light", language: "en", since: "2026-05", until: "2026-05" }, dated),
  ).toBe(true);
  expect(allows({ until: "2026-04" }, dated)).toBe(false);
  expect(allows({ since: "2026-06" }, dated)).toBe(false);
  expect(allows({ since: "2020" }, { ...dated, date: null })).toBe(false);
  expect(allows({ tag: "heat" }, dated)).toBe(false);
});
