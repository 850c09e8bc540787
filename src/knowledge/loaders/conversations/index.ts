/** Past conversations → records: each reply that the owner sent, with the customer's words that it answers. */
import { loadArchive, type ConversationOptions } from "./load-archive.ts";
import { isOwnAddress } from "../../../mail/address.ts";
import type { Loaded } from "../../passage.ts";
import { isAnsweredBeside, openEml } from "./eml.ts";
import { readHeaderFields } from "./header-fields.ts";
import { openMaildir, readHeader } from "./mail-files.ts";
import { openMbox } from "./mbox.ts";

export { loadArchive, type ConversationOptions } from "./load-archive.ts";

/**
 * A mail saved as a file: a reply, with what it quotes or what stands beside it. A customer's mail gives nothing by itself;
 * where nothing beside it answers it, that is said.
 */
export async function* loadEml(
  path: string,
  name: string,
  options: ConversationOptions,
): AsyncGenerator<Loaded> {
  const { from, isHeader } = readHeaderFields(await readHeader(path));
  if (!isHeader || options.ownAddresses.length === 0 || isOwnAddress(from, options.ownAddresses))
    yield* loadArchive(openEml(path), name, options);
  else if (!(await isAnsweredBeside(path))) yield { problem: UNANSWERED, source: name };
}

const UNANSWERED =
  "is not from you, and no reply to it stands beside it; give the mailbox in which it was answered: an mbox file, a Maildir, imap:Sent";

/** An mbox file of any size. */
export async function* loadMbox(
  path: string,
  name: string,
  options: ConversationOptions,
): AsyncGenerator<Loaded> {
  yield* loadArchive(await openMbox(path), name, options);
}

/** A Maildir with its sub-folders. */
export async function* loadMaildir(
  path: string,
  name: string,
  options: ConversationOptions,
): AsyncGenerator<Loaded> {
  yield* loadArchive(await openMaildir(path), name, options);
}
