import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { temporaryFolder } from "../../fixtures/databases/scenes.ts";
import { UserError } from "../errors.ts";
import { editText } from "./editor.ts";

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
});

/** A shell script as an editor; `$1` is the file, `$LOG` a file that outlives it. */
async function script(body: string): Promise<string> {
  const path = join(folder, "an editor.sh");
  await writeFile(path, `#!/bin/sh\nLOG="${folder}/log"\n${body}\n`, { mode: 0o700 });
  return `"${path}"`;
}

/** Whether the file that the editor was given, as the script wrote it down, stands there still. */
const fileIsLeft = async (): Promise<boolean> => {
  const [path = ""] = (await readFile(join(folder, "log"), "utf8")).split("\n");
  expect(path).toMatch(/reply\.txt$/);
  return existsSync(dirname(path));
};

describe("editText", () => {
  test("gives the text as it was left", async () => {
    const EDITOR = await script('printf "%s" "$(cat "$1") & more – ü" > "$1"');
    expect(await editText("Hello\n\nthere", { env: { EDITOR } })).toBe("Hello\n\nthere & more – ü");
  });

  test("VISUAL comes before EDITOR, and an empty one is none", async () => {
    const EDITOR = await script('echo edited > "$1"');
    expect(await editText("x", { env: { VISUAL: EDITOR, EDITOR: "false" } })).toBe("edited\n");
    expect(await editText("x", { env: { VISUAL: "", EDITOR } })).toBe("edited\n");
  });

  test("an editor may be a command with arguments", async () => {
    const EDITOR = `${await script('echo "$1" > "$2"')} --wait`;
    expect(await editText("x", { env: { EDITOR } })).toBe("--wait\n");
  });

  test("the text stands in a file that nobody else can read, which is gone afterwards", async () => {
    const EDITOR = await script('echo "$1" > "$LOG"; ls -l "$1" | cut -c1-10 >> "$LOG"');
    await editText("secret", { env: { EDITOR } });
    expect((await readFile(join(folder, "log"), "utf8")).split("\n")[1]).toBe("-rw-------");
    expect(await fileIsLeft()).toBe(false);
  });

  test("a text that looks like a command is a text", async () => {
    const text = '"; touch /tmp/owned; echo "$(id) `id`\n';
    expect(await editText(text, { env: { EDITOR: "true" } })).toBe(text);
  });

  test.each([
    ["ends with an error", "exit 3", "ended with exit code 3"],
    ["is killed", "kill -9 $$", "ended with exit code 137"],
    ["removes the file", 'rm "$1"', "left no text"],
  ])("an editor that %s is told by name, and leaves nothing behind", async (_how, body, words) => {
    const EDITOR = await script(`echo "$1" > "$LOG"; ${body}`);
    const failed = editText("x", { env: { EDITOR } });
    await expect(failed).rejects.toThrow(UserError);
    await expect(failed).rejects.toThrow(words);
    await expect(failed).rejects.toThrow(EDITOR);
    expect(await fileIsLeft()).toBe(false);
  });

  test("an editor that does not exist is told", async () => {
    const failed = editText("x", { env: { EDITOR: "/nowhere/vi" } });
    await expect(failed).rejects.toThrow(UserError);
    await expect(failed).rejects.toThrow("/nowhere/vi");
  });
});
