import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { testShell, type TestShell } from "../../fixtures/shell.ts";
import { ExitCode, UserError } from "../errors.ts";
import { run } from "./eval-answers.ts";
import { Output } from "./output.ts";
import { runProgram } from "./program.ts";

type Options = Parameters<typeof run>[0]["options"];

interface Figure {
  readonly value: number;
  readonly n: number;
}

async function evaluate(shell: TestShell, options: Omit<Options, "json"> = {}) {
  const { stdout, stderr } = shell;
  const before = shell.said().out.length;
  const out = new Output({ stdout, stderr, json: true, color: false });
  expect(await run({ args: [], options: { json: true, ...options }, out }, shell)).toBe(ExitCode.done);
  return (JSON.parse(shell.said().out.slice(before)) as { figures: Record<string, Figure> }).figures;
}

const ndjson = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join("\n");

const RECORDS = [
  { id: "warranty", question: "How long is the warranty?", answer: "The warranty lasts two years." },
  { id: "returns", question: "Can I return a lamp?", answer: "You can return lamps within 30 days." },
  {
    id: "mail-1",
    kind: "reply",
    question: "For how many years does the warranty run?",
    answer: "For two years.",
    refs: ["warranty"],
  },
  {
    id: "mail-2",
    kind: "reply",
    question: "I do not like my lamp, can it go back to you?",
    answer: "It can.",
    refs: ["returns"],
  },
  {
    id: "mail-3",
    kind: "reply",
    question: "May I send back the lamp that I bought last week?",
    answer: "You may.",
    refs: ["returns"],
  },
];

const ASKED = [
  { query: "Hello,\n\nhow long is the warranty of a lamp?", answerable: true, relevant: ["warranty"] },
  { query: "> is this a quote? How long is the warranty?", answerable: true },
  { query: "Which violin strings do you have in Osaka?", answerable: false },
];

async function shop(...rows: readonly object[]): Promise<TestShell> {
  const shell = testShell();
  await writeFile(join(shell.cwd, "kb.ndjson"), ndjson(RECORDS));
  await writeFile(join(shell.cwd, "asked.ndjson"), ndjson(rows));
  expect(await runProgram(["ingest", "kb.ndjson"], shell)).toBe(ExitCode.done);
  return shell;
}

describe("eval answers", () => {
  test("asks each query as a mail is asked, and says what came of it", async () => {
    const shell = await shop(...ASKED);
    const figures = await evaluate(shell, { data: ["asked.ndjson"], ndjson: "out.ndjson", html: "out.html" });
    expect(figures["answerable AUROC"]).toMatchObject({ value: 1, n: 3 });
    expect(figures["wrongly answered"]).toMatchObject({ value: 0, n: 1 });
    expect(figures["right"]).toMatchObject({ value: 1, n: 1 });
    const lines = (await readFile(join(shell.cwd, "out.ndjson"), "utf8")).trim().split("\n");
    expect(lines.map((one) => JSON.parse(one) as object)).toMatchObject([
      { set: "asked", drafted: true, right: true, sources: ["warranty"] },
      { set: "asked", answerable: true },
      { set: "asked", drafted: false, right: null },
    ]);
    expect(await readFile(join(shell.cwd, "out.html"), "utf8")).toContain("Reliability");
  });

  test("measures how well grounding tells faithful answers, alone or beside queries", async () => {
    const passages = ["Lamps can be returned within 30 days."];
    const shell = await shop(
      { answer: "Lamps can be returned within 30 days.", passages, faithful: 1 },
      { answer: "Our founder was born in Osaka.", passages, faithful: false },
      { answer: "Lamps can be returned.", passages, faithful: 4 },
    );
    const figures = await evaluate(shell, { data: ["asked.ndjson"] });
    expect(Object.keys(figures)).toEqual(["faithful AUROC"]);
  });

  test("without data the owner's past questions are asked, some with their answer withheld, and nothing is stored", async () => {
    const shell = await shop();
    const figures = await evaluate(shell);
    expect(figures["answered"]?.n).toBe(2);
    expect(figures["wrongly answered"]?.n).toBe(1);
    expect(await evaluate(shell)).toEqual(figures);
  });

  test.each([
    [[], "holds no query"],
    [[{ query: "Is it?" }], "neither"],
    [[{ answer: "It is.", passages: [] }], "neither"],
  ])("%j is told to be no data", async (rows, message) => {
    const shell = await shop(...rows);
    const evaluated = evaluate(shell, { data: ["asked.ndjson"] });
    await expect(evaluated).rejects.toThrow(UserError);
    await expect(evaluated).rejects.toThrow(message);
  });
});
