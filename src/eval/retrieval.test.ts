import { expect, test } from "vitest";
import type { RankedPassage } from "../knowledge/search.ts";
import {
  evaluateRetrieval,
  type Figures,
  figuresOf,
  type QueryResult,
  type RetrievalCase,
  worstOf,
} from "./retrieval.ts";

const found = (id: string, recordId = id, url: string | null = null): RankedPassage => ({
  score: 0.5,
  passage: {
    ...{ id, recordId, url, source: "s", kind: "doc", tags: [], refs: [], language: null, date: null },
    ...{ question: null, title: "", text: "", place: "" },
  },
});

const resultsOf = (
  ranking: Readonly<Record<string, RankedPassage[]>>,
  cases: readonly RetrievalCase[],
  kinds: Readonly<Record<string, string>> = {},
  set = "set",
): Promise<QueryResult[]> =>
  evaluateRetrieval(set, cases, {
    namesPassage: (names) => Promise.resolve(names.some((name) => name.includes("#"))),
    rank: (query, { limit, withheld }) =>
      Promise.resolve(
        (ranking[query] ?? []).filter(({ passage }) => !withheld.includes(passage.recordId)).slice(0, limit),
      ),
    kindOf: (name) => Promise.resolve(kinds[name] ?? null),
    languageOf: () => Promise.resolve(null),
    progress: () => undefined,
  });

const evaluate = async (...given: Parameters<typeof resultsOf>): Promise<Figures> =>
  figuresOf(await resultsOf(...given));

const values = (figures: Figures): Record<string, number> =>
  Object.fromEntries(Object.entries(figures).map(([name, { value }]) => [name, value]));

test("figures of a small case are those computed by hand", async () => {
  const ranking = {
    first: [found("a"), found("b")],
    second: [found("c"), found("d"), found("e")],
    none: [found("f")],
  };
  const cases = [
    { query: "first", relevant: ["a"] },
    { query: "second", relevant: ["d", "e"] },
    { query: "none", relevant: ["x"] },
  ];
  const second = (1 / Math.log2(3) + 1 / 2) / (1 + 1 / Math.log2(3));
  expect(values(await evaluate(ranking, cases))).toEqual({
    "hit@1": 1 / 3,
    "hit@5": 2 / 3,
    "recall@10": 2 / 3,
    "mrr@10": expect.closeTo((1 + 1 / 2) / 3) as number,
    "ndcg@10": expect.closeTo((1 + second) / 3) as number,
  });
});

test("figures of a kind include its misses", async () => {
  const ranking = { found: [found("a")], missed: [found("a")], other: [found("c")] };
  const cases = [
    { query: "found", relevant: ["a"] },
    { query: "missed", relevant: ["b"] },
    { query: "other", relevant: ["c"] },
  ];
  const figures = await evaluate(ranking, cases, { a: "faq", b: "faq", c: "doc" });
  expect(figures["hit@1 faq"]).toMatchObject({ value: 0.5, n: 2 });
  expect(figures["hit@1 doc"]).toMatchObject({ value: 1, n: 1 });
  expect(figures["hit@1"]).toMatchObject({ value: 2 / 3, n: 3 });
});

test("a case belongs to the kind of the first of its names that is on record", async () => {
  const figures = await evaluate({}, [{ query: "q", relevant: ["gone", "a"] }], { a: "faq" });
  expect(figures["hit@1 faq"]).toMatchObject({ value: 0, n: 1 });
});

test("a case of which nothing is on record counts in all, and in no kind", async () => {
  const figures = await evaluate({}, [{ query: "q", relevant: ["gone"] }]);
  expect(Object.keys(figures)).toEqual(["hit@1", "hit@5", "recall@10", "mrr@10", "ndcg@10"]);
  expect(figures["hit@1"]).toMatchObject({ value: 0, n: 1 });
});

test.each([
  ["a record by its id", ["doc.md"]],
  ["a passage by its id", ["doc.md#2"]],
  ["a link", ["https://x.example/doc"]],
])("%s is a relevant name", async (_, relevant) => {
  const ranking = { q: [found("doc.md#2", "doc.md", "https://x.example/doc")] };
  expect(values(await evaluate(ranking, [{ query: "q", relevant }]))).toMatchObject({
    "hit@1": 1,
    "ndcg@10": 1,
  });
});

test("a record counts once, at its best passage", async () => {
  const q = [found("a#1", "a"), found("a#2", "a"), found("a#3", "a"), found("b#1", "b")];
  expect(values(await evaluate({ q }, [{ query: "q", relevant: ["b"] }]))["mrr@10"]).toBe(1 / 2);
  expect(values(await evaluate({ q }, [{ query: "q", relevant: ["a"] }]))["ndcg@10"]).toBe(1);
});

test("another passage of the record whose passage is wanted is a miss", async () => {
  const q = [found("faq.txt#3", "faq.txt"), found("faq.txt#9", "faq.txt"), found("faq.txt#7", "faq.txt")];
  expect(values(await evaluate({ q }, [{ query: "q", relevant: ["faq.txt#7"] }]))).toMatchObject({
    "hit@1": 0,
    "hit@5": 1,
    "mrr@10": 1 / 3,
  });
});

test("two wanted passages of one record are two hits", async () => {
  const q = [found("faq.txt#3", "faq.txt"), found("faq.txt#9", "faq.txt")];
  const figures = await evaluate({ q }, [{ query: "q", relevant: ["faq.txt#3", "faq.txt#9"] }]);
  expect(values(figures)["ndcg@10"]).toBe(1);
});

test("a record named by its id and by its link is wanted once", async () => {
  const url = "https://x.example/a";
  const q = [found("a", "a", url), found("b")];
  expect(values(await evaluate({ q }, [{ query: "q", relevant: ["a", url] }]))["ndcg@10"]).toBe(1);
});

test("a link that several records bear is found once: no figure exceeds one", async () => {
  const url = "https://x.example/page";
  const q = [found("a", "a", url), found("b", "b", url), found("c", "c", url)];
  expect(values(await evaluate({ q }, [{ query: "q", relevant: [url] }]))["ndcg@10"]).toBe(1);
});

test("an id is not taken for the beginning of another", async () => {
  const q = [found("doc.md#1", "doc.md"), found("doc.md#12", "doc.md")];
  expect(values(await evaluate({ q }, [{ query: "q", relevant: ["doc.md#12"] }]))["mrr@10"]).toBe(1 / 2);
});

test("progress is told after each case", async () => {
  const told: string[] = [];
  await evaluateRetrieval(
    "set",
    [1, 2].map((n) => ({ query: `${n}`, relevant: ["a"] })),
    {
      namesPassage: () => Promise.resolve(false),
      rank: () => Promise.resolve([]),
      kindOf: () => Promise.resolve(null),
      languageOf: () => Promise.resolve(null),
      progress: (done, total) => told.push(`${done}/${total}`),
    },
  );
  expect(told).toEqual(["1/2", "2/2"]);
});

test("figures of a language are those of its queries, as the data or else the text says", async () => {
  const cases = [
    { query: "eins", relevant: ["a"], language: "de" },
    { query: "zwei", relevant: ["a"] },
    { query: "one", relevant: ["a"] },
  ];
  const results = await evaluateRetrieval("set", cases, {
    namesPassage: () => Promise.resolve(false),
    rank: (query) => Promise.resolve(query === "one" ? [] : [found("a")]),
    kindOf: () => Promise.resolve(null),
    languageOf: (query) => Promise.resolve(query === "zwei" ? "de" : "en"),
    progress: () => undefined,
  });
  const figures = figuresOf(results);
  expect(figures["hit@1 in de"]).toMatchObject({ value: 1, n: 2 });
  expect(figures["hit@1 in en"]).toMatchObject({ value: 0, n: 1 });
});

test("of several data sets each has its own figures under its name", async () => {
  const ranking = { q: [found("a")] };
  const one = await resultsOf(ranking, [{ query: "q", relevant: ["a"] }], {}, "one");
  const two = await resultsOf(ranking, [{ query: "q", relevant: ["b"] }], {}, "two");
  const figures = figuresOf([...one, ...two]);
  expect(figures["one hit@1"]).toMatchObject({ value: 1, n: 1 });
  expect(figures["two hit@1"]).toMatchObject({ value: 0, n: 1 });
  expect(figures).not.toHaveProperty("hit@1");
});

test("what a case was made from is not found", async () => {
  const ranking = { q: [found("self"), found("a")] };
  const [result] = await resultsOf(ranking, [{ query: "q", relevant: ["a"], withheld: ["self"] }]);
  expect(result).toMatchObject({ rank: 1, found: [{ id: "a", relevant: true }] });
});

test("the worst are those that were not found, the most confident mistakes first; what came first is not among them", async () => {
  const wrong = (score: number): RankedPassage => ({ ...found("x"), score });
  const ranking = {
    right: [found("a")],
    second: [found("x"), found("a")],
    unsure: [wrong(0.2)],
    confident: [wrong(0.9)],
  };
  const cases = Object.keys(ranking).map((query) => ({ query, relevant: ["a"] }));
  const results = await resultsOf(ranking, cases);
  expect(worstOf(results, 10).map(({ query }) => query)).toEqual(["confident", "unsure", "second"]);
  expect(worstOf(results, 1)).toHaveLength(1);
});

test("what says the same as a hit, and was left out for it, is found in it", async () => {
  const q = [{ ...found("a"), sameAs: ["b", "faq.txt#3"] }];
  for (const wanted of ["b", "faq.txt#3", "faq.txt"])
    expect(values(await evaluate({ q }, [{ query: "q", relevant: [wanted] }]))["hit@1"]).toBe(1);
});
