import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { packageFile } from "../../package-files.ts";
import { type KeyEntry, readKey, type Result, score, sourcesFit } from "./score.ts";

const expected = (fields: Partial<KeyEntry> = {}): KeyEntry => ({
  file: "1.demo",
  about: "delivery",
  verdict: "human",
  decision: "review",
  sources: [["faq#1", "policy#2"], ["faq#3"]],
  ...fields,
});
const result = (fields: Partial<Result> = {}): Result => ({
  verdict: "human",
  decision: "review",
  sources: ["faq#1", "faq#3"],
  ...fields,
});

describe("sourcesFit", () => {
  test.each<[string, string[], Partial<KeyEntry>, boolean]>([
    ["one good passage for each ask", ["faq#1", "faq#3"], {}, true],
    ["another good passage for the same ask", ["policy#2", "faq#3"], {}, true],
    ["more than one for an ask", ["faq#1", "policy#2", "faq#3"], {}, true],
    ["an ask without an answer", ["faq#1"], {}, false],
    ["an ask without an answer in a mail that is held", ["faq#1"], { decision: "hold" }, true],
    ["a passage that answers nothing", ["faq#1", "faq#3", "faq#9"], {}, false],
    ["a passage that answers nothing in a mail that is held", ["faq#9"], { decision: "hold" }, false],
    ["nothing quoted where nothing is to be quoted", [], { sources: [] }, true],
    ["nothing quoted where an ask has to stay open", [], { sources: [[]] }, true],
    ["nothing quoted where something answers", [], {}, false],
  ])("%s", (_what, sources, fields, fits) => {
    expect(sourcesFit({ sources }, expected(fields))).toBe(fits);
  });
});

describe("score", () => {
  test("counts what is right of each kind, apart from each other", () => {
    const pairs = [
      { result: result(), expected: expected() },
      { result: result({ verdict: "bulk" }), expected: expected() },
      { result: result({ decision: "hold" }), expected: expected() },
      { result: result({ sources: [] }), expected: expected() },
    ];
    expect(score(pairs)).toEqual({ mails: 4, verdictsRight: 3, decisionsRight: 3, sourcesRight: 3 });
    expect(score([])).toEqual({ mails: 0, verdictsRight: 0, decisionsRight: 0, sourcesRight: 0 });
  });
});

test("every entry of the demo's key names a mail of its mailbox, each once", async () => {
  const files = [];
  for await (const { file } of readKey()) files.push(file);
  expect(files.length).toBeGreaterThan(20);
  expect(new Set(files).size).toBe(files.length);
  for (const file of files)
    expect(existsSync(join(packageFile("fixtures/demo/mailbox/new"), file))).toBe(true);
});
