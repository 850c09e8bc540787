import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { docxOf, paragraph } from "../../../fixtures/documents/docx.ts";
import { column, pdfOf } from "../../../fixtures/documents/pdf.ts";
import type { Loaded } from "../passage.ts";
import { loadFile } from "./index.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "smb-load-"));
});
afterAll(() => rm(folder, { recursive: true }));

const load = async (file: string, content: string | Uint8Array | null): Promise<Loaded[]> => {
  const path = join(folder, file);
  if (content !== null) await writeFile(path, content);
  const found: Loaded[] = [];
  for await (const loaded of loadFile(path, file)) found.push(loaded);
  return found;
};

test("a file is read by its extension, whatever its case", async () => {
  for (const [file, content, kind] of [
    ["a.txt", "Q: q\nA: a", "faq"],
    ["a.MD", "# H\n\ntext", "doc"],
    ["a.markdown", "text", "doc"],
    ["a.csv", "question,answer\nq,a", "faq"],
    ["a.tsv", "question\tanswer\nq\ta", "faq"],
    ["a.ndjson", '{"text":"a"}', "doc"],
    ["a.jsonl", '{"text":"a"}', "doc"],
    ["a.json", '[{"text":"a"}]', "doc"],
    ["a.HTM", "<p>text", "doc"],
    ["a.xhtml", "<html><body><p>text</p></body></html>", "doc"],
    ["a.pdf", pdfOf([column(["text"])]), "doc"],
    ["a.docx", docxOf(paragraph("text")), "doc"],
  ] as const)
    expect(await load(file, content)).toMatchObject([{ record: { kind } }]);
});

test("a file of another kind is a problem that names what smb reads", async () => {
  expect(await load("a.odt", "x")).toEqual([
    {
      source: "a.odt",
      problem: expect.stringMatching(
        /^smb cannot read \.odt yet; it reads \.txt, \.text, \.md.*mbox files and Maildirs$/,
      ) as string,
    },
  ]);
});

test("a file that is gone is a problem, whatever its format", async () => {
  for (const file of [
    "gone.txt",
    "gone.md",
    "gone.csv",
    "gone.ndjson",
    "gone.json",
    "gone.html",
    "gone.pdf",
    "gone.docx",
  ])
    expect(await load(file, null)).toEqual([
      { source: file, problem: expect.stringMatching(/^cannot be read: ENOENT/) as string },
    ]);
});

test.skipIf(process.getuid?.() === 0)("a file that may not be read is a problem", async () => {
  const path = join(folder, "secret.csv");
  await writeFile(path, "question,answer\nq,a");
  await chmod(path, 0);
  expect(await load("secret.csv", null)).toEqual([
    { source: "secret.csv", problem: expect.stringMatching(/^cannot be read: EACCES/) as string },
  ]);
});

test("an empty and a binary file are problems", async () => {
  for (const file of ["e.html", "e.pdf", "e.docx"])
    expect(await load(file, "")).toEqual([{ source: file, problem: "is empty" }]);
  for (const file of ["e.txt", "e.md", "e.csv", "e.ndjson", "e.json"]) {
    expect(await load(file, "")).toEqual([{ source: file, problem: "is empty" }]);
    expect(await load(file, "a\u0000b")).toEqual([
      { source: file, problem: expect.stringContaining("binary") as string },
    ]);
  }
});

test("a page in another encoding is read as it says, or as it looks", async () => {
  const page = (head: string): string =>
    `<html><head>${head}</head><body><p>Größe: 5 €, “gut”</p></body></html>`;
  const windows = (text: string): Buffer =>
    Buffer.from(text.replace("€", "\x80").replace("“", "\x93").replace("”", "\x94"), "latin1");
  for (const bytes of [
    Buffer.from(page("")),
    Buffer.from("\uFEFF" + page('<meta charset="iso-8859-1">')),
    windows(page('<meta charset="windows-1252">')),
    windows(page('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">')),
    windows(page("")),
    Buffer.from("\uFEFF" + page(""), "utf16le"),
  ])
    expect(await load("a.html", bytes)).toMatchObject([
      { record: { pieces: [{ text: "Größe: 5 €, “gut”" }] } },
    ]);
  const cyrillic = Buffer.concat([
    Buffer.from("<meta charset=koi8-r><p>"),
    Buffer.from([0xd7, 0xcf, 0xda, 0xd7, 0xd2, 0xc1, 0xd4]),
  ]);
  expect(await load("a.html", cyrillic)).toMatchObject([{ record: { pieces: [{ text: "возврат" }] } }]);
});
