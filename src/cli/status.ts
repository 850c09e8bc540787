/** `smb status`: what waits, what was sent, what is known. */
import type { Counts } from "../app.ts";
import { ExitCode } from "../errors.ts";
import type { Output } from "./output.ts";
import type { Run } from "./shell.ts";
import { withApp } from "./with-app.ts";

export const run: Run = (call, shell) =>
  withApp(shell, call, async (app) => {
    const { mailbox } = app.mustBeConfigured();
    const counts = await app.counts();
    const holder = await app.lockHolder();
    const status = {
      home: app.paths.data,
      configuration: app.configFile,
      mailbox:
        mailbox.type === "imap" ? `imap://${mailbox.user}@${mailbox.host}/${mailbox.folder}` : mailbox.path,
      dryRun: app.dryRun,
      watch: holder === null ? null : { pid: holder.pid, since: holder.since.toISOString() },
      ...counts,
    };
    call.out.data(status, () => render(status, call.out));
    return ExitCode.done;
  });

interface Status extends Counts {
  readonly home: string;
  readonly configuration: string | null;
  readonly mailbox: string;
  readonly dryRun: boolean;
  readonly watch: { readonly pid: number; readonly since: string } | null;
}

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
  return [
    line("home", status.home),
    line("mailbox", status.mailbox),
    line("watch", watch === null ? "not running" : `running (process ${watch.pid}, since ${watch.since})`),
    line("sending", status.dryRun ? "off (dry run)" : "on"),
    line("messages", counts(messages)),
    line("outbox", counts(outbox)),
    line("knowledge", `${knowledge.passages} passages from ${knowledge.sources} sources`),
    ...next.map((hint) => `→ ${hint}`),
  ].join("\n");
}
