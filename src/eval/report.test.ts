import { fromHtml } from "hast-util-from-html";
import { describe, expect, test } from "vitest";
import { compare } from "./compare.ts";
import { renderReport } from "./report.ts";
import type { QueryResult } from "./retrieval.ts";

const result = (given: Partial<QueryResult>): QueryResult => ({
  ...{ set: "orders", query: "where is it", language: "en", kind: "faq", relevant: ["a"], rank: 1 },
  found: [{ id: "a", title: "A", score: 0.8, relevant: true }],
  measures: { "hit@1": 1, "hit@5": 1, "recall@10": 1, "mrr@10": 1, "ndcg@10": 1 },
  ...given,
});

const missed = (query: string, title = "Another"): QueryResult =>
  result({
    ...{ query, rank: null },
    found: [{ id: "b", title, score: 0.9, relevant: false }],
    measures: { "hit@1": 0, "hit@5": 0, "recall@10": 0, "mrr@10": 0, "ndcg@10": 0 },
  });

const page = (results: readonly QueryResult[], title = "How well"): string =>
  renderReport({ title, about: ["static"], results, worst: 10 });

interface Node {
  readonly type: string;
  readonly tagName?: string;
  readonly value?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly children?: readonly Node[];
}

/** All elements of the page, as a browser reads it. */
const elements = (html: string): Node[] => {
  const all = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(all)];
  return all(fromHtml(html) as Node).filter(({ type }) => type === "element");
};

const HOSTILE = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "</title></style></svg><iframe src=https://x.example>",
  "' onload='alert(1)",
  "javascript:alert(1)",
  "<!--",
  "]]>&lt;b&gt;",
];

describe("what customers wrote is text", () => {
  test.each(HOSTILE)("%j makes no element, no attribute and no link", (text) => {
    const plain = elements(page([missed("query", "title")]));
    const hostile = result({
      ...missed(text, text),
      ...{ set: text, kind: text, language: text, relevant: [text] },
    });
    const found = elements(page([hostile, result({ set: "x" })], text));
    const known = new Set(
      [...plain, ...elements(page([result({}), result({ set: "x" })]))].map(({ tagName }) => tagName),
    );
    expect(found.filter(({ tagName }) => !known.has(tagName))).toEqual([]);
    const attributes = found.flatMap(({ properties }) => Object.keys(properties ?? {}));
    expect(attributes.filter((name) => /^on|^src$|^href$/iu.test(name))).toEqual([]);
  });

  test("it is shown as it was written, without marks that turn a line round", () => {
    expect(page([missed("a < b & \u202ec")])).toContain("a &lt; b &amp; c");
  });
});

test("the page loads nothing and runs nothing", () => {
  const html = page([result({}), missed("q")]);
  const found = elements(html);
  expect(html).toContain("default-src 'none'");
  expect(found.filter(({ tagName }) => ["script", "link", "img", "iframe"].includes(tagName ?? ""))).toEqual(
    [],
  );
  expect(html).not.toMatch(/url\(|@import|https?:/u);
});

test("every plot says to a screen reader what it is", () => {
  const plots = elements(page([result({}), missed("q")])).filter(({ tagName }) => tagName === "svg");
  expect(plots.length).toBeGreaterThanOrEqual(3);
  for (const { properties } of plots) expect(properties?.["ariaLabel"]).toMatch(/\w/u);
});

test("one data set has no overview, several have one, and each its own section", () => {
  expect(page([result({})])).not.toContain("All data sets");
  const two = page([result({}), result({ set: "returns" })]);
  expect(two).toContain("All data sets");
  expect(two).toContain("<h2>orders</h2>");
  expect(two).toContain("<h2>returns</h2>");
});

test("where all went well there are no worst queries", () => {
  expect(page([result({})])).not.toContain("The worst queries");
});

test("a comparison shows both, the difference and its chance", () => {
  const before = Array.from({ length: 20 }, (_, i) => missed(`q${i}`));
  const after = before.map(({ query }) => result({ query }));
  const html = renderReport({
    ...{ title: "t", about: [], results: after, worst: 5 },
    comparison: { a: "one & two", b: "three", of: compare(before, after) },
  });
  expect(html).toContain("one &amp; two");
  expect(html).toContain("+1.000 (+1.000 to +1.000)");
  expect(html).toContain("&lt; .001");
});

test("no result at all is a page too", () => {
  expect(page([])).toContain("<h1>How well</h1>");
});
