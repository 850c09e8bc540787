import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { testShell } from "../../fixtures/shell.ts";
import { ExitCode, UserError } from "../errors.ts";
import { readForm } from "./errata-form.ts";
import { runProgram } from "./program.ts";

describe("readForm", () => {
  test.each([
    ["Q: how long\nA: five days\n", "how long", "five days"],
    [
      "Q: \nhow long\n\nto Portugal?\nA:\nfive days\n\nby post",
      "how long\n\nto Portugal?",
      "five days\n\nby post",
    ],
    ["\n\n  Q: a\r\nA: b\r\n", "a", "b"],
    ["Q: a\nA: b\nA: c\nQ: d", "a", "b\nA: c\nQ: d"],
    ["Q: is A: a letter?\nA: yes", "is A: a letter?", "yes"],
  ])("%j has question and answer", (text, question, answer) => {
    expect(readForm(text)).toEqual({ question, answer });
  });

  test.each(["", "Q: a", "Q: \nA: b", "Q: a\nA: \n", "A: b\nQ: a", "how long\nfive days"])(
    "%j is no erratum, and is told",
    (text) => {
      expect(() => readForm(text)).toThrow(UserError);
      expect(() => readForm(text)).toThrow("nothing was saved");
    },
  );
});

describe("smb errata add", () => {
  const list = async (shell: ReturnType<typeof testShell>): Promise<string> => {
    const before = shell.said().out.length;
    await runProgram(["errata", "list", "--json"], shell);
    return shell.said().out.slice(before);
  };

  test("puts question and answer on record, once", async () => {
    const shell = testShell();
    for (let i = 0; i < 2; i++)
      expect(await runProgram(["errata", "add", "how long", "five days", "--json"], shell)).toBe(
        ExitCode.done,
      );
    expect((await list(shell)).trim().split("\n")).toHaveLength(1);
    expect(JSON.parse(await list(shell))).toMatchObject({ question: "how long", answer: "five days" });
  });

  test.each([[[]], [["how long"]], [["", "five days"]]])(
    "with %j and nobody there to ask it is a usage error, and nothing is saved",
    async (args) => {
      const shell = testShell();
      await expect(runProgram(["errata", "add", ...args], shell)).rejects.toMatchObject({
        exitCode: ExitCode.usage,
      });
      expect(await list(shell)).toBe("");
    },
  );

  test("what is not given is asked for in the person's editor", async () => {
    const shell = testShell({ interactive: true, input: "y\n" });
    const editor = join(shell.home, "editor.sh");
    await writeFile(editor, '#!/bin/sh\nsed -i "s/^A: .*/A: five days/" "$1"\n', { mode: 0o700 });
    const person = { ...shell, env: { ...shell.env, EDITOR: editor } };
    expect(await runProgram(["errata", "add", "how long"], person)).toBe(ExitCode.done);
    expect(JSON.parse(await list(shell))).toMatchObject({ question: "how long", answer: "five days" });
  });

  test("a form that was left empty saves nothing", async () => {
    const shell = testShell({ interactive: true, env: { EDITOR: "true" } });
    await expect(runProgram(["errata", "add"], shell)).rejects.toThrow("nothing was saved");
    expect(await list(shell)).toBe("");
  });
});
