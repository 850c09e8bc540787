import { appendFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Loaded, SourceRecord } from "../passage.ts";
import { parseColumnMap } from "./columns.ts";
import { type LoadOptions, plainOptions } from "./loader.ts";
import { loadJson, loadNdjson } from "./ndjson.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "smb-ndjson-"));
});
afterAll(() => rm(folder, { recursive: true }));

const load = async (
  content: string | Uint8Array,
  name = "k.ndjson",
  options: Partial<LoadOptions> = {},
): Promise<Loaded[]> => {
  const path = join(folder, name);
  await writeFile(path, content);
  const found: Loaded[] = [];
  const loader = name.endsWith(".json") ? loadJson : loadNdjson;
  for await (const loaded of loader(path, name, { ...plainOptions, ...options })) found.push(loaded);
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
  expect(problems(found)).toEqual(["k.ndjson line 1: is longer than 4 million bytes"]);
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

test("a list inside an object is read, a record with a list of its own is one", async () => {
  for (const text of [
    '{"data":[{"text":"a"},{"text":"b"}]}',
    '{"version":2,"faqs":[{"text":"a"},{"text":"b"}],"tags":["x"]}',
    '{"result":{"items":[{"text":"a"},{"text":"b"}]}}',
  ])
    expect(records(await load(text, "k.json")).map(({ pieces }) => pieces[0]?.text)).toEqual(["a", "b"]);
  const own = '{"text":"a","by":{"name":"x"},"votes":[{"text":"no"}]}';
  expect(records(await load(own, "k.json")).map(({ pieces }) => pieces[0]?.text)).toEqual(["a"]);
});

test("keys that are called otherwise are mapped", async () => {
  const columns = parseColumnMap("question=instruction,answer=Response,id=key");
  const line = '{"Key":1,"instruction":"q","response":"a","question":"not this","url":"https://x.test"}';
  for (const [text, name] of [
    [line, "k.ndjson"],
    [`{"data":[${line}]}`, "k.json"],
    [line, "k.json"],
  ] as const)
    expect(records(await load(text, name, { columns }))).toMatchObject([
      { id: "1", url: "https://x.test", pieces: [{ question: "q", text: "a" }] },
    ]);
});

test("a mapped key that no record has is a problem that names the keys there are", async () => {
  const columns = parseColumnMap("answer=response,tags=labels");
  const found = await load('{"response":"a"}\n{"response":"b","label":"x"}', "k.ndjson", { columns });
  expect(records(found)).toHaveLength(2);
  expect(problems(found)).toEqual(['k.ndjson: no record has a key "labels" (the first has "response")']);
});

test("reading goes on behind any record as if the file were read in one go", async () => {
  const text =
    '\uFEFF{"text":"ä1"}\r\n\n{"id":"own","text":"2"}\n{oops\n   \n{"text":"5"}\n{"tags":3}\n{"text":"7"}';
  const whole = await load(text);
  expect(whole).toHaveLength(6);
  expect(whole[0]?.at).toBe(Buffer.byteLength('\uFEFF{"text":"ä1"}\r\n'));
  expect(whole.at(-1)?.at).toBe(Buffer.byteLength(text));
  for (const [i, { at = 0 }] of whole.entries())
    expect(await load(text, "k.ndjson", { from: at })).toEqual(whole.slice(i + 1));
  const bytes = Buffer.from('{"text":"F\xfcnf"}\n{"text":"\x80"}\n', "latin1");
  const [first, second] = await load(bytes);
  expect(records([second ?? { problem: "", source: "" }])[0]?.pieces[0]?.text).toBe("€");
  expect(await load(bytes, "k.ndjson", { from: first?.at ?? 0 })).toEqual([second]);
});

test("a line of 100 MB takes no memory", async () => {
  const path = join(folder, "long.ndjson");
  const part = "x".repeat(1024 * 1024);
  await writeFile(path, `{"text":"a"}\n{"text":"`);
  for (let i = 0; i < 100; i++) await appendFile(path, part);
  await appendFile(path, `"}\n{"text":"b"}\n`);
  const before = process.memoryUsage().rss;
  const found: Loaded[] = [];
  for await (const loaded of loadNdjson(path, "long.ndjson")) found.push(loaded);
  expect(records(found)).toHaveLength(2);
  expect(process.memoryUsage().rss - before).toBeLessThan(60 * 1024 * 1024);
});
