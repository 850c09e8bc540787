/**
 * Queued replies → the wire, each exactly once. Only the holder of the watch lock delivers. What is not provably unsent
 * is never tried again by itself (DESIGN: sending).
 */
import type { Clock } from "../clock.ts";
import { errorText } from "../errors.ts";
import type { Sender, SendOutcome } from "../mail/sender.ts";
import type { Outbox, OutboxEntry, Settlement } from "./outbox.ts";

export interface DeliverDeps {
  readonly outbox: Outbox;
  readonly sender: Sender;
  readonly clock: Clock;
  readonly maxAttempts: number;
  readonly signal: AbortSignal;
}

const MINUTE = 60_000;
/** The longest wait between two attempts: six hours. */
const LONGEST_WAIT = 6 * 60 * MINUTE;

/** Sends what is due, one after the other; gives each entry as it stands afterwards. */
export async function* deliverDue(deps: DeliverDeps): AsyncGenerator<OutboxEntry> {
  for (;;) {
    if (deps.signal.aborted) return;
    const entry = await deps.outbox.claim(deps.clock.now());
    if (entry === null) return;
    await deliver(entry, deps);
    const settled = await deps.outbox.find(entry.id);
    if (settled !== null) yield settled;
  }
}

async function deliver(
  entry: OutboxEntry,
  { outbox, sender, clock, maxAttempts }: DeliverDeps,
): Promise<void> {
  const raw = await outbox.raw(entry.id);
  if (raw === null) {
    await outbox.settle(entry.id, {
      state: "failed",
      detail: "the bytes of this reply are missing",
      at: clock.now(),
    });
    return;
  }
  const outcome = await attempt(entry, raw, outbox, sender);
  await outbox.settle(entry.id, settlement(outcome, entry.attempts, maxAttempts, clock.now()));
}

/**
 * One attempt. A sender that throws against its contract tells nothing: once it asked to enter DATA, and was not refused,
 * that is uncertain.
 */
async function attempt(
  entry: OutboxEntry,
  raw: Uint8Array,
  outbox: Outbox,
  sender: Sender,
): Promise<SendOutcome> {
  const progress = { inData: false };
  try {
    return await sender.send(entry.envelope, raw, async () => {
      progress.inData = true;
      await outbox.enterData(entry.id).catch((refusal: unknown) => {
        progress.inData = false;
        throw refusal;
      });
    });
  } catch (error) {
    return { kind: progress.inData ? "uncertain" : "unsent", error: errorText(error) };
  }
}

/** What an attempt's outcome means for the entry. `attempts` counts this one. */
export function settlement(
  outcome: SendOutcome,
  attempts: number,
  maxAttempts: number,
  at: Date,
): Settlement {
  switch (outcome.kind) {
    case "accepted":
      return { state: "sent", detail: outcome.response, at };
    case "uncertain":
      return { state: "uncertain", detail: outcome.error, at };
    case "rejected":
      return outcome.permanent
        ? { state: "failed", detail: outcome.response, at }
        : retryOrFail(outcome.response, attempts, maxAttempts, at);
    case "unsent":
      return retryOrFail(outcome.error, attempts, maxAttempts, at);
  }
}

function retryOrFail(detail: string, attempts: number, maxAttempts: number, at: Date): Settlement {
  if (attempts >= maxAttempts)
    return { state: "failed", detail: `${detail} (given up after ${attempts} attempts)`, at };
  const wait = Math.min(MINUTE * 2 ** (attempts - 1), LONGEST_WAIT);
  return { state: "queued", detail, at, nextAttemptAt: new Date(at.getTime() + wait) };
}
