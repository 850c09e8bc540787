/** A mail that a command was given as a file or on standard input. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { errorText, UserError } from "../errors.ts";
import type { Shell } from "./shell.ts";

/** The bytes of the mail. @throws {UserError} naming the file. */
export async function readMail(
  name: string,
  { cwd, stdin }: Pick<Shell, "cwd" | "stdin">,
): Promise<Uint8Array> {
  if (name === "-") {
    const chunks: Uint8Array[] = [];
    for await (const chunk of stdin) chunks.push(Buffer.from(chunk as Uint8Array | string));
    return Buffer.concat(chunks);
  }
  try {
    return await readFile(resolve(cwd, name));
  } catch (error) {
    throw new UserError(
      `${name} cannot be read: ${errorText(error)}`,
      "name a file that holds one mail (.eml)",
    );
  }
}
