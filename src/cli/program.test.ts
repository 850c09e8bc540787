import { describe, expect, test } from "vitest";
import { type TestShell, testShell } from "../../fixtures/shell.ts";
import { ExitCode, UserError } from "../errors.ts";
import { runProgram } from "./program.ts";

async function run(...argv: string[]): Promise<{ code: ExitCode; out: string; err: string }> {
  const shell = testShell();
  const code = await runProgram(argv, shell);
  return { code, ...shell.said() };
}

describe("the command line", () => {
  test("--help names every command, on standard output", async () => {
    const { code, out, err } = await run("--help");
    expect({ code, err }).toEqual({ code: ExitCode.done, err: "" });
    const commands =
      "watch review reply inspect log outbox ingest search errata eval init status doctor demo";
    for (const command of commands.split(" ")) expect(out).toMatch(new RegExp(`^  ${command}\\b`, "m"));
    expect(out).toContain("130 interrupted");
  });

  test("a command's help names its options and comes from no module of the command", async () => {
    const { code, out } = await run("watch", "--help");
    expect(code).toBe(ExitCode.done);
    for (const option of ["--once", "--since <date>", "--json", "--config <file>"])
      expect(out).toContain(option);
  });

  test("--version says it on standard output", async () => {
    expect(await run("--version")).toEqual({ code: ExitCode.done, out: "1.2.3\n", err: "" });
  });

  test.each([
    [["wach"], "watch"],
    [["watch", "--onse"], "--once"],
    [["reply"], "missing required argument 'mail'"],
    [["reply", "a.eml", "b.eml"], "too many arguments"],
    [["search", "x", "--limit"], "argument missing"],
    [["outbox", "burn", "m1"], "unknown command 'burn'"],
    [["eval", "screen"], "--data"],
    [[], "Usage: smb"],
    [["outbox"], "Usage: smb outbox"],
  ])("%j is a usage error, told on standard error", async (argv, words) => {
    const { code, out, err } = await run(...argv);
    expect(code).toBe(ExitCode.usage);
    expect(out).toBe("");
    expect(err).toContain(words);
  });

  test("what a command throws comes out as it is", async () => {
    const failed = run("watch", "--once");
    await expect(failed).rejects.toThrow(UserError);
    await expect(failed).rejects.toMatchObject({ exitCode: ExitCode.notSetUp });
  });

  test("a command's own exit code is the program's", async () => {
    expect((await run("inspect", "no.eml")).code).toBe(ExitCode.failed);
    expect((await run("errata", "list")).code).toBe(ExitCode.done);
  });

  test("arguments and options reach the command", async () => {
    const shell: TestShell = testShell({ input: "From: a@b.org\n\nHow long?\n" });
    expect(await runProgram(["inspect", "-", "--json"], shell)).toBe(ExitCode.done);
    expect(JSON.parse(shell.said().out)).toMatchObject({ file: "-", from: { address: "a@b.org" } });
  });

  test.each([
    [{}, true],
    [{ NO_COLOR: "1" }, false],
    [{ TERM: "dumb" }, false],
  ])("with %j a terminal gets colour: %s", async (env, colour) => {
    const shell = testShell({ env });
    Object.assign(shell.stdout, { isTTY: true, columns: 80 });
    await runProgram(["errata", "add", "how long", "five days"], shell);
    await runProgram(["errata", "list"], shell);
    expect(shell.said().out.includes("\u001b[")).toBe(colour);
  });
});
