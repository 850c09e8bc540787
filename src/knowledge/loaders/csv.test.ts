import { appendFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Loaded, SourceRecord } from "../passage.ts";
import { parseColumnMap } from "./columns.ts";
import { loadCsv } from "./csv.ts";
import { type LoadOptions, plainOptions } from "./loader.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "smb-csv-"));
});
afterAll(() => rm(folder, { recursive: true }));

const load = async (
  content: string | Uint8Array,
  name = "products.csv",
  options: Partial<LoadOptions> = {},
): Promise<Loaded[]> => {
  const path = join(folder, name);
  await writeFile(path, content);
  const found: Loaded[] = [];
  for await (const loaded of loadCsv(path, name, { ...plainOptions, ...options })) found.push(loaded);
  return found;
};
const records = (found: Loaded[]): SourceRecord[] =>
  found.flatMap((one) => ("record" in one ? [one.record] : []));
const problems = (found: Loaded[]): string[] =>
  found.flatMap((one) => ("problem" in one ? [`${one.source}: ${one.problem}`] : []));

test("each row is a record of one piece, with its row as its place", async () => {
  const found = records(await load("question,answer\nOpen?,Yes.\nWhere?,Here.\n"));
  expect(found.map(({ id, kind, single }) => [id, kind, single])).toEqual([
    ["products.csv#1", "faq", true],
    ["products.csv#2", "faq", true],
  ]);
  expect(found[1]?.pieces).toEqual([{ question: "Where?", title: "Where?", text: "Here.", place: "row 2" }]);
});

test("a row's own id is kept", async () => {
  expect(records(await load("ID,text\nsku-7,Blue.\n,Red.\n")).map(({ id }) => id)).toEqual([
    "sku-7",
    "products.csv#2",
  ]);
});

test("a row without answer and text is a problem with its place, and the others are read", async () => {
  const found = await load("question,answer\na,1\nb,\nc,3\n");
  expect(problems(found)).toEqual(["products.csv row 2: has neither an answer nor a text"]);
  expect(records(found).map(({ id }) => id)).toEqual(["products.csv#1", "products.csv#3"]);
});

test("an empty row is passed over and counted, as a spreadsheet does", async () => {
  const found = await load("question,answer\na,1\n,\n\nd,4\n");
  expect(problems(found)).toEqual([]);
  expect(records(found).map(({ id }) => id)).toEqual(["products.csv#1", "products.csv#4"]);
});

test("semicolons, Excel's first line, a byte order mark and CRLF are understood", async () => {
  for (const text of [
    "\uFEFFFrage;Antwort\r\nWo?;Hier, links.\r\n",
    "sep=;\r\nFrage;Antwort\r\nWo?;Hier, links.",
  ])
    expect(records(await load(text))[0]?.pieces[0]).toMatchObject({ question: "Wo?", text: "Hier, links." });
});

test("a .tsv is parted by tabs, whatever else its header holds", async () => {
  const found = await load("question, short, plain\ttext\na\tb, c\n", "t.tsv");
  expect(records(found)[0]?.pieces[0]?.text).toBe("b, c");
});

test("quoted cells hold line breaks, delimiters and quotes; a stray quote stands for itself", async () => {
  const found = records(await load('question,answer\n"a ""b""","one,\ntwo"\nc,5" screen\n'));
  expect(found.map(({ pieces }) => [pieces[0]?.question, pieces[0]?.text])).toEqual([
    ['a "b"', "one,\ntwo"],
    ["c", '5" screen'],
  ]);
});

test("windows-1252 is read as what it says", async () => {
  const bytes = Buffer.from("question,answer\nPreis?,F\xfcnf \x80\n", "latin1");
  expect(records(await load(bytes))[0]?.pieces[0]?.text).toBe("Fünf €");
});

test("a quote that is never closed is a problem at its row; the rows above it are kept", async () => {
  const found = await load('question,answer\na,1\nb,"2\nc,3\n');
  expect(records(found).map(({ id }) => id)).toEqual(["products.csv#1"]);
  expect(problems(found)).toEqual([expect.stringMatching(/^products\.csv row 2: opens a quote/)]);
});

test("an open quote does not take a large file into memory", async () => {
  const found = await load(`question,answer\na,"1\n${"b,2 and some more text to fill it\n".repeat(200_000)}`);
  expect(problems(found)).toEqual([expect.stringMatching(/^products\.csv row 1: opens a quote/)]);
});

test("a header without a column to quote from is one problem, not one a row", async () => {
  expect(problems(await load("sku,price\n1,2\n3,4\n"))).toEqual([
    expect.stringMatching(/^products\.csv: has no column/),
  ]);
});

test("a file with only a header, and one with nothing, say so", async () => {
  expect(problems(await load("question,answer\n"))).toEqual(["products.csv: has no row below its header"]);
  expect(problems(await load("\n\n"))).toEqual(["products.csv: is empty"]);
  expect(problems(await load(""))).toEqual(["products.csv: is empty"]);
});

test("a long text is several pieces of one record", async () => {
  const text = Array.from({ length: 60 }, (_, i) => `Sentence ${i} is about forty characters.`).join(" ");
  const [record] = records(await load(`id,text\nx,${text}\n`));
  expect(record?.pieces.length).toBeGreaterThan(1);
  expect(record?.pieces.map((piece) => piece.text).join(" ")).toBe(text);
});

test("a reader that stops early ends the reading", async () => {
  const path = join(folder, "large.csv");
  await writeFile(path, `question,answer\n${"a,b\n".repeat(500_000)}`);
  let seen = 0;
  for await (const _ of loadCsv(path, "large.csv")) if (++seen === 3) break;
  expect(seen).toBe(3);
});

test("reading goes on behind any row as if the file were read in one go", async () => {
  for (const [content, name] of [
    ['\uFEFFsep=;\r\nFrage;Antwort\r\nä;1\r\n;\r\n"b;\r\n""c""";"2\r\n3"\r\nd;\r\ne;4\r\n', "a.csv"],
    ["question\tanswer\n\na\t1, 2\nb\t3", "a.tsv"],
    [Buffer.from("question,answer\nF\xfcnf,\x80\nb,2\nc,3\n", "latin1"), "a.csv"],
  ] as const) {
    const whole = await load(content, name);
    expect(whole.length).toBeGreaterThan(1);
    expect(whole.at(-1)?.at).toBeGreaterThanOrEqual(Buffer.from(content).length - 2);
    for (const [i, { at = 0 }] of whole.entries())
      expect(await load(content, name, { from: at })).toEqual(whole.slice(i + 1));
  }
});

test("reading goes on in a file of many parts, rows that hold line breaks included", async () => {
  const text = `id,question,answer\n${Array.from({ length: 20_000 }, (_, i) => `,"q\n${i}",täglich ${i}\n`).join("")}`;
  const whole = await load(text);
  for (const i of [0, 7_000, 13_333, 19_999])
    expect(await load(text, "products.csv", { from: whole[i]?.at ?? 0 })).toEqual(whole.slice(i + 1));
});

test("columns are mapped as the owner says, and a column that is not there is one problem", async () => {
  const columns = parseColumnMap("question=utterance,answer=reply");
  const found = await load("Utterance,Reply\nq,a\n", "a.csv", { columns });
  expect(records(found)[0]?.pieces[0]).toMatchObject({ question: "q", text: "a" });
  expect(problems(await load("Utterance,Text\nq,a\n", "a.csv", { columns }))).toEqual([
    'a.csv: has no column "reply" (it has "Utterance", "Text")',
  ]);
});

test("a row of 100 MB is one problem and takes no memory", async () => {
  const path = join(folder, "long.csv");
  await writeFile(path, "question,answer\na,1\n");
  for (let i = 0; i < 100; i++) await appendFile(path, "x,".repeat(512 * 1024));
  const before = process.memoryUsage().rss;
  const found: Loaded[] = [];
  for await (const loaded of loadCsv(path, "long.csv")) found.push(loaded);
  expect(records(found)).toHaveLength(1);
  expect(problems(found)).toEqual([expect.stringMatching(/^long\.csv row 2: .*longer than 4 MB/)]);
  expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
});
