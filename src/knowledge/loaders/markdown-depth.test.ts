import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { cpuSince } from "../../../fixtures/cpu.ts";
import type { Loaded } from "../passage.ts";
import { loadFile } from "./index.ts";

async function load(text: string): Promise<Loaded[]> {
  const folder = await mkdtemp(join(tmpdir(), "smb-deep-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, "a.md");
  await writeFile(path, text);
  const all: Loaded[] = [];
  for await (const loaded of loadFile(path, "a.md")) all.push(loaded);
  return all;
}

const nestedList = (depth: number): string =>
  Array.from({ length: depth }, (_, i) => `${"  ".repeat(i)}- item ${i}\n`).join("");

test.each([
  ["quotes", `${">".repeat(2_000)} tigers\n`],
  ["lists", nestedList(2_000)],
  ["lists on one line", `${"- ".repeat(500)}x\n`],
])("%s beyond all measure are a problem, told in a moment", async (_, text) => {
  const start = process.cpuUsage();
  expect(await load(text)).toEqual([
    { problem: expect.stringContaining("more than 100 deep") as string, source: "a.md" },
  ]);
  expect(cpuSince(start)).toBeLessThan(1_000);
});

test.each([
  ["a rule", `# A\n\n${"* ".repeat(200)}\n\nText.\n`],
  ["a long line of dashes", `# A\n\n${"-".repeat(500)}\n\nText.\n`],
  ["text that is indented far", `# A\n\nText.\n${" ".repeat(300)}and more\n`],
  ["ten levels of a list", nestedList(10)],
])("%s is none of that", async (_, text) => {
  expect(await load(text)).toMatchObject([{ record: { id: "a.md" } }]);
});
