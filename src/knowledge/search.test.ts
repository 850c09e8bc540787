import { beforeAll, describe, expect, test } from "vitest";
import { temporaryStore } from "../../fixtures/databases/scenes.ts";
import { type StaticEmbedder, staticEmbedder } from "../models/static/embedder.ts";
import type { SourceRecord } from "./passage.ts";
import { alignVectors, takeRecords } from "./record-batch.ts";
import { type Hit, rank, type SearchDeps, type SearchQuery, toHits } from "./search.ts";

let embedder: StaticEmbedder;
beforeAll(async () => {
  embedder = await staticEmbedder({ file: new URL("../models/static/vectors-v1.bin", import.meta.url) });
});

const faq = (id: string, question: string, text: string, kind = "faq"): SourceRecord => ({
  ...{ id, kind, title: question, url: null, tags: [], refs: [], language: "en", date: null, single: true },
  pieces: [{ question, title: question, text, place: "" }],
});

const KNOWLEDGE: readonly SourceRecord[] = [
  faq("warranty", "How long is the warranty?", "The warranty of lamps lasts two years."),
  faq("returns", "Can I return a lamp?", "You can return lamps within 30 days."),
  faq("delivery", "How long does delivery take?", "Parcels take two working days."),
  faq("mail-1", "My parcel did not arrive, where is it?", "We have asked the carrier.", "reply"),
  {
    ...faq("doc.md", "Shipping", "", "doc"),
    single: false,
    pieces: [
      {
        question: null,
        title: "Shipping > Customs",
        text: "Customs duty is paid by us in Switzerland.",
        place: "",
      },
      {
        question: null,
        title: "Shipping > Delivery",
        text: "Delivery of benches takes ten days.",
        place: "",
      },
      {
        question: null,
        title: "Shipping > Delivery times",
        text: "Delivery of tables takes ten days.",
        place: "",
      },
    ],
  },
];

async function searchIn(records: readonly SourceRecord[] = KNOWLEDGE): Promise<SearchDeps> {
  const { passages: index } = await temporaryStore();
  const deps = { index, embedder, language: () => Promise.resolve(null) };
  await alignVectors(deps);
  await takeRecords({ name: "kb", root: "kb", hash: "h" }, records, deps);
  return { index, embedder, lexicon: embedder.words };
}

const search = async (query: string | Partial<SearchQuery>, deps: SearchDeps): Promise<Hit[]> =>
  toHits(await rank({ text: "", limit: 5, ...(typeof query === "string" ? { text: query } : query) }, deps));

describe("hits", () => {
  test("stand best first, ranked from one, with scores between 0 and 1 that fall", async () => {
    const hits = await search("How long is the warranty of lamps?", await searchIn());
    expect(hits[0]).toMatchObject({
      rank: 1,
      id: "warranty",
      kind: "faq",
      source: "kb",
      title: "How long is the warranty?",
    });
    expect(hits.map(({ rank }) => rank)).toEqual(hits.map((_, i) => i + 1));
    for (const [i, { score }] of hits.entries()) {
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(hits[i - 1]?.score ?? 1);
    }
  });

  test("are at most as many as were asked for", async () => {
    const deps = await searchIn();
    expect(await search({ text: "delivery lamps", limit: 2 }, deps)).toHaveLength(2);
    expect(await search({ text: "delivery lamps", limit: 0 }, deps)).toEqual([]);
  });

  test("are found by meaning where no word is shared, across languages too", async () => {
    const [first] = await search("Wie lange dauert die Lieferung?", await searchIn());
    expect(["delivery", "doc.md#2", "doc.md#3"]).toContain(first?.id);
  });

  test("of one kind are of that kind only", async () => {
    const deps = await searchIn();
    const hits = await search({ text: "Where is my parcel?", kind: "faq" }, deps);
    expect(new Set(hits.map(({ kind }) => kind))).toEqual(new Set(["faq"]));
    expect((await search({ text: "Where is my parcel?", kind: "reply" }, deps)).map(({ id }) => id)).toEqual([
      "mail-1",
    ]);
    expect(await search({ text: "Where is my parcel?", kind: "unknown" }, deps)).toEqual([]);
  });

  test("by source are one a record, under its plain id, with its best passage", async () => {
    const deps = await searchIn();
    const query = { text: "How many days does delivery of benches take?", limit: 10 };
    const passages = await search(query, deps);
    const records = await search({ ...query, by: "source" }, deps);
    expect(records.map(({ id }) => id)).toEqual([
      ...new Set(passages.map(({ id }) => id.replace(/#\d+$/, ""))),
    ]);
    const best = passages.find(({ id }) => id.startsWith("doc.md#"));
    expect(records.find(({ id }) => id === "doc.md")).toMatchObject({ text: best?.text, score: best?.score });
  });
});

describe("queries without an answer", () => {
  test.each(["", "   \n", "?!… -- ()", "🙂🙂", '"*^:'])("that say nothing find nothing: %j", async (text) => {
    expect(await search(text, await searchIn())).toEqual([]);
  });

  test("find nothing in an empty index", async () => {
    expect(await search("How long is the warranty?", await searchIn([]))).toEqual([]);
  });

  test("find nothing where no word is known and no vector is there", async () => {
    const deps = await searchIn();
    const blind = { ...embedder, id: "another" };
    expect(await search("qqqq zzzz", { ...deps, embedder: blind })).toEqual([]);
  });

  test("of other things get low scores", async () => {
    const hits = await search("What is the capital of Mongolia?", await searchIn());
    for (const { score } of hits) expect(score).toBeLessThan(0.15);
  });
});

describe("odd queries", () => {
  test.each([
    'warranty" OR "x',
    "warranty AND NOT (lamps",
    "NEAR(warranty lamps, 2)",
    "title : warranty*",
    "^warranty + lamps -",
    "{question title}: warranty",
    "warranty'; drop table passage; --",
    "warranty\0lamps",
    "warranty \\ % _ `",
  ])("search syntax is nothing but words: %j", async (text) => {
    const [first] = await search(text, await searchIn());
    expect(first?.id).toBe("warranty");
  });

  test("10,000 words are searched in a moment", async () => {
    const deps = await searchIn();
    const letters = "a b c d e f g h i j k l m n o p q r s t u v w x y z".split(" ");
    const many = letters
      .flatMap((a) => letters.flatMap((b) => letters.map((c) => `lamp${a}${b}${c}`)))
      .slice(0, 10_000);
    const start = performance.now();
    const hits = await search({ text: `warranty ${many.join(" ")}`, context: many.join(" ") }, deps);
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(hits.map(({ id }) => id)).toContain("warranty");
  });
});

test("without vectors of this embedder words alone decide, and nothing is embedded", async () => {
  const deps = await searchIn();
  const blind = { ...embedder, id: "another", embed: () => Promise.reject(new Error("not to be asked")) };
  const [first] = await search("How long is the warranty?", { ...deps, embedder: blind });
  expect(first?.id).toBe("warranty");
});

describe("the context", () => {
  test("tells what a short question is about", async () => {
    const deps = await searchIn([
      faq("lamp", "Can I return a lamp?", "Lamps: within 30 days."),
      faq("bench", "Can I return a bench?", "Benches: within 14 days."),
    ]);
    const text = "Can I return it?";
    expect((await search({ text, context: `My bench is too long. ${text}` }, deps))[0]?.id).toBe("bench");
    expect((await search({ text, context: `My lamp is too bright. ${text}` }, deps))[0]?.id).toBe("lamp");
  });

  test("alone finds nothing", async () => {
    expect(await search({ text: "?", context: "How long is the warranty?" }, await searchIn())).toEqual([]);
  });
});

describe("errata", () => {
  test("that answer the query stand before passages that score higher", async () => {
    const erratum = faq(
      "erratum-1",
      "How long is the warranty of lamps?",
      "Three years since May.",
      "erratum",
    );
    const [first] = await search("How long is the warranty?", await searchIn([...KNOWLEDGE, erratum]));
    expect(first?.id).toBe("erratum-1");
  });

  test("of something else stand where their score puts them", async () => {
    const erratum = faq("erratum-1", "Do you sell gift cards?", "Not any more.", "erratum");
    const [first] = await search("How long is the warranty?", await searchIn([...KNOWLEDGE, erratum]));
    expect(first?.id).toBe("warranty");
  });
});
