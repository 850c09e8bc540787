import { beforeAll, expect, test } from "vitest";
import { temporaryStore } from "../../fixtures/databases/scenes.ts";
import type { PassageIndex } from "../knowledge/passage-index.ts";
import type { SourceRecord } from "../knowledge/passage.ts";
import { alignVectors, takeRecords } from "../knowledge/record-batch.ts";
import { rank } from "../knowledge/search.ts";
import { type StaticEmbedder, staticEmbedder } from "../models/static/embedder.ts";
import { folds } from "./folds.ts";
import { seededRandom } from "./metrics.ts";
import { ownPairs, pastQuestions } from "./own-pairs.ts";
import { withhold } from "./withhold.ts";

let embedder: StaticEmbedder;
beforeAll(async () => {
  embedder = await staticEmbedder({ file: new URL("../models/static/vectors-v1.bin", import.meta.url) });
});

const pair = (
  id: string,
  question: string,
  text: string,
  given: Partial<SourceRecord> = {},
): SourceRecord => ({
  ...{
    id,
    kind: "reply",
    title: question,
    url: null,
    tags: [],
    refs: [],
    language: "en",
    date: null,
    single: true,
  },
  pieces: [{ question, title: question, text, place: "" }],
  ...given,
});

const doc = (id: string, url: string): SourceRecord => ({
  ...pair(id, "", "", { kind: "doc", url }),
  pieces: [{ question: null, title: id, text: `All about ${id}.`, place: "" }],
});

async function knowing(records: readonly SourceRecord[]): Promise<PassageIndex> {
  const { passages: index } = await temporaryStore();
  const deps = { index, embedder, language: () => Promise.resolve("en") };
  await alignVectors(deps);
  await takeRecords({ name: "kb", root: "kb", hash: "h" }, records, deps);
  return index;
}

const request = (limit = 100) => ({ limit, random: seededRandom(1) });

test("what a reply cites is to be found, without the reply itself", async () => {
  const index = await knowing([
    doc("customs", "https://x.example/customs"),
    pair("mail-1", "Who pays duty?", "See our page.", { refs: ["https://www.x.example/customs/"] }),
  ]);
  expect(await ownPairs(index, request())).toEqual({
    cases: [{ query: "Who pays duty?", relevant: ["customs"], language: "en", withheld: ["mail-1"] }],
    leftOut: 0,
  });
});

test("where nothing is cited, whoever was answered alike is to be found, marks and case aside", async () => {
  const index = await knowing([
    pair("mail-1", "Where is my parcel?", "We have asked the carrier."),
    pair("mail-2", "Nothing came so far, what now?", "We have asked the carrier"),
    pair("mail-3", "How long is the warranty?", "Two years."),
  ]);
  const { cases, leftOut } = await ownPairs(index, request());
  expect(new Map(cases.map(({ withheld = [], relevant }) => [withheld[0], relevant]))).toEqual(
    new Map([
      ["mail-1", ["mail-2"]],
      ["mail-2", ["mail-1"]],
    ]),
  );
  expect(leftOut).toBe(1);
});

test("one that was asked in the same words and answered alike is withheld too, not found", async () => {
  const index = await knowing([
    pair("mail-1", "Where is my parcel now?", "We have asked the carrier."),
    pair("mail-2", "where is my parcel, now", "We have asked the carrier."),
  ]);
  expect(await ownPairs(index, request())).toEqual({ cases: [], leftOut: 2 });
});

test("a limit draws the same cases each time", async () => {
  const index = await knowing(
    Array.from({ length: 20 }, (_, i) =>
      pair(`m${i}`, `Question of kind ${"xyz".repeat(i)}?`, "One and the same answer."),
    ),
  );
  const draw = async () => (await ownPairs(index, request(5))).cases.map(({ query }) => query);
  expect(await draw()).toHaveLength(5);
  expect(await draw()).toEqual(await draw());
  expect(await pastQuestions(index, request(5))).toHaveLength(5);
});

test("a search without some records finds as if they had never been taken in, and as many as it was asked for", async () => {
  const records = Array.from({ length: 6 }, (_, i) =>
    pair(`m${i}`, `Where is parcel ${i}?`, `Parcel ${i} is here.`),
  );
  const [index, smaller] = [await knowing(records), await knowing(records.slice(2))];
  const held = await withhold(index, ["m0", "m1"]);
  const deps = { embedder, lexicon: embedder.words };
  const ids = async (one: PassageIndex): Promise<string[]> =>
    (await rank({ text: "Where is my parcel?", limit: 10 }, { ...deps, index: one })).map(
      ({ passage }) => passage.id,
    );
  expect((await ids(held)).sort()).toEqual((await ids(smaller)).sort());
  expect(await held.matchText(["parcel"], { limit: 3 })).toHaveLength(3);
  expect(await held.passages(["m0", "m2"])).toMatchObject([{ id: "m2" }]);
  expect([...(await held.resolve(["m0", "m2"])).keys()]).toEqual(["m2"]);
  for await (const page of held.pages(10)) expect(page.map(({ recordId }) => recordId)).not.toContain("m1");
  expect(await index.passages(["m0"])).toHaveLength(1);
});

test("each case is asked once, by a search that has not learned from it", async () => {
  const docs = [doc("alpha", "https://x.example/a"), doc("beta", "https://x.example/b")];
  const replies = Array.from({ length: 30 }, (_, i) =>
    pair(
      `m${i}`,
      `How does ${i % 2 === 0 ? "alpha" : "beta"} number ${i} work?`,
      `See the page, case ${i}.`,
      {
        refs: [i % 2 === 0 ? "https://x.example/a" : "https://x.example/b"],
      },
    ),
  );
  const index = await knowing([...docs, ...replies]);
  const { cases } = await ownPairs(index, request());
  const asked: string[] = [];
  for await (const fold of folds(cases, { index, embedder, lexicon: embedder.words }, () => 0)) {
    const learned = await fold.deps.learned?.();
    expect(learned).not.toBeNull();
    const withheld = new Set(fold.cases.flatMap((one) => one.withheld ?? []));
    expect(learned?.association.cited).toHaveLength(replies.length - withheld.size);
    asked.push(...fold.cases.map(({ query }) => query));
  }
  expect(asked.sort()).toEqual(cases.map(({ query }) => query).sort());
});
