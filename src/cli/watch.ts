/** `smb watch [--once]`: the loop of fetching, drafting and delivering. */
import type { App } from "../app.ts";
import { errorText, ExitCode, UserError } from "../errors.ts";
import { type Round, waitForWork, type WatchDeps, type WatchReport, watchRound } from "../pipeline/watch.ts";
import { tellOfModels } from "./model-notes.ts";
import { dateOption } from "./numbers.ts";
import type { Output } from "./output.ts";
import type { CommonOptions, Run, Shell } from "./shell.ts";
import { withApp } from "./with-app.ts";

interface WatchOptions extends CommonOptions {
  readonly once?: boolean;
  readonly since?: string;
}

export const run: Run<WatchOptions> = (call, shell) =>
  withApp(shell, call, async (app) => {
    const { options, out } = call;
    app.mustBeConfigured();
    const since = options.since === undefined ? null : dateOption(options.since, "--since");
    if ((await app.lock()) === null) throw await alreadyRunning(app);
    const deps = await app.watch({ since, report: reportTo(out), signal: shell.signal });
    await tellOfModels(app, out);
    await (await app.generation()).prompts.check();
    await forgetOldCalls(app, shell);
    if (options.once) return once(deps, app, out, shell);
    return loop(deps, app, out, shell);
  });

const DAY = 24 * 3_600_000;

/** What models were asked and said is kept for as long as is configured; a watch that runs for long looks once a day. */
async function forgetOldCalls(app: App, { clock }: Shell): Promise<void> {
  const { keep_days: days } = app.mustBeConfigured().trace;
  const { messages } = await app.store();
  await messages.forgetCalls(new Date(clock.now().getTime() - days * DAY));
}

/** How long a watch for cron goes on making vectors for a changed model: the next one goes on. */
const REALIGN_ONCE_MS = 30_000;

async function once(deps: WatchDeps, app: App, out: Output, shell: Shell): Promise<ExitCode> {
  // Scripts get their summary also where the round ends with an error, which is told after it.
  const ended: { round: Round } = { round: { fetched: 0, moved: 0, problems: 0 } };
  const report = { ...deps.report, ended: (round: Round) => (ended.round = round) };
  const round = await watchRound({ ...deps, report }).catch(async (error: unknown) => {
    if (out.json) await summarise(ended.round, app, out);
    throw error;
  });
  await realign(app, out, {
    signal: AbortSignal.any([shell.signal, AbortSignal.timeout(REALIGN_ONCE_MS)]),
    yieldTo: () => Promise.resolve(),
  });
  await summarise(round, app, out);
  return round.problems > 0 ? ExitCode.partial : ExitCode.done;
}

/** The first round's error ends the watch: the person is there to mend it. Later ones are told and tried again. */
async function loop(deps: WatchDeps, app: App, out: Output, shell: Shell): Promise<ExitCode> {
  const poll = app.mustBeConfigured().mailbox.poll_seconds * 1000;
  await watchRound(deps);
  out.note(`watching ${deps.mailbox.name} (Ctrl-C ends)`);
  const rounds = new Rounds();
  const aligned = realign(app, out, { signal: shell.signal, yieldTo: () => rounds.idle });
  try {
    return await loopOn({ ...deps, since: null }, rounds, { app, poll, out }, shell);
  } finally {
    await aligned;
  }
}

/** A changed model never ends a watch: what it cannot do now is told, and tried again at the next start. */
async function realign(app: App, out: Output, given: Parameters<App["realign"]>[0]): Promise<void> {
  try {
    const { outcome, embedded } = await app.realign(given);
    if (embedded > 0)
      out.note(
        outcome === "aligned"
          ? `the new model is in use: ${embedded} passages were embedded`
          : `${embedded} passages were embedded for the new model; the next watch goes on`,
      );
  } catch (error) {
    out.note(`the vectors of the new model could not be made: ${errorText(error)}`);
  }
}

/** Tells work in the background when no round is under way. */
class Rounds {
  idle: Promise<void> = Promise.resolve();

  during<Result>(round: Promise<Result>): Promise<Result> {
    this.idle = round.then(
      () => undefined,
      () => undefined,
    );
    return round;
  }
}

async function loopOn(
  later: WatchDeps,
  rounds: Rounds,
  { app, poll, out }: { readonly app: App; readonly poll: number; readonly out: Output },
  shell: Shell,
): Promise<ExitCode> {
  let failures = 0;
  let forgotten = shell.clock.now().getTime();
  while (!shell.signal.aborted) {
    try {
      // After a failure there may be nothing to wait with: what was approved is delivered all the same.
      if (failures === 0) await waitForWork(later, poll);
      await rounds.during(watchRound(later));
      failures = 0;
      if (shell.clock.now().getTime() - forgotten < DAY) continue;
      forgotten = shell.clock.now().getTime();
      await forgetOldCalls(app, shell);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const wait = Math.min(5_000 * 2 ** failures++, 300_000);
      out.note(`${errorText(error)}; trying again in ${wait / 1000} s`);
      await shell.clock.sleep(wait, shell.signal);
    }
  }
  return ExitCode.interrupted;
}

const reportTo = (out: Output): WatchReport => ({
  moved: ({ id, messageId, state, reasons }) =>
    out.item({ id, messageId, state, reasons }, () => `${id}  ${state}  ${reasons.join("; ")}`),
  problem: (text) => out.note(text),
});

async function summarise(round: Round, app: App, out: Output): Promise<void> {
  const { messages, outbox } = await app.store();
  const states = Object.fromEntries(await messages.countByState());
  const waiting = (await outbox.countByState()).get("queued") ?? 0;
  const summary = { summary: true, ...round, states, waitingToBeSent: waiting, dryRun: app.dryRun };
  out.item(summary, () => {
    const { review = 0, hold = 0 } = states;
    return `${round.fetched} new, ${round.moved} moved; ${review} to review, ${hold} held, ${waiting} approved and not sent yet`;
  });
}

async function alreadyRunning(app: App): Promise<UserError> {
  const holder = await app.lockHolder();
  const who = holder === null ? "" : ` (process ${holder.pid}, since ${holder.since.toISOString()})`;
  return new UserError(
    `another smb watch runs on this home${who}`,
    "every other command works beside it; or stop that one first",
    ExitCode.alreadyRunning,
  );
}
