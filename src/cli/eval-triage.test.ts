import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { testShell, type TestShell } from "../../fixtures/shell.ts";
import { ExitCode, UserError } from "../errors.ts";
import { run } from "./eval-triage.ts";
import { Output } from "./output.ts";

interface Options {
  readonly data: string;
  readonly train?: readonly string[];
  readonly ndjson?: string;
  readonly html?: string;
}

const evaluate = (shell: TestShell, options: Options, json = true): Promise<ExitCode> => {
  const { stdout, stderr } = shell;
  return run(
    { args: [], options: { json, ...options }, out: new Output({ stdout, stderr, json, color: false }) },
    shell,
  );
};

const file = async (shell: TestShell, name: string, rows: readonly unknown[]): Promise<string> => {
  await writeFile(join(shell.cwd, name), rows.map((row) => JSON.stringify(row)).join("\n"));
  return name;
};

const figuresOf = (shell: TestShell) =>
  (
    JSON.parse(shell.said().out) as {
      figures: Record<string, { value: number; low: number; high: number; n: number }>;
    }
  ).figures;

const TRAIN = [
  ...["I want my money back", "refund me please", "when does the refund come", "pay me back"].map((text) => ({
    text,
    intents: ["refund"],
  })),
  ...["where is my parcel", "has it been shipped", "track my package", "the delivery is late"].map(
    (text) => ({ text, intent: "delivery" }),
  ),
  { text: "what a lovely day", intents: [] },
];
const DATA = [
  { text: "I want the money back", intents: ["refund"] },
  { text: "where is the package", intents: ["delivery"] },
  { text: "shipped yet?", intent: "delivery" },
  { text: "Bananas are yellow", intents: [] },
];

test("each figure has its interval, and the page its plots", async () => {
  const shell = testShell();
  const [data, train] = [await file(shell, "data.ndjson", DATA), [await file(shell, "train.ndjson", TRAIN)]];
  expect(await evaluate(shell, { data, train, ndjson: "out.ndjson", html: "out.html" })).toBe(ExitCode.done);
  const figures = figuresOf(shell);
  expect(Object.keys(figures)).toEqual([
    "accuracy",
    "macro-F1",
    "micro-F1",
    "out-of-scope AUROC",
    "coverage at 95 % precision",
    "coverage at 98 % precision",
    "ECE",
  ]);
  expect(figures["accuracy"]).toMatchObject({ value: 1, n: 3 });
  expect(figures["out-of-scope AUROC"]).toMatchObject({ value: 1, n: 4 });
  const lines = (await readFile(join(shell.cwd, "out.ndjson"), "utf8")).trim().split("\n");
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ text: "shipped yet?", top: "delivery", right: true }),
      expect.objectContaining({ figure: "intent", label: "refund", n: 1 }),
    ]),
  );
  const page = await readFile(join(shell.cwd, "out.html"), "utf8");
  for (const part of ["reliability", "Intents, the worst first", "delivery", "ECE"])
    expect(page).toContain(part);
});

test("several files are learned from together", async () => {
  const shell = testShell();
  const train = [
    await file(shell, "one.ndjson", TRAIN.slice(0, 4)),
    await file(shell, "two.ndjson", TRAIN.slice(4)),
  ];
  await evaluate(shell, { data: await file(shell, "data.ndjson", DATA), train });
  expect(figuresOf(shell)["accuracy"]).toMatchObject({ value: 1, n: 3 });
});

test("without examples the home's own intents are asked", async () => {
  const shell = testShell();
  const data = await file(shell, "data.ndjson", [
    { text: "I want my money back", intents: ["refund"] },
    { text: "Is the table suitable for outdoors?", intents: ["question"] },
  ]);
  await evaluate(shell, { data });
  expect(figuresOf(shell)["accuracy"]).toMatchObject({ value: 1, n: 1 });
  expect(figuresOf(shell)["out-of-scope AUROC"]).toMatchObject({ value: 1, n: 2 });
});

test("a person reads the figures a line each", async () => {
  const shell = testShell();
  const train = [await file(shell, "train.ndjson", TRAIN)];
  await evaluate(shell, { data: await file(shell, "data.ndjson", DATA), train }, false);
  expect(shell.said().out).toMatch(/^accuracy {2,}1\.000 {2}\(0\.\d{3} to 1\.000, n = 3\)$/mu);
});

test.each([
  ["no row", [], "holds no text"],
  ["neither intents nor intent", [{ text: "a" }], "intents or intent is missing"],
  ["no text", [{ intents: ["a"] }], "text"],
  ["intents that are no list", [{ text: "a", intents: "b" }], "intents"],
])("data with %s is told to be none", async (_, rows, message) => {
  const shell = testShell();
  const data = await file(shell, "data.ndjson", rows);
  await expect(evaluate(shell, { data })).rejects.toThrow(UserError);
  await expect(evaluate(shell, { data })).rejects.toThrow(message);
});

test("examples of 100,000 intents are refused before they fill the memory", async () => {
  const shell = testShell();
  const train = [
    await file(
      shell,
      "t.ndjson",
      Array.from({ length: 100_000 }, (_, i) => ({ text: `t${i}`, intent: `i${i}` })),
    ),
  ];
  const data = await file(shell, "data.ndjson", DATA);
  await expect(evaluate(shell, { data, train })).rejects.toThrow("100000 intents");
  const none = [await file(shell, "none.ndjson", [{ text: "a", intents: [] }])];
  await expect(evaluate(shell, { data, train: none })).rejects.toThrow("none of the examples has an intent");
});
