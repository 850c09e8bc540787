import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Loaded } from "../passage.ts";
import { loadFile } from "./index.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "smb-load-"));
});
afterAll(() => rm(folder, { recursive: true }));

const load = async (file: string, content: string | null): Promise<Loaded[]> => {
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
  ] as const)
    expect(await load(file, content)).toEqual([{ record: expect.objectContaining({ kind }) as object }]);
});

test("a file of another kind is a problem that names what smb reads", async () => {
  expect(await load("a.docx", "x")).toEqual([
    {
      source: "a.docx",
      problem: expect.stringMatching(/^smb cannot read \.docx yet; it reads \.txt, \.md/) as string,
    },
  ]);
});

test("a file that is gone is a problem, whatever its format", async () => {
  for (const file of ["gone.txt", "gone.md", "gone.csv", "gone.ndjson", "gone.json"])
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
  for (const file of ["e.txt", "e.md", "e.csv", "e.ndjson", "e.json"]) {
    expect(await load(file, "")).toEqual([{ source: file, problem: "is empty" }]);
    expect(await load(file, "a\u0000b")).toEqual([
      { source: file, problem: expect.stringContaining("binary") as string },
    ]);
  }
});
