/** What a person should know of the models before mails are read. */
import type { App } from "../app.ts";
import type { Output } from "./output.ts";

/** Tells which model cannot be used; and once in a home's life, that none writes and how to get one. */
export async function tellOfModels(app: App, out: Output): Promise<void> {
  const { notes, hint } = await app.generation();
  for (const note of [...(await app.knowledge()).notes, ...notes]) out.note(note);
  if (hint !== null && (await (await app.store()).messages.firstTime("told_no_writer"))) out.note(hint);
}
