/** An outbox entry by its id, or by the id of the message that it answers. */
import type { App } from "../app.ts";
import { UserError } from "../errors.ts";
import type { OutboxEntry } from "../outbox/outbox.ts";

/** @throws {UserError} where there is none. */
export async function findEntry(app: App, id: string): Promise<OutboxEntry> {
  const { outbox } = await app.store();
  const entry = await outbox.find(id);
  if (entry === null)
    throw new UserError(`no reply ${id} is in the outbox`, "`smb outbox list --all` shows all");
  return entry;
}
