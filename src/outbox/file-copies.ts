/** A copy of each sent reply in the Sent folder, where the server does not make one. */
import type { Clock } from "../clock.ts";
import type { SentFolder } from "../mail/mailbox.ts";
import type { Outbox } from "./outbox.ts";

export type CopyToSent = "auto" | "always" | "never";

export interface FileCopiesDeps {
  readonly outbox: Outbox;
  readonly sent: SentFolder | null;
  readonly clock: Clock;
  readonly copyToSent: CopyToSent;
}

const BATCH = 100;

/** Files the missing copies; gives how many. A copy that stands there already is not made twice. */
export async function fileCopies({ outbox, sent, clock, copyToSent }: FileCopiesDeps): Promise<number> {
  const entries = await outbox.withoutCopy(BATCH);
  if (entries.length === 0 || sent === null || copyToSent === "never") return 0;
  const serverFiles = copyToSent === "auto" && (await sent.keepsOwnCopies());
  let filed = 0;
  for (const { id, messageId, sentAt } of entries) {
    const raw = await outbox.raw(id);
    if (raw === null) continue;
    if (!serverFiles && !(await sent.has(messageId))) {
      await sent.append(raw, sentAt ?? clock.now());
      filed++;
    }
    await outbox.markCopied(id, clock.now());
  }
  return filed;
}
