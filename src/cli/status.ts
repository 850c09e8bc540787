/** `smb status`: what waits, what was sent, what is known, what may go out by itself, and what is missing. */
import type { App, Counts } from "../app.ts";
import { ExitCode } from "../errors.ts";
import { sayStanding } from "../feedback/evidence.ts";
import { ASKED_WITHIN_DAYS, missingTopics } from "../feedback/missing.ts";
import type { IntentStanding } from "../feedback/standings.ts";
import { standings } from "../feedback/standings.ts";
import type { Output } from "./output.ts";
import type { Run } from "./shell.ts";
import { withApp } from "./with-app.ts";

const DAY = 24 * 3_600_000;

export const run: Run = (call, shell) =>
  withApp(shell, call, async (app) => {
    const status = await statusOf(app, shell.clock.now());
    call.out.data(status, () => render(status, call.out));
    return ExitCode.done;
  });

async function statusOf(app: App, now: Date) {
  const { mailbox } = app.mustBeConfigured();
  const since = new Date(now.getTime() - ASKED_WITHIN_DAYS * DAY);
  const { decided, openAsks, ...counts }: Counts = await app.counts(since);
  const holder = await app.lockHolder();
  return {
    home: app.paths.data,
    configuration: app.configFile,
    mailbox:
      mailbox.type === "imap" ? `imap://${mailbox.user}@${mailbox.host}/${mailbox.folder}` : mailbox.path,
    dryRun: app.dryRun,
    watch: holder === null ? null : { pid: holder.pid, since: holder.since.toISOString() },
    ...counts,
    intents: standings(decided, app.autoSend, now),
    missing: missingTopics(openAsks),
  };
}

type Status = Awaited<ReturnType<typeof statusOf>>;

/** So many of what is missing are told; `--json` has all. */
const MISSING_SHOWN = 5;

function render(status: Status, out: Output): string {
  const { messages, outbox, knowledge, watch } = status;
  const line = (name: string, value: string) => `${out.style("dim", name.padEnd(10))}${value}`;
  const counts = (all: Readonly<Record<string, number>>): string =>
    Object.entries(all)
      .map(([state, count]) => `${count} ${state}`)
      .join(", ") || "none";
  const next = [
    (messages.review ?? 0) + (messages.hold ?? 0) > 0 ? "`smb review` shows what waits for you" : "",
    (outbox.uncertain ?? 0) > 0
      ? "`smb outbox list` shows the uncertain ones: decide whether they arrived"
      : "",
    knowledge.passages === 0 ? "`smb ingest faq.md` takes knowledge in" : "",
  ].filter((hint) => hint !== "");
  const named = (name: string, values: readonly string[]): string[] =>
    values.map((value, i) => line(i === 0 ? name : "", value));
  return [
    line("home", status.home),
    line("mailbox", status.mailbox),
    line("watch", watch === null ? "not running" : `running (process ${watch.pid}, since ${watch.since})`),
    line("sending", status.dryRun ? "off (dry run)" : "on"),
    line("messages", counts(messages)),
    line("outbox", counts(outbox)),
    line("knowledge", `${knowledge.passages} passages from ${knowledge.sources} sources`),
    ...named("by itself", status.intents.map(sayIntent)),
    ...named("missing", status.missing.slice(0, MISSING_SHOWN).map(sayTopic)),
    ...next.map((hint) => `→ ${hint}`),
  ].join("\n");
}

function sayIntent(standing: IntentStanding): string {
  const { intent, writer, auto, listed, proven } = standing;
  const told = `${intent}${writer === null ? "" : ` (${writer})`}: ${sayStanding(standing)}`;
  if (auto) return `${told}: goes out without you`;
  if (!proven) return told;
  return `${told}: may go out without you, ${listed ? "once sending is on" : "if `auto_send.intents` lists it"}`;
}

const sayTopic = ({ topic, times }: Status["missing"][number]): string =>
  `asked ${times === 1 ? "once" : `${times} times`} in ${ASKED_WITHIN_DAYS} days: ${topic}`;
