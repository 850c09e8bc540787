/** `smb ingest` of what is no plain file, and of what changes or breaks while it is read. */
import { createWriteStream, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Json, newSmb, type Smb } from "./smb.ts";

const QA = "Q: How long does delivery to Norway take?\nA: Six working days.\n";

const json = async (smb: Smb, args: readonly string[], stdin?: string): Promise<Json> =>
  (await smb.run([...args, "--json"], stdin === undefined ? {} : { stdin })).json();

const idsFor = async (smb: Smb, query: string): Promise<unknown[]> =>
  ((await json(smb, ["search", query]))["hits"] as Json[]).map(({ id }) => id);

describe("standard input", () => {
  test("is read whatever it holds, and takes the place of what stood there before", async () => {
    const smb = newSmb();
    expect(await json(smb, ["ingest", "-"], QA)).toMatchObject({ added: 1, errors: [] });
    const next = `${JSON.stringify({ id: "tax", question: "Do I pay import tax?", answer: "No." })}\n`;
    expect(await json(smb, ["ingest", "-"], next)).toMatchObject({ added: 1, removed: 1 });
    expect(await idsFor(smb, "import tax")).toEqual(["tax"]);
    expect((await smb.run(["ingest", "-"], { stdin: next })).stdout).toContain("1 unchanged");
  });
});

describe("--map", () => {
  test("reads a table whose columns are called otherwise, anew when the map changes", async () => {
    const smb = newSmb();
    writeFileSync(
      join(smb.cwd, "pairs.csv"),
      "instruction,response,note\nDo you ship lamps?,We do.,Ask first.\n",
    );
    const map = ["ingest", "pairs.csv", "--map", "question=instruction,answer=response"];
    expect(await json(smb, map)).toMatchObject({ added: 1, errors: [] });
    expect(await json(smb, map)).toMatchObject({ unchanged: 1 });
    expect(
      await json(smb, ["ingest", "pairs.csv", "--map", "question=instruction,answer=note"]),
    ).toMatchObject({
      changed: 1,
    });
    const [hit] = (await json(smb, ["search", "ship lamps"]))["hits"] as Json[];
    expect(hit).toMatchObject({ text: "Ask first." });
  });

  test("that names a field smb does not know is refused before anything is read", async () => {
    const smb = newSmb();
    const outcome = await smb.run(["ingest", "x.csv", "--map", "asked=instruction"]);
    expect([outcome.code, outcome.stderr]).toEqual([2, expect.stringContaining("asked")]);
  });
});

describe("--prune and --dry-run", () => {
  test("show what is gone from its source, and remove it", async () => {
    const smb = newSmb();
    for (const name of ["a.txt", "b.txt"]) writeFileSync(join(smb.cwd, name), QA);
    await smb.run(["ingest", "a.txt", "b.txt"]);
    await smb.run(["ingest", "-"], { stdin: QA });
    rmSync(join(smb.cwd, "b.txt"));
    expect(await json(smb, ["ingest", "a.txt"])).toMatchObject({ removed: 0 });
    const dry = await json(smb, ["ingest", "--prune", "--dry-run"]);
    expect(dry).toMatchObject({
      removed: 1,
      differences: [{ change: "removed", source: join(smb.cwd, "b.txt"), title: "1 records" }],
      more: 0,
    });
    expect((await smb.run(["ingest", "--prune"])).stdout).toContain("1 removed");
    // The two that are left say the same, so one stands for both.
    const [hit] = (await json(smb, ["search", "Norway"]))["hits"] as Json[];
    expect([hit?.["id"], hit?.["sameAs"]].flat().sort()).toEqual(["a.txt#1", "stdin#1"]);
  });

  test("say of each record whether it would be added or changed", async () => {
    const smb = newSmb();
    const record = (id: string, answer: string) => JSON.stringify({ id, question: `What is ${id}?`, answer });
    const write = (...records: string[]) =>
      writeFileSync(join(smb.cwd, "a.ndjson"), records.map((line) => `${line}\n`).join(""));
    write(record("one", "1"), record("two", "2"));
    await smb.run(["ingest", "a.ndjson"]);
    write(record("one", "1"), record("two", "II"), record("three", "3"));
    const { stdout } = await smb.run(["ingest", "a.ndjson", "--dry-run"]);
    expect(stdout.split("\n").slice(0, 2)).toEqual(["~  two  What is two?", "+  three  What is three?"]);
    expect(await idsFor(smb, "What is three?")).not.toContain("three");
  });
});

describe("an ingest that is killed half-way", () => {
  test("goes on where it was, and ends as one that was left alone", async () => {
    const records = 40_000;
    const smb = newSmb();
    await writeTable(join(smb.cwd, "many.csv"), records);
    // `smb status` wants a configuration.
    await smb.run(["init", "--yes"]);
    const running = smb.start(["ingest", "many.csv"]);
    while ((await countOf(smb)) < 2_000) await new Promise((resolve) => setTimeout(resolve, 50));
    running.kill("SIGKILL");
    await running.ended;
    const before = await countOf(smb);
    expect(before).toBeLessThan(records);
    const report = await json(smb, ["ingest", "many.csv"]);
    expect(report).toMatchObject({ changed: 0, removed: 0, passages: records, errors: [] });
    expect(report["unchanged"]).toBeGreaterThanOrEqual(before);
    expect(Number(report["unchanged"]) + Number(report["added"])).toBe(records);
    expect(await json(smb, ["ingest", "many.csv"])).toMatchObject({ added: 0, unchanged: records });
    expect((await idsFor(smb, "question 39999"))[0]).toBe("many.csv#40000");
  }, 120_000);
});

async function countOf(smb: Smb): Promise<number> {
  const outcome = await smb.run(["status", "--json"]);
  return outcome.code === 0
    ? Number((outcome.json()["knowledge"] as Json | undefined)?.["passages"] ?? 0)
    : 0;
}

async function writeTable(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  file.write("question,answer,language\n");
  for (let i = 0; i < rows; i++)
    if (!file.write(`What is question ${i}?,The answer to it is ${i * 7}.,en\n`)) await once(file, "drain");
  file.end();
  await once(file, "finish");
}
