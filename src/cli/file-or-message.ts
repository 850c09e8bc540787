/** A mail that a command was given: a file, standard input, or a message on record by its id. */
import { access } from "node:fs/promises";
import { resolve } from "node:path";
import type { App } from "../app.ts";
import { findMessageId } from "./find-message.ts";
import { readMail } from "./read-mail.ts";
import type { Shell } from "./shell.ts";

/** The bytes: of a file of that name, else of the message of that id. @throws {UserError} where there is neither. */
export async function readFileOrMessage(name: string, app: App, shell: Shell): Promise<Uint8Array> {
  const isFile = await access(resolve(shell.cwd, name)).then(
    () => true,
    () => false,
  );
  if (name === "-" || isFile || /[/\\.]/u.test(name)) return readMail(name, shell);
  const id = await findMessageId(app, name);
  const { messages } = await app.store();
  const raw = await messages.raw(id);
  if (raw === null) throw new Error(`message ${id} has no bytes on record`);
  return raw;
}
