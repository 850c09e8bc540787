import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mail, stage } from "../../fixtures/databases/rows.ts";
import { testShell, type TestShell } from "../../fixtures/shell.ts";
import { smbPaths } from "../config/paths.ts";
import { ExitCode } from "../errors.ts";
import { type AddOptions, run as add } from "./errata-add.ts";
import { run as exportErrata } from "./errata-export.ts";
import { run as importErrata } from "./errata-import.ts";
import { run as list } from "./errata-list.ts";
import { run as evaluate } from "./eval-errata.ts";
import { openStore } from "../store/store.ts";
import { Output } from "./output.ts";
import { runProgram } from "./program.ts";
import type { CommonOptions, Run } from "./shell.ts";

/** Runs one command with `--json`; gives its exit code and what it said in addition. */
async function call<Options extends CommonOptions>(
  run: Run<Options>,
  shell: TestShell,
  args: readonly string[] = [],
  options = {} as Options,
): Promise<{ code: ExitCode; out: string }> {
  const { stdout, stderr } = shell;
  const before = shell.said().out.length;
  const out = new Output({ stdout, stderr, json: true, color: false });
  const code = await run({ args, options: { json: true, ...options }, out }, shell);
  return { code, out: shell.said().out.slice(before) };
}

const lines = (text: string): Record<string, unknown>[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const QUESTION = "How long does delivery to Portugal take?";
const ANSWER = "Ten working days, because of the strike.";

/** A home that knows the demo's way of things: an answer, and a past reply that gave it. */
async function shop(): Promise<TestShell> {
  const shell = testShell();
  await mkdir(shell.cwd, { recursive: true });
  const records = [
    { id: "portugal", question: QUESTION, answer: "Five days." },
    { id: "warranty", question: "How long is the warranty?", answer: "Two years." },
    {
      ...{ id: "mail-7", kind: "reply", answer: "Hello Ana, it takes five days to Lisbon." },
      question: "Hello. How long does delivery to Portugal take? Thank you!",
    },
  ];
  await writeFile(join(shell.cwd, "kb.ndjson"), records.map((one) => JSON.stringify(one)).join("\n"));
  expect(await runProgram(["ingest", "kb.ndjson"], shell)).toBe(ExitCode.done);
  return shell;
}

const added = async (shell: TestShell, options: AddOptions = {}, answer = ANSWER) => {
  const { code, out } = await call(add, shell, [QUESTION, answer], options);
  expect(code).toBe(ExitCode.done);
  return JSON.parse(out) as {
    id: string;
    saved: boolean;
    corrects: { id: string; whole: boolean }[];
    supersedes: string[];
    wouldChange: { id: string }[];
  };
};

describe("smb errata add", () => {
  test("tells what it corrects and which past replies it would have changed", async () => {
    const shell = await shop();
    const said = await added(shell);
    expect(said.saved).toBe(true);
    expect(said.corrects.map(({ id }) => id).sort()).toEqual(["mail-7", "portugal"]);
    expect(said.wouldChange.map(({ id }) => id)).toEqual(["mail-7"]);
  });

  test("--dry-run tells the same and saves nothing", async () => {
    const shell = await shop();
    const said = await added(shell, { dryRun: true });
    expect(said).toMatchObject({ saved: false, wouldChange: [{ id: "mail-7" }] });
    expect((await call(list, shell)).out).toBe("");
  });

  test("--corrects names passages, and one that is not on record is told", async () => {
    const shell = await shop();
    const said = await added(shell, { corrects: ["warranty"] });
    expect(said.corrects.map(({ id }) => id)).toContain("warranty");
    await expect(call(add, shell, [QUESTION, "Two days."], { corrects: ["nowhere"] })).rejects.toMatchObject({
      exitCode: ExitCode.usage,
    });
  });

  test("a later one for the same question stands in the older one's place", async () => {
    const shell = await shop();
    const older = await added(shell);
    const newer = await added(shell, {}, "Three days again.");
    expect(newer.supersedes).toEqual([older.id]);
    expect(lines((await call(list, shell)).out)).toMatchObject([
      { id: older.id, supersededBy: newer.id, corrects: [] },
      { id: newer.id, supersededBy: null },
    ]);
  });
});

describe("errata in files", () => {
  test("come back as they were exported, with wordings, named passages and dates", async () => {
    const shell = await shop();
    await added(shell, { also: ["When is it in Lisbon?"], corrects: ["warranty"] });
    await added(shell, {}, "Three days again.");
    const before = (await call(list, shell)).out;
    expect((await call(exportErrata, shell, ["errata.ndjson"])).code).toBe(ExitCode.done);
    const exported = await readFile(join(shell.cwd, "errata.ndjson"), "utf8");
    const other = await shop();
    await writeFile(join(other.cwd, "errata.ndjson"), exported);
    const report = await call(importErrata, other, ["errata.ndjson"]);
    expect(JSON.parse(report.out)).toEqual({ added: 2, unchanged: 0, errors: [] });
    expect((await call(list, other)).out).toBe(before);
    expect((await call(exportErrata, other)).out).toBe(exported);
  });

  test("imported twice change nothing", async () => {
    const shell = await shop();
    await writeFile(
      join(shell.cwd, "e.csv"),
      `question,answer\n${QUESTION},"${ANSWER}"\n${QUESTION},Soon.\n`,
    );
    expect(JSON.parse((await call(importErrata, shell, ["e.csv"])).out)).toMatchObject({ added: 2 });
    const before = (await call(list, shell)).out;
    // Of two for one question in a file the last one counts.
    expect(lines(before)).toMatchObject([{ answer: ANSWER, supersededBy: expect.any(String) as string }, {}]);
    expect(JSON.parse((await call(importErrata, shell, ["e.csv"])).out)).toMatchObject({
      added: 0,
      unchanged: 2,
    });
    expect((await call(list, shell)).out).toBe(before);
  });

  test.each([
    ["NDJSON", JSON.stringify({ question: QUESTION, answer: ANSWER })],
    ["CSV", `question,answer\n${QUESTION},"${ANSWER}"`],
    ["text", `Q: ${QUESTION}\nA: ${ANSWER}\n`],
  ])("are read from standard input as %s", async (_, input) => {
    const shell = testShell({ input });
    expect(JSON.parse((await call(importErrata, shell, ["-"])).out)).toMatchObject({ added: 1, errors: [] });
    expect(lines((await call(list, shell)).out)).toMatchObject([{ question: QUESTION, answer: ANSWER }]);
  });

  test("with bad lines are taken in without them, each told with its place", async () => {
    const shell = testShell();
    const bad = ["{", JSON.stringify({ question: QUESTION }), JSON.stringify({ question: "a", answer: "b" })];
    await writeFile(join(shell.cwd, "bad.ndjson"), bad.join("\n"));
    const { code, out } = await call(importErrata, shell, ["bad.ndjson"]);
    expect(code).toBe(ExitCode.partial);
    expect(JSON.parse(out)).toMatchObject({
      added: 1,
      errors: [{ source: "bad.ndjson line 1" }, { source: "bad.ndjson line 2", message: /^answer: / }],
    });
    await writeFile(join(shell.cwd, "worse.ndjson"), "{");
    expect((await call(importErrata, shell, ["worse.ndjson"])).code).toBe(ExitCode.failed);
  });
});

describe("smb eval errata", () => {
  test("passes where the erratum answers its question in every wording, and leaves other questions alone", async () => {
    const shell = await shop();
    await added(shell, { also: ["When is a parcel in Lisbon?"] });
    const { code, out } = await call(evaluate, shell, [], { askElsewhere: true });
    expect(JSON.parse(out)).toMatchObject({
      figures: {
        passed: { value: 1, n: 1 },
        "passed also": { value: 1, n: 1 },
        elsewhere: { value: 1, n: 3 },
      },
      failures: [],
    });
    expect(code).toBe(ExitCode.done);
  });

  test("without an erratum is told", async () => {
    await expect(call(evaluate, testShell())).rejects.toThrow("no erratum");
  });
});

describe("smb errata add --draft", () => {
  /** A message on record whose draft quoted the answer, with a second sentence. */
  async function drafted(claims: readonly string[]): Promise<TestShell> {
    const shell = await shop();
    const store = await openStore({ file: smbPaths(shell.env, shell.homeFolder).database });
    const query = "When will my parcel get to Portugal? My card is 4111 1111 1111 1111";
    const passage = { id: "portugal" };
    const outcomes = [
      ["triage", "screened", "triaged", { asks: [{ text: query, query }] }],
      [
        "retrieve",
        "triaged",
        "retrieved",
        [{ ask: { text: query, query }, candidates: [{ passage, score: 0.9 }] }],
      ],
      [
        ...(["write", "retrieved", "drafted"] as const),
        {
          draft: { text: claims.join(" "), claims: claims.map((text) => ({ text, support: ["portugal"] })) },
        },
      ],
      ["gate", "drafted", "review", {}],
    ] as const;
    await store.messages.receive(mail("abcd1234"));
    await store.messages.commit(stage("abcd1234", { from: "received", to: "screened" }));
    for (const [name, from, to, outcome] of outcomes)
      await store.messages.commit(
        stage("abcd1234", { from, to, run: { ...stage("abcd1234").run, stage: name, outcome } }),
      );
    await store.close();
    return shell;
  }

  test("takes the customer's question, without what is private, and the sentence that was wrong", async () => {
    const shell = await drafted(["Five days."]);
    const { out } = await call(add, shell, [], { draft: "abcd", answer: ANSWER });
    const said = JSON.parse(out) as Record<string, unknown>;
    expect(said).toMatchObject({
      question: expect.stringMatching(/^When will my parcel get to Portugal\?/u) as string,
      ...{ answer: ANSWER, wrong: ["Five days."] },
      corrects: [{ id: "portugal", sentences: ["Five days."] }],
      wouldChange: [{ id: "abcd1234" }],
    });
    expect(said["question"]).not.toContain("4111");
  });

  test("of several sentences wants to be told which was wrong", async () => {
    const shell = await drafted(["You get a link.", "Five days."]);
    const options = { draft: "abcd", answer: ANSWER };
    await expect(call(add, shell, [], options)).rejects.toThrow("2. Five days.");
    await expect(call(add, shell, [], { ...options, claim: "3" })).rejects.toThrow("has 2 sentences");
    const { out } = await call(add, shell, [], { ...options, claim: "2" });
    expect(JSON.parse(out)).toMatchObject({ wrong: ["Five days."] });
  });

  test("of a message without a draft is a usage error", async () => {
    const shell = await shop();
    await expect(call(add, shell, [], { draft: "abcd", answer: ANSWER })).rejects.toThrow("no message abcd");
  });
});

describe("before a person", () => {
  test.each([
    ["y\n", 1],
    ["\n", 1],
    ["n\n", 0],
    ["", 0],
  ])("what it changes is shown, and %j decides", async (input, count) => {
    const shell = { ...(await shop()), interactive: true, stdin: testShell({ input }).stdin };
    const { stdout, stderr } = shell;
    const out = new Output({ stdout, stderr, json: false, color: false });
    await add({ args: [QUESTION, ANSWER], options: {}, out }, shell);
    expect(shell.said().err).toContain("It would have changed:\n  the reply mail-7");
    expect(lines((await call(list, shell)).out)).toHaveLength(count);
  });
});
