/** After a crash or a broken line: what became of the replies that were on their way. */
import type { Clock } from "../clock.ts";
import type { SentFolder } from "../mail/mailbox.ts";
import type { Outbox, OutboxEntry } from "./outbox.ts";

export interface ReconcileDeps {
  readonly outbox: Outbox;
  /** Where a server files what was sent through it; null where there is none to ask. */
  readonly sent: SentFolder | null;
  readonly clock: Clock;
}

const ALL = 10_000;

/**
 * Settles what a dead process left as `sending`: before DATA it is provably unsent and goes back into the queue, after
 * that it is uncertain. Call it only under the watch lock: the attempts of a living process look the same.
 */
export async function recoverInterrupted({ outbox, clock }: ReconcileDeps): Promise<OutboxEntry[]> {
  const at = clock.now();
  const left = await outbox.list({ states: ["sending"], limit: ALL });
  for (const { id, phase } of left)
    await outbox.settle(
      id,
      phase === "data"
        ? { state: "uncertain", detail: "smb stopped while the server was given this mail", at }
        : {
            state: "queued",
            detail: "smb stopped before the server was given this mail",
            at,
            nextAttemptAt: at,
          },
    );
  return reread(outbox, left);
}

/**
 * Looks uncertain replies up in the Sent folder: one that stands there was sent. One that does not stays uncertain,
 * since many servers file nothing there; a person decides.
 */
export async function resolveFromSent({ outbox, sent, clock }: ReconcileDeps): Promise<OutboxEntry[]> {
  if (sent === null) return [];
  const found: OutboxEntry[] = [];
  for (const entry of await outbox.list({ states: ["uncertain"], limit: ALL })) {
    if (!(await sent.has(entry.messageId))) continue;
    await outbox.resolve(entry.id, { state: "sent", detail: "found in the Sent folder", at: clock.now() });
    found.push(entry);
  }
  return reread(outbox, found);
}

async function reread(outbox: Outbox, entries: readonly OutboxEntry[]): Promise<OutboxEntry[]> {
  const now = await Promise.all(entries.map(({ id }) => outbox.find(id)));
  return now.filter((entry) => entry !== null);
}
