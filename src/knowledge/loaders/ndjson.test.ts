import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Loaded, SourceRecord } from "../passage.ts";
import { loadJson, loadNdjson } from "./ndjson.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "smb-ndjson-"));
});
afterAll(() => rm(folder, { recursive: true }));

const load = async (content: string, name = "k.ndjson"): Promise<Loaded[]> => {
  const path = join(folder, name);
  await writeFile(path, content);
  const found: Loaded[] = [];
  const loader = name.endsWith(".json") ? loadJson : loadNdjson;
  for await (const loaded of loader(path, name)) found.push(loaded);
  return found;
};
const records = (found: Loaded[]): SourceRecord[] =>
  found.flatMap((one) => ("record" in one ? [one.record] : []));
const problems = (found: Loaded[]): string[] =>
  found.flatMap((one) => ("problem" in one ? [`${one.source}: ${one.problem}`] : []));

test("each line is a record with its line as its place", async () => {
  const found = records(await load('{"id":7,"question":"q","answer":"a"}\n\n{"text":"t","extra":1}\n'));
  expect(found.map(({ id, kind, single }) => [id, kind, single])).toEqual([
    ["7", "faq", true],
    ["k.ndjson#2", "doc", true],
  ]);
  expect(found[1]?.pieces[0]?.place).toBe("line 3");
});

test("a bad line is a problem with its number, and the others are read", async () => {
  const found = await load('{"text":"a"}\n{"text":\n{"text":3}\n{"question":"q"}\n{"text":[]}\n{"text":"z"}');
  expect(problems(found)).toEqual([
    expect.stringMatching(/^k\.ndjson line 2: is not JSON: /),
    "k.ndjson line 4: has neither an answer nor a text",
    "k.ndjson line 5: `text` must be text",
  ]);
  expect(records(found).map(({ id }) => id)).toEqual(["k.ndjson#1", "k.ndjson#3", "k.ndjson#6"]);
});

test("a line of five million characters is a problem, not a record", async () => {
  const found = await load(`{"text":"${"x".repeat(5_000_000)}"}\n{"text":"a"}\n`);
  expect(problems(found)).toEqual(["k.ndjson line 1: is longer than 4 million characters"]);
  expect(records(found)).toHaveLength(1);
});

test("a file without a record is empty", async () => {
  expect(problems(await load("\n \n"))).toEqual(["k.ndjson: is empty"]);
  expect(problems(await load("", "k.json"))).toEqual(["k.json: is empty"]);
  expect(problems(await load("[]", "k.json"))).toEqual(["k.json: is an empty list"]);
});

test("a .json holds a list of records, or one", async () => {
  const list = await load('[{"text":"a"},\n{"question":"q"},{"id":"x","text":"c"}]', "k.json");
  expect(records(list).map(({ id, pieces }) => [id, pieces[0]?.place])).toEqual([
    ["k.json#1", "record 1"],
    ["x", "record 3"],
  ]);
  expect(problems(list)).toEqual(["k.json record 2: has neither an answer nor a text"]);
  expect(records(await load('{\n"text":"a"}', "k.json"))).toHaveLength(1);
});

test("NDJSON that is called .json is read line by line", async () => {
  const found = await load('{"text":"a"}\n{"text":"b"}\n{oops\n', "k.json");
  expect(records(found)).toHaveLength(2);
  expect(problems(found)).toEqual([expect.stringMatching(/^k\.json line 3: is not JSON/)]);
});

test("a .json that is no JSON is one problem", async () => {
  expect(problems(await load('[{"text":"a"},\n{"text":\n', "k.json"))).toEqual([
    expect.stringMatching(/^k\.json: is not JSON: /),
  ]);
});
