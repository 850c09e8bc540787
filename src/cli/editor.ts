/** The person's own editor, on a text in a private file. */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { errorText, UserError } from "../errors.ts";

/**
 * The text as the person left it. `$VISUAL`, else `$EDITOR`, else vi.
 *
 * @throws {UserError} where the editor cannot be started, ends with an error or leaves no file; the text is unchanged then.
 */
export async function editText(
  text: string,
  { env }: { readonly env: Readonly<Record<string, string | undefined>> },
): Promise<string> {
  const editor = [env["VISUAL"], env["EDITOR"]].find((name) => name) ?? "vi";
  const folder = await mkdtemp(join(tmpdir(), "smb-edit-"));
  const file = join(folder, "reply.txt");
  try {
    await writeFile(file, text, { mode: 0o600 });
    await runEditor(editor, file);
    return await readFile(file, "utf8").catch((error: unknown) => {
      throw new UserError(`the editor (${editor}) left no text: ${errorText(error)}`, "try again");
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** An editor may be a command with arguments ("code --wait"), so a shell reads it; the file goes in as an argument. */
const runEditor = (editor: string, file: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const fail = (why: string) =>
      reject(
        new UserError(`the editor (${editor}) ${why}; nothing was changed`, "set EDITOR to one that works"),
      );
    const child = spawn("sh", ["-c", `${editor} "$1"`, "sh", file], { stdio: "inherit" });
    child.on("error", () => fail("cannot be started"));
    child.on("close", (code) => (code === 0 ? resolve() : fail(`ended with exit code ${code ?? "none"}`)));
  });
