import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { testShell, type TestShell } from "../../fixtures/shell.ts";
import { ExitCode, UserError } from "../errors.ts";
import { run } from "./eval-retrieval.ts";
import { Output } from "./output.ts";
import { runProgram } from "./program.ts";

type Options = Parameters<typeof run>[0]["options"];

async function evaluate(shell: TestShell, options: Omit<Options, "json"> = {}, json = true) {
  const { stdout, stderr } = shell;
  const before = shell.said().out.length;
  const out = new Output({ stdout, stderr, json, color: false });
  expect(await run({ args: [], options: { json, ...options }, out }, shell)).toBe(ExitCode.done);
  const said = shell.said().out.slice(before);
  return { said, ...(json ? (JSON.parse(said) as Evaluated) : { figures: {}, worst: [], leftOut: 0 }) };
}

interface Evaluated {
  readonly figures: Record<string, { value: number; low: number; high: number; n: number; p?: number }>;
  readonly worst?: readonly { query: string; rank: number | null }[];
  readonly leftOut?: number;
}

const RECORDS = [
  { id: "warranty", question: "How long is the warranty?", answer: "The warranty lasts two years." },
  { id: "returns", question: "Can I return a lamp?", answer: "You can return lamps within 30 days." },
  {
    id: "howto",
    kind: "doc",
    title: "Customs",
    text: "Customs duty is paid by us.",
    url: "https://x.example/customs",
  },
  {
    ...{ id: "mail-1", kind: "reply", question: "Do I have to pay duty at the customs office?" },
    ...{ answer: "No: see our page.", refs: ["https://x.example/customs"] },
  },
  { id: "mail-2", kind: "reply", question: "My lamp is broken, what now?", answer: "We are sorry!" },
];

const ndjson = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join("\n");

async function shop(): Promise<TestShell> {
  const shell = testShell();
  await writeFile(join(shell.cwd, "kb.ndjson"), ndjson(RECORDS));
  await writeFile(
    join(shell.cwd, "orders.ndjson"),
    ndjson([
      { query: "how long does the warranty last", relevant: ["warranty"] },
      { query: "Kann ich die Lampe zurückgeben?", relevant: ["returns"], language: "de" },
    ]),
  );
  await writeFile(
    join(shell.cwd, "hard.ndjson"),
    ndjson([{ query: "<script>alert(1)</script>", relevant: ["x"] }]),
  );
  expect(await runProgram(["ingest", "kb.ndjson"], shell)).toBe(ExitCode.done);
  return shell;
}

test("one data set has its figures by their plain names, per kind and per language", async () => {
  const { figures } = await evaluate(await shop(), { data: ["orders.ndjson"] });
  expect(figures["hit@1"]).toMatchObject({ n: 2 });
  expect(figures["recall@10"]?.value).toBeGreaterThan(0);
  expect(figures["hit@1 faq"]).toMatchObject({ n: 2 });
  expect(figures["hit@1 in de"]).toMatchObject({ n: 1 });
  expect(figures["hit@1 in en"]).toMatchObject({ value: 1, n: 1 });
});

test("several data sets are told apart by their files' names", async () => {
  const { figures } = await evaluate(await shop(), { data: ["orders.ndjson", "hard.ndjson"] });
  expect(figures["orders hit@1"]).toMatchObject({ n: 2 });
  expect(figures["hard hit@1"]).toMatchObject({ value: 0, n: 1 });
  expect(figures).not.toHaveProperty("hit@1");
});

test("without data the owner's own past questions are asked, each as if it were new", async () => {
  const { figures, leftOut } = await evaluate(await shop());
  // Only one of the four past questions is answered by something else on record: the page that its reply cites.
  expect(figures["hit@1"]).toMatchObject({ value: 1, n: 1 });
  expect(leftOut).toBe(3);
});

test("where no past question can be tested it is told what could be", async () => {
  await expect(evaluate(testShell())).rejects.toThrow("no past question");
  await expect(evaluate(testShell())).rejects.toBeInstanceOf(UserError);
});

test("the worst queries are listed", async () => {
  const { worst } = await evaluate(await shop(), { data: ["orders.ndjson", "hard.ndjson"], worst: "1" });
  expect(worst).toMatchObject([{ query: "<script>alert(1)</script>", rank: null }]);
});

describe("files", () => {
  test("NDJSON has a line a query, the page holds every query as text, and neither is for others to read", async () => {
    const shell = await shop();
    const data = ["orders.ndjson", "hard.ndjson"];
    await evaluate(shell, { data, ndjson: "out.ndjson", html: "out.html" });
    const lines = (await readFile(join(shell.cwd, "out.ndjson"), "utf8")).trim().split("\n");
    expect(lines.map((line) => (JSON.parse(line) as { set: string }).set)).toEqual([
      "orders",
      "orders",
      "hard",
    ]);
    const page = await readFile(join(shell.cwd, "out.html"), "utf8");
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(page).not.toContain("<script");
  });

  test("of two runs are compared query by query", async () => {
    const shell = await shop();
    const data = ["orders.ndjson"];
    await evaluate(shell, { data, ndjson: "before.ndjson" });
    await writeFile(join(shell.cwd, "kb.ndjson"), ndjson(RECORDS.slice(1)));
    expect(await runProgram(["ingest", "kb.ndjson"], shell)).toBe(ExitCode.done);
    await evaluate(shell, { data, ndjson: "after.ndjson" });
    const { figures } = await evaluate(shell, {
      compare: ["before.ndjson", "after.ndjson"],
      html: "compared.html",
    });
    expect(figures["A hit@1 in en"]).toMatchObject({ value: 1, n: 1 });
    expect(figures["B hit@1 in en"]).toMatchObject({ value: 0, n: 1 });
    expect(figures["difference hit@1 in en"]).toMatchObject({ value: -1, n: 1 });
    expect(figures["difference hit@1"]?.p).toBeGreaterThan(0);
    expect(await readFile(join(shell.cwd, "compared.html"), "utf8")).toContain("B against A");
  });
});

test("two homes are compared on the same questions", async () => {
  const [one, other] = [await shop(), testShell()];
  const { figures } = await evaluate(one, { data: ["orders.ndjson"], compare: [other.home, one.home] });
  expect(figures["A hit@1"]).toMatchObject({ value: 0, n: 2 });
  expect(figures["B hit@1"]?.value).toBeGreaterThan(0);
});

test.each([[["one.ndjson"]], [["a", "b", "c"]], [["nowhere.yaml", "nowhere.yaml"]]])(
  "--compare %j is a usage error",
  async (compare) => {
    await expect(evaluate(testShell(), { compare })).rejects.toMatchObject({ exitCode: ExitCode.usage });
  },
);
