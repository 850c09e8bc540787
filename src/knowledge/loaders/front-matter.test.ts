import { expect, test } from "vitest";
import { readFrontMatter } from "./front-matter.ts";

test("the fields of a front matter are read, and the body keeps its line numbers", () => {
  const found = readFrontMatter(
    "---\ntitle: Returns\nurl: https://x.test/r\ntags: [a, b]\nlanguage: de-DE\ndate: 2025-03-04\ndraft: true\n---\n# Body\n",
  );
  expect(found.problem).toBeNull();
  expect(found.fields).toMatchObject({
    title: "Returns",
    url: "https://x.test/r",
    tags: ["a", "b"],
    language: "de",
    date: "2025-03-04",
  });
  expect(found.body.split("\n").indexOf("# Body")).toBe(8);
});

test("a text without front matter is all body, a rule at its head or not", () => {
  for (const text of [
    "# Title\n",
    "---\n\nText below a rule.\n",
    "---\n\nText between rules.\n\n---\n",
    "",
    "----\na: b\n----\n",
  ])
    expect(readFrontMatter(text)).toMatchObject({ body: text, problem: null });
});

test("an empty front matter has no fields and is no problem", () => {
  expect(readFrontMatter("---\n---\nBody")).toMatchObject({ problem: null, body: "\n\nBody" });
  expect(readFrontMatter("---\r\n# only a comment\r\n---\r\nBody")).toMatchObject({
    problem: null,
    body: "\n\n\nBody",
  });
});

test("a front matter that is no YAML, or no fields, is a problem and the body is kept", () => {
  for (const yaml of ["title: [a", "- a list", "tags: {a: 1}", "a: b: c"]) {
    const found = readFrontMatter(`---\n${yaml}\n---\nBody`);
    expect(found.problem).not.toBeNull();
    expect(found.problem).not.toContain("\n");
    expect(found.body.trim()).toBe("Body");
    expect(found.fields.title).toBeNull();
  }
});
