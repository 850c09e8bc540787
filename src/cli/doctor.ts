/** `smb doctor`: checks configuration, files and servers, one after the other, and says what to mend. */
import type { App } from "../app.ts";
import { secretFileIsExposed } from "../config/secrets.ts";
import { errorText, ExitCode, UserError } from "../errors.ts";
import { type LearnedServer, learnFromMailbox } from "../mail/authentication/learn.ts";
import type { Output, Style } from "./output.ts";
import { openApp } from "../open-app.ts";
import type { Run, Shell } from "./shell.ts";

interface Check {
  readonly name: string;
  readonly outcome: "ok" | "warn" | "fail";
  readonly detail: string;
  /** What a failed check would end another command with. */
  readonly exitCode: ExitCode;
}

type Finding = string | { readonly warn: string };

export const run: Run = async ({ options, out }, shell) => {
  const checks: Check[] = [];
  const check = async (name: string, look: () => Promise<Finding>): Promise<void> => {
    const result = await inspect(name, look);
    checks.push(result);
    if (!out.json) out.data(null, () => render(result, out));
  };
  await check("node", () => Promise.resolve(`${process.version} on ${process.platform} ${process.arch}`));
  let app: App | null = null;
  await check("configuration", async () => {
    app = await openApp({ ...shell, configFile: options.config });
    app.mustBeConfigured();
    return app.configFile ?? "";
  });
  // TypeScript does not see the assignment inside the closure.
  const opened = app as App | null;
  if (opened !== null) await checkParts(opened, check, shell);
  await opened?.close();
  if (out.json) out.data({ checks: checks.map(({ exitCode: _, ...shown }) => shown) }, () => "");
  return checks.find(({ outcome }) => outcome === "fail")?.exitCode ?? ExitCode.done;
};

async function inspect(name: string, look: () => Promise<Finding>): Promise<Check> {
  try {
    const found = await look();
    return typeof found === "string"
      ? { name, outcome: "ok", detail: found, exitCode: ExitCode.done }
      : { name, outcome: "warn", detail: found.warn, exitCode: ExitCode.done };
  } catch (error) {
    const next = error instanceof UserError && error.next !== undefined ? ` → ${error.next}` : "";
    const exitCode = error instanceof UserError ? error.exitCode : ExitCode.failed;
    return { name, outcome: "fail", detail: errorText(error) + next, exitCode };
  }
}

type CheckFunction = (name: string, look: () => Promise<Finding>) => Promise<void>;

async function checkParts(app: App, check: CheckFunction, shell: Shell): Promise<void> {
  await check("database", async () => {
    await app.store();
    return app.paths.database;
  });
  for (const { name, finding } of await app.checkModels()) await check(name, () => Promise.resolve(finding));
  await check("vectors", async () => {
    const { search, chosen } = await app.knowledge();
    const searched = await search.index.embedderId();
    return searched === chosen.id
      ? `of ${chosen.id}, ${chosen.dimension} dimensions`
      : { warn: `still of ${searched ?? "no model"}: smb watch or smb ingest makes those of ${chosen.id}` };
  });
  await check("prompts", async () => {
    const { prompts } = await app.generation();
    await prompts.check();
    return app.config?.replies.prompts ?? "smb's own";
  });
  await check("triage", async () => {
    // Also where the owner's patterns are read.
    await app.advance();
    const { intents } = await (await app.intents()).describe();
    return `${intents.length} intents`;
  });
  await check("knowledge", async () => {
    const { passages, sources } = await (await app.store()).passages.counts();
    return passages > 0
      ? `${passages} passages from ${sources} sources`
      : { warn: "nothing is ingested: smb ingest faq.md" };
  });
  if (app.config === null) return;
  await checkMail(app, check, shell);
  await check("watch", async () => {
    const holder = await app.lockHolder();
    return holder === null
      ? "not running"
      : `runs as process ${holder.pid} since ${holder.since.toISOString()}`;
  });
}

async function checkMail(app: App, check: CheckFunction, { clock, signal }: Shell): Promise<void> {
  const { mailbox: settings, send } = app.mustBeConfigured();
  for (const secret of [settings.type === "imap" ? settings.password : null, passwordOf(send.transport)])
    if (secret !== null && "file" in secret)
      await check("secret file", async () =>
        (await secretFileIsExposed(secret.file))
          ? { warn: `${secret.file} can be read by others: chmod 600 ${secret.file}` }
          : secret.file,
      );
  await check("mailbox", async () => {
    const { mailbox } = await app.mail();
    const request = { cursor: null, since: clock.now(), isKnown: () => Promise.resolve(true), signal };
    for await (const _ of mailbox.fetch(request)) break;
    const since = await (await app.store()).messages.mailboxSince(mailbox.name, clock.now());
    return `${mailbox.name}; mail that came after ${since.toISOString()} is answered`;
  });
  await check("authentication", () => whoProves(app, signal));
  await check("sent folder", async () => {
    const { sent } = await app.mail();
    if (sent === null) return { warn: "none: copies of replies are not filed" };
    await sent.has("<doctor@smb.invalid>");
    return "found";
  });
  await check("sending", async () => {
    const sender = await app.sender();
    if (sender === null) return { warn: "no send.transport is configured" };
    await sender.verify();
    return app.dryRun
      ? { warn: `${sender.name} works; off (dry run) until send.enabled: true` }
      : sender.name;
  });
}

/** Whose word is taken on who sent a mail; learned here where nothing is known yet. */
async function whoProves(app: App, signal: AbortSignal): Promise<Finding> {
  const configured = app.mustBeConfigured().authentication.authserv_id;
  if (configured !== null) return `the verdicts of ${configured} are believed (authentication.authserv_id)`;
  const known = await app.server();
  const learned = await learn(app, signal);
  if (learned === null)
    return known === null
      ? {
          warn: "no server's verdicts are known, every sender counts as unverified: authentication.authserv_id",
        }
      : `the verdicts of ${known.authservId} are believed, as learned before`;
  // Mail that anybody may send does not talk us out of what we know.
  if (known !== null && known.authservId !== learned.authservId)
    return {
      warn:
        `the verdicts of ${known.authservId} are believed, as learned before, but recent mail bears those of ` +
        `${learned.authservId}: set authentication.authserv_id to the one that is yours`,
    };
  const { mailbox } = await app.mail();
  await (await app.store()).messages.setServer(mailbox.name, learned);
  return `the verdicts of ${learned.authservId} are believed, learned from ${learned.of} mails`;
}

async function learn(app: App, signal: AbortSignal): Promise<LearnedServer | null> {
  const { recent } = await app.mail();
  const learned = await learnFromMailbox(recent, signal);
  // Else it may be the name of a forwarder, who says what he likes.
  return learned?.receivedBySame === true ? learned : null;
}

const passwordOf = (transport: NonNullable<App["config"]>["send"]["transport"]) =>
  transport?.type === "smtp" ? transport.password : null;

const STYLES = { ok: "green", warn: "yellow", fail: "red" } as const satisfies Record<
  Check["outcome"],
  Style
>;

const render = ({ name, outcome, detail }: Check, out: Output): string =>
  `${out.style(STYLES[outcome], outcome.padEnd(4))}  ${name.padEnd(16)}${detail}`;
