/** A copy of each sent reply in the Sent folder, where the server does not make one. */
import type { Clock } from "../clock.ts";
import type { SentFolder } from "../mail/mailbox.ts";
import type { Outbox, OutboxEntry } from "./outbox.ts";

export type CopyToSent = "auto" | "always" | "never";

export interface FileCopiesDeps {
  readonly outbox: Outbox;
  readonly sent: SentFolder | null;
  readonly clock: Clock;
  readonly copyToSent: CopyToSent;
}

const BATCH = 100;

/** A folder that refuses so many in a row is out of reach, rather than particular about a mail. */
const LAST_REFUSAL = 3;

/**
 * Files the missing copies; gives how many. A copy that stands there already is not made twice.
 *
 * @throws what the folder said of the first copy that it refused, after the others were tried.
 */
export async function fileCopies(deps: FileCopiesDeps): Promise<number> {
  const { outbox, sent, copyToSent } = deps;
  if (sent === null || copyToSent === "never") return 0;
  const entries = await outbox.withoutCopy(BATCH);
  if (entries.length === 0) return 0;
  const serverFiles = copyToSent === "auto" && (await sent.keepsOwnCopies());
  const refusals: unknown[] = [];
  let filed = 0;
  let inARow = 0;
  for (const entry of entries) {
    try {
      if (!serverFiles && (await fileCopy(entry, sent, deps))) filed++;
      await outbox.markCopied(entry.id, deps.clock.now());
      inARow = 0;
    } catch (error) {
      refusals.push(error);
      if (++inARow === LAST_REFUSAL) break;
    }
  }
  if (refusals.length > 0) throw refusals[0];
  return filed;
}

/** False where the copy stands there already. */
async function fileCopy(entry: OutboxEntry, sent: SentFolder, { outbox, clock }: FileCopiesDeps) {
  if (await sent.has(entry.messageId)) return false;
  const raw = await outbox.raw(entry.id);
  if (raw === null) throw new Error(`the bytes of the reply ${entry.id} are missing`);
  await sent.append(raw, entry.sentAt ?? clock.now());
  return true;
}
