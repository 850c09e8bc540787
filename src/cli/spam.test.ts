import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { testShell } from "../../fixtures/shell.ts";
import { ExitCode } from "../errors.ts";
import { ENOUGH } from "../mail/spam.ts";
import { run as add } from "./spam-add.ts";
import { run as remove } from "./spam-remove.ts";
import { run as status } from "./spam-status.ts";
import { Output } from "./output.ts";
import type { Run } from "./shell.ts";

type TestShell = ReturnType<typeof testShell>;

/** Runs the command itself; what the program's flags make of it is in e2e/. */
const call = (run: Run, args: readonly string[], shell: TestShell, json = true): Promise<ExitCode> => {
  const { stdout, stderr } = shell;
  return run(
    {
      args,
      options: { json },
      out: new Output({ stdout, stderr, json, color: false }),
    },
    shell,
  );
};

const lines = (shell: TestShell, from = 0): unknown[] =>
  shell
    .said()
    .out.slice(from)
    .trim()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as unknown);

const mailFile = async (shell: TestShell, name: string, text: string): Promise<string> => {
  await mkdir(shell.cwd, { recursive: true });
  const file = join(shell.cwd, name);
  await writeFile(file, `From: a@b.example\r\nTo: help@shop.example\r\nSubject: ${name}\r\n\r\n${text}`);
  return file;
};

test("a mail that is shown as spam is learned once", async () => {
  const shell = testShell();
  const file = await mailFile(shell, "one.eml", "buy now");
  expect(await call(add, [file], shell)).toBe(ExitCode.done);
  expect(await call(add, [file], shell)).toBe(ExitCode.done);
  expect(lines(shell)).toMatchObject([
    { mail: file, label: "spam", changed: true },
    { mail: file, label: "spam", changed: false },
  ]);
  const told = shell.said().out.length;
  await call(status, [], shell);
  expect(JSON.parse(shell.said().out.slice(told))).toEqual({
    spam: 1,
    ham: 0,
    enough: ENOUGH,
    marks: false,
  });
});

test("a mail that is taken back counts as no spam", async () => {
  const shell = testShell();
  const file = await mailFile(shell, "one.eml", "buy now");
  await call(add, [file], shell);
  expect(await call(remove, [file], shell)).toBe(ExitCode.done);
  const told = shell.said().out.length;
  await call(status, [], shell);
  expect(JSON.parse(shell.said().out.slice(told))).toMatchObject({
    spam: 0,
    ham: 1,
  });
});

test("with one mail that is not there the others are learned all the same", async () => {
  const shell = testShell();
  const file = await mailFile(shell, "one.eml", "buy now");
  expect(await call(add, ["missing.eml", file], shell)).toBe(ExitCode.partial);
  expect(lines(shell)).toHaveLength(1);
  expect(shell.said().err).toContain("missing.eml cannot be read");
  expect(await call(add, ["missing.eml"], shell)).toBe(ExitCode.failed);
  expect(await call(add, ["nosuchid"], shell)).toBe(ExitCode.failed);
  expect(shell.said().err).toContain("no message nosuchid is on record");
});

test("the owner is told from when on it marks", async () => {
  const shell = testShell();
  for (let i = 0; i < ENOUGH; i++) {
    await call(add, [await mailFile(shell, `spam${i}.eml`, `offer ${i}`)], shell);
    await call(remove, [await mailFile(shell, `ham${i}.eml`, `order ${i}`)], shell);
  }
  const told = shell.said().out.length;
  await call(status, [], shell, false);
  expect(shell.said().out.slice(told)).toContain(
    `known as spam: ${ENOUGH}, as not spam: ${ENOUGH}; what is like`,
  );
});
