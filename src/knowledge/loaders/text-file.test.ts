import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { decodeBytes, readText, streamBytes } from "./text-file.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "smb-text-"));
});
afterAll(() => rm(folder, { recursive: true }));

const file = async (content: string | Uint8Array): Promise<string> => {
  const path = join(folder, "file.txt");
  await writeFile(path, content);
  return path;
};

const whole = async (content: string | Uint8Array): Promise<unknown> => readText(await file(content));

const streamed = async (content: string | Uint8Array): Promise<string> => {
  const opened = await streamBytes(await file(content));
  if ("problem" in opened) return opened.problem;
  const parts: Buffer[] = [];
  for await (const part of opened.read(opened.start)) parts.push(part);
  return decodeBytes(Buffer.concat(parts), opened.encoding);
};

test("UTF-8 is read as it is, its byte order mark dropped", async () => {
  expect(await whole("\uFEFFGrüße – 5 €")).toEqual({ text: "Grüße – 5 €" });
  expect(await streamed("\uFEFFGrüße – 5 €")).toBe("Grüße – 5 €");
});

test("what is no UTF-8 is read as windows-1252, its euro sign and quotes included", async () => {
  // "Grüße – „5 €“" in windows-1252.
  const bytes = Buffer.from("4772fcdf652096208435208093", "hex");
  expect(await whole(bytes)).toEqual({ text: "Grüße – „5 €“" });
  expect(await streamed(bytes)).toBe("Grüße – „5 €“");
});

test("a stream is windows-1252 as a whole where its first such byte stands late", async () => {
  const filler = "plain ascii, a line of it\n".repeat(60_000);
  const text = await streamed(Buffer.concat([Buffer.from(filler), Buffer.from([0xfc, 0x80])]));
  expect(text).toBe(`${filler}ü€`);
});

test("a character cut by the end of a read is no sign of another encoding", async () => {
  for (const char of ["é", "€", "😀"])
    for (const before of ["", "x", "xx", "xxx"]) {
      const text = before + char.repeat(200_000);
      expect(await streamed(text)).toBe(text);
    }
});

test("a file that ends inside a UTF-8 character is windows-1252", async () => {
  expect(await streamed(Buffer.from([0x61, 0xe2, 0x82]))).toBe("aâ‚");
  expect(await streamed(Buffer.from([0x61, 0xc3]))).toBe("aÃ");
});

test("a binary file is refused", async () => {
  const bytes = Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(20)]);
  expect(await whole(bytes)).toEqual({ problem: expect.stringContaining("binary") as string });
  expect(await streamed(bytes)).toContain("binary");
});

test("a file with nothing in it is empty", async () => {
  for (const content of ["", "\uFEFF", " \n\n"])
    expect(await whole(content)).toEqual({ problem: "is empty" });
  expect(await streamed("")).toBe("is empty");
});

test("a whole file over 64 MB is refused before it is read, with what to do", async () => {
  const path = await file("x");
  await truncate(path, 64 * 1024 * 1024 + 1);
  expect(await readText(path)).toEqual({
    problem: expect.stringMatching(/larger than 64 MB.*split it.*NDJSON/) as string,
  });
});

test("a folder is no file, and a missing one is Node's own error", async () => {
  expect(await readText(folder)).toEqual({ problem: "is not a file" });
  await expect(readText(join(folder, "missing"))).rejects.toMatchObject({ code: "ENOENT" });
});

test("a stream begins behind the byte order mark, and says how far that is", async () => {
  expect(await streamBytes(await file("\uFEFFab"))).toMatchObject({ start: 3, head: Buffer.from("ab") });
  expect(await streamBytes(await file("ab"))).toMatchObject({ start: 0, head: Buffer.from("ab") });
});
