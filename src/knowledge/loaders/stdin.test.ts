import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { docxOf } from "../../../fixtures/documents/docx.ts";
import { pdfOf } from "../../../fixtures/documents/pdf.ts";
import { parseColumnMap } from "./columns.ts";
import { sniffFormat } from "./sniff.ts";
import { spool } from "./stdin.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "smb-spool-"));
});
afterAll(() => rm(folder, { recursive: true }));

const kind = (text: string | Buffer, map?: string): string =>
  sniffFormat(Buffer.from(text), map === undefined ? undefined : parseColumnMap(map));

test("what comes in is held in a private file until it is removed", async () => {
  const spooled = await spool(Readable.from([Buffer.from('{"text":"a"}\n'), '{"text":"ü"}\n']), folder);
  expect(basename(spooled.path)).toBe("stdin.ndjson");
  expect(spooled).toMatchObject({ name: "stdin", bytes: 27 });
  expect(await readFile(spooled.path, "utf8")).toBe('{"text":"a"}\n{"text":"ü"}\n');
  expect((await stat(spooled.path)).mode & 0o777).toBe(0o600);
  expect((await stat(join(spooled.path, ".."))).mode & 0o777).toBe(0o700);
  await spooled.remove();
  expect(await readdir(folder)).toEqual([]);
});

test("a stream that breaks leaves nothing behind", async () => {
  async function* broken(): AsyncGenerator<Buffer> {
    await Promise.resolve();
    yield Buffer.from("a");
    throw new Error("pipe");
  }
  await expect(spool(broken(), folder)).rejects.toThrow("pipe");
  expect(await readdir(folder)).toEqual([]);
});

test("records are told from documents", () => {
  expect(kind('{"text":"a"}\n{"text":"b"}\n')).toBe(".ndjson");
  expect(kind('{"text":"a"}')).toBe(".ndjson");
  expect(kind('\uFEFF[{"text":"a"},\n{"text":"b"}]')).toBe(".json");
  expect(kind('{\n "data": [{"text":"a"}]}')).toBe(".json");
  expect(kind("Frage;Antwort\nWo?;Hier\n")).toBe(".csv");
  expect(kind('sep=,\n"question","answer"\n')).toBe(".csv");
  expect(kind("utterance\treply\n")).toBe(".txt");
  expect(kind("utterance\treply\n", "question=utterance,answer=reply")).toBe(".csv");
});

test("pages, mails, Markdown and other files are told by how they begin", () => {
  expect(kind("<!doctype html><p>x")).toBe(".html");
  expect(kind('<?xml version="1.0"?>\n<!-- x -->\n<html xmlns="x">')).toBe(".html");
  expect(kind(Buffer.from("\uFEFF<html>", "utf16le"))).toBe(".html");
  expect(kind("From anna@x.test Sat Nov 21 10:00:00 2026\nSubject: x\n")).toBe(".mbox");
  expect(kind("Return-Path: <a@x.test>\nReceived: from x\n\tby y\nFrom: a@x.test\n\nHello")).toBe(".eml");
  expect(kind("# Returns\n\nThirty days.")).toBe(".md");
  expect(kind("Returns\n=======\n\nThirty days.")).toBe(".md");
  expect(kind("See [our page](https://x.test).")).toBe(".md");
  expect(kind(pdfOf([[]]))).toBe(".pdf");
  expect(kind(docxOf(""))).toBe(".docx");
});

test("everything else is text", () => {
  for (const text of [
    "",
    "Q: Is it open?\nA: Yes.",
    "We ship daily, answer by noon.",
    "Note: it is open.\nYes.",
  ])
    expect(kind(text)).toBe(".txt");
});

test("a hostile beginning takes no time", () => {
  const started = performance.now();
  for (const text of [
    "a: b\n ".repeat(10_000),
    "[".repeat(60_000),
    "<!--".repeat(16_000),
    "|".repeat(60_000),
    ",".repeat(60_000),
  ])
    kind(text);
  expect(performance.now() - started).toBeLessThan(5_000);
});
