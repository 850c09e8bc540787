import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { testShell } from "../../fixtures/shell.ts";
import { ExitCode, UserError } from "../errors.ts";
import { run } from "./eval-screen.ts";
import { Output } from "./output.ts";

type TestShell = ReturnType<typeof testShell>;

const evaluate = (shell: TestShell, data: string, json = true): Promise<ExitCode> => {
  const { stdout, stderr } = shell;
  return run(
    { args: [], options: { json, data }, out: new Output({ stdout, stderr, json, color: false }) },
    shell,
  );
};

const mails = async (shell: TestShell, ...rows: readonly object[]): Promise<string> => {
  await mkdir(join(shell.cwd, "set/mails"), { recursive: true });
  await writeFile(join(shell.cwd, "set/mails/person.eml"), "From: a@b.example\r\n\r\nWhere is my order");
  await writeFile(join(shell.cwd, "set/mails/bounce.eml"), "From: MAILER-DAEMON@mx.example\r\n\r\nSorry");
  const data = join(shell.cwd, "set/data.ndjson");
  await writeFile(data, rows.map((row) => JSON.stringify(row)).join("\n"));
  return data;
};

test("mails are found beside the data, and each figure has its interval", async () => {
  const shell = testShell();
  const data = await mails(
    shell,
    { path: "mails/person.eml", verdict: "human" },
    { path: "mails/bounce.eml", verdict: "bounce" },
    { path: "mails/bounce.eml", answerable: false },
  );
  expect(await evaluate(shell, data)).toBe(ExitCode.done);
  const { figures } = JSON.parse(shell.said().out) as {
    figures: Record<string, { value: number; low: number; n: number }>;
  };
  expect(figures["robots caught"]).toMatchObject({ value: 1, n: 2 });
  expect(figures["people kept"]).toMatchObject({ value: 1, n: 1 });
  expect(figures["accuracy"]).toMatchObject({ value: 1, n: 2 });
  expect(figures["robots caught"]?.low).toBeLessThan(1);
});

test("a person reads the figures a line each", async () => {
  const shell = testShell();
  await evaluate(shell, await mails(shell, { path: "mails/person.eml", verdict: "human" }), false);
  expect(shell.said().out).toMatch(/^people kept {12}1\.000 {2}\(0\.\d{3} to 1\.000, n = 1\)$/m);
});

test.each([
  [[], "names no mail"],
  [[{ path: "mails/person.eml" }], "verdict or answerable is missing"],
  [[{ path: "mails/person.eml", verdict: "martian" }], "verdict"],
  [[{ path: "mails/nobody.eml", verdict: "human" }], "cannot be read"],
])("%j is told to be no data", async (rows, message) => {
  const shell = testShell();
  const data = await mails(shell, ...rows);
  await expect(evaluate(shell, data)).rejects.toThrow(UserError);
  await expect(evaluate(shell, data)).rejects.toThrow(message);
});
