/** A message on record by its id or the beginning of it. */
import type { App } from "../app.ts";
import { UserError } from "../errors.ts";

/** The whole id. @throws {UserError} where none or several messages fit. */
export async function findMessageId(app: App, prefix: string): Promise<string> {
  const { messages } = await app.store();
  const [id, ...others] = await messages.idsLike(prefix.toLowerCase());
  if (id === undefined)
    throw new UserError(`no message ${prefix} is on record`, "`smb log` lists the latest ones");
  if (others.length > 0) throw new UserError(`${prefix} fits more than one message`, "give more of the id");
  return id;
}
