/** The loop: fetch, process, deliver what a person approved, wait for more. One `watch` a home, under its lock. */
import { errorText, isUserError } from "../errors.ts";
import type { FiledMails, Mailbox, SentFolder, SentLog } from "../mail/mailbox.ts";
import type { Sender } from "../mail/sender.ts";
import { deliverDue } from "../outbox/deliver.ts";
import { type CopyToSent, fileCopies } from "../outbox/file-copies.ts";
import type { Outbox, OutboxEntry } from "../outbox/outbox.ts";
import { recoverInterrupted, resolveFromSent } from "../outbox/reconcile.ts";
import { messageIdentity } from "../mail/identity.ts";
import { advance, type AdvanceDeps } from "./advance.ts";
import type { ApproveDeps } from "./approve.ts";
import { sendAutomatic, withdrawUnproven } from "./automatic.ts";
import { lookIntoSent, withdrawAnswered } from "./colleagues.ts";
import type { State } from "./state.ts";

/** What a watch tells while it runs. */
export interface WatchReport {
  /** A message came to rest, or its reply's delivery moved. */
  moved(message: { id: string; messageId: string | null; state: State; reasons: readonly string[] }): void;
  /** Something could not be done; the rest went on. */
  problem(text: string): void;
  /** A round is over, also where it ends with an error. */
  ended?(round: Round): void;
}

export interface WatchDeps extends AdvanceDeps {
  readonly mailbox: Mailbox;
  readonly outbox: Outbox;
  /** Null while sending is off (dry run): approved replies wait in the outbox. */
  readonly delivery: {
    readonly sender: Sender;
    readonly maxAttempts: number;
    readonly copyToSent: CopyToSent;
  } | null;
  /** What approves in the owner's name, where drafts may go out without a person. */
  readonly approve: ApproveDeps;
  readonly sent: SentFolder | null;
  /** What colleagues answer from the mailbox itself; null where that cannot be seen. */
  readonly sentLog: SentLog | null;
  /** Mail older than this is left alone; null: since the mailbox was set up. */
  readonly since: Date | null;
  readonly report: WatchReport;
  readonly signal: AbortSignal;
}

export interface Round {
  readonly fetched: number;
  readonly moved: number;
  readonly problems: number;
}

/**
 * One round: what arrived is put on record and taken along its road, what was approved is delivered. What is on record
 * moves even when the mailbox cannot be reached; that error is thrown at the end, and any further one is reported.
 */
export async function watchRound(deps: WatchDeps): Promise<Round> {
  const count = { fetched: 0, moved: 0, problems: 0 };
  const report: WatchReport = {
    moved: (message) => {
      count.moved++;
      deps.report.moved(message);
    },
    problem: (text) => {
      count.problems++;
      deps.report.problem(text);
    },
  };
  const failures: unknown[] = [];
  const attempt = async (work: () => Promise<void>) => {
    try {
      if (!deps.signal.aborted) await work();
    } catch (error) {
      failures.push(error);
    }
  };
  const filed: { before: FiledMails | null } = { before: null };
  await attempt(async () => {
    filed.before = await filedBefore(deps, report);
  });
  await attempt(async () => {
    count.fetched = await fetchMail(deps, report);
  });
  await attempt(() => processOpen(deps, report));
  await attempt(async () => {
    if (filed.before === null) return;
    for (const id of await withdrawAnswered(filed.before, deps)) await tell(id, deps, report);
  });
  // While sending is off they would wait in the outbox, out of reach of what is decided meanwhile.
  if (deps.delivery !== null) await attempt(() => queueAutomatic(deps, report));
  await attempt(() => deliver(deps, report));
  for (const other of failures.slice(1)) report.problem(errorText(other));
  deps.report.ended?.(count);
  if (failures.length > 0) throw failures[0];
  return count;
}

/** Puts new mail on record; gives how many there were. */
async function fetchMail(
  { mailbox, messages, clock, since, signal }: WatchDeps,
  report: WatchReport,
): Promise<number> {
  const setUp = await messages.mailboxSince(mailbox.name, clock.now());
  const request = {
    cursor: since === null ? await messages.cursor(mailbox.name) : null,
    since: since ?? setUp,
    isKnown: (place: Parameters<typeof messages.isKnown>[1]) => messages.isKnown(mailbox.name, place),
    signal,
  };
  let fetched = 0;
  for await (const mail of mailbox.fetch(request)) {
    if ("problem" in mail) {
      report.problem(mail.problem);
      continue;
    }
    const { place, arrivedAt, raw, cursor } = mail;
    const id = messageIdentity(raw);
    const outcome = await messages.receive({ id, mailbox: mailbox.name, place, arrivedAt, raw, cursor });
    if (outcome === "new") fetched++;
  }
  return fetched;
}

/** The mailbox may be fine while the Sent folder is not: that is told, and the round goes on. */
async function filedBefore(deps: WatchDeps, report: WatchReport): Promise<FiledMails | null> {
  try {
    return await lookIntoSent(deps);
  } catch (error) {
    if (!isUserError(error)) throw error;
    report.problem(`the Sent folder was not looked at for answers of colleagues: ${errorText(error)}`);
    return null;
  }
}

async function processOpen(deps: WatchDeps, report: WatchReport): Promise<void> {
  for (const id of await deps.messages.open()) {
    if (deps.signal.aborted) return;
    try {
      const record = await advance(id, deps, (other) => tell(other, deps, report));
      if (record !== null) report.moved(record);
    } catch (error) {
      report.problem(`message ${id}: ${errorText(error)}`);
    }
  }
}

async function queueAutomatic(deps: WatchDeps, report: WatchReport): Promise<void> {
  for await (const id of sendAutomatic(deps)) {
    await tell(id, deps, report);
    if (deps.signal.aborted) return;
  }
}

async function deliver(deps: WatchDeps, report: WatchReport): Promise<void> {
  const { outbox, sent, clock, delivery, signal } = deps;
  const told = (entry: OutboxEntry) => tell(entry.repliesTo, deps, report);
  const attempt = async (what: string, work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      report.problem(`${what}: ${errorText(error)}`);
    }
  };
  for (const entry of await recoverInterrupted({ outbox, sent, clock })) await told(entry);
  if (delivery === null) return;
  for await (const id of withdrawUnproven(deps)) await tell(id, deps, report);
  for await (const entry of deliverDue({ outbox, clock, signal, ...delivery })) await told(entry);
  await attempt("an uncertain reply could not be looked up in the Sent folder", async () => {
    for (const entry of await resolveFromSent({ outbox, sent, clock })) await told(entry);
  });
  await attempt("a reply was sent, but its copy could not be put into the Sent folder", () =>
    fileCopies({ outbox, sent, clock, copyToSent: delivery.copyToSent }),
  );
}

async function tell(id: string, { messages }: WatchDeps, report: WatchReport): Promise<void> {
  const record = await messages.find(id);
  if (record !== null) report.moved(record);
}

/** Waits until something may have arrived or an approved reply is due. */
export async function waitForWork(deps: WatchDeps, pollMilliseconds: number): Promise<void> {
  const done = new AbortController();
  const signal = AbortSignal.any([deps.signal, done.signal]);
  const mail = deps.mailbox.waitForChange(pollMilliseconds, signal);
  const approved = deps.delivery === null ? mail : replyDue(deps, signal);
  try {
    await Promise.race([mail, approved]);
  } finally {
    done.abort();
    await Promise.allSettled([mail, approved]);
  }
}

const OUTBOX_POLL = 1_000;

async function replyDue({ outbox, clock }: WatchDeps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const due = await outbox.nextDue();
    if (due !== null && due <= clock.now()) return;
    await clock.sleep(OUTBOX_POLL, signal);
  }
}
