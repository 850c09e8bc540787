import { expect, test } from "vitest";
import { compare } from "./compare.ts";
import type { QueryResult } from "./retrieval.ts";

const result = (query: string, rank: number | null, given: Partial<QueryResult> = {}): QueryResult => ({
  ...{ set: "set", query, language: null, kind: null, relevant: ["a"], rank, found: [] },
  measures: { "hit@1": rank === 1 ? 1 : 0 },
  ...given,
});

test("queries are paired by what was asked, wherever they stand", () => {
  const { figures, unpaired } = compare(
    [result("one", 1), result("two", null)],
    [result("two", 1), result("one", 1)],
  );
  expect(figures["A hit@1"]).toMatchObject({ value: 0.5, n: 2 });
  expect(figures["B hit@1"]).toMatchObject({ value: 1, n: 2 });
  expect(figures["difference hit@1"]).toMatchObject({ value: 0.5, low: 0, high: 1, n: 2 });
  expect(unpaired).toBe(0);
});

test("a query that only one run has is left out and counted", () => {
  const { figures, unpaired } = compare(
    [result("one", 1), result("gone", 1)],
    [result("one", null), result("new", 1)],
  );
  expect(figures["difference hit@1"]).toMatchObject({ value: -1, n: 1 });
  expect(unpaired).toBe(2);
});

test("the same words in another set, or with another answer to find, are another query", () => {
  const before = [result("q", 1), result("q", 1, { set: "other" }), result("q", null, { relevant: ["b"] })];
  const { figures, unpaired } = compare(before, before);
  expect(unpaired).toBe(0);
  expect(figures["difference set hit@1"]).toMatchObject({ value: 0, n: 2, p: 1 });
  expect(figures["difference other hit@1"]).toMatchObject({ n: 1 });
});

test("a query that was asked twice counts twice", () => {
  const { figures } = compare([result("q", 1), result("q", 1)], [result("q", null), result("q", 1)]);
  expect(figures["difference hit@1"]).toMatchObject({ value: -0.5, n: 2 });
});

test("the queries that moved furthest come first, those that stayed are none of them", () => {
  const { moved } = compare(
    [result("stayed", 1), result("a little", 9), result("far", 1)],
    [result("stayed", 1), result("a little", 8), result("far", null)],
  );
  expect(moved.map(({ query, before, after }) => [query, before, after])).toEqual([
    ["far", 1, null],
    ["a little", 9, 8],
  ]);
});
