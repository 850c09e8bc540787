/** A support mailbox on a real Dovecot and a real way out by SMTP, with smb configured for both. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ImapFlow } from "imapflow";
import { expect, onTestFinished } from "vitest";
import { type DovecotServer, startDovecot } from "../../../fixtures/servers/dovecot.ts";
import { startSmtp, type SmtpServer } from "../../../fixtures/servers/smtp.ts";
import { packageFile } from "../../package-files.ts";
import { type Json, newSmb, type Smb } from "./smb.ts";

export interface Question {
  readonly subject: string;
  readonly text?: string;
  readonly id: string;
  /** The Message-ID that this answers, and all before it. */
  readonly parents?: readonly string[];
}

/** A customer's mail to the support address; its Message-ID is `<ID@customer.example>`. */
export const question = ({ subject, text, id, parents = [] }: Question): string =>
  [
    `From: Marta Oliveira <marta@customer.example>`,
    `To: support@example.com`,
    `Subject: ${subject}`,
    `Message-ID: <${id}@customer.example>`,
    `Date: ${new Date().toUTCString()}`,
    ...(parents.length > 0
      ? [`In-Reply-To: ${parents.at(-1) ?? ""}`, `References: ${parents.join(" ")}`]
      : []),
    `Content-Type: text/plain; charset=utf-8`,
    ``,
    text ?? `Hi,\r\n\r\n${DELIVERY_QUESTION}\r\n\r\nMarta\r\n`,
  ].join("\r\n");

/** The demo's FAQ answers this one. */
export const DELIVERY_QUESTION = "How long does delivery take to Portugal?";

interface Watched {
  readonly code: number | null;
  readonly moved: Json[];
  readonly summary: Json;
  readonly stderr: string;
}

export interface Shop {
  readonly smb: Smb;
  readonly smtp: SmtpServer;
  /** The test's own second session. */
  readonly imap: ImapFlow;
  readonly inbox: string;
  readonly sent: string;
  /** Writes the configuration; `send` replaces keys of its `send` block. */
  readonly configure: (send?: Json) => Promise<void>;
  readonly append: (mail: string, date?: Date) => Promise<void>;
  /** `watch --once --json`: its lines without the summary, and the summary. */
  readonly watch: (args?: readonly string[]) => Promise<Watched>;
  /** `review` with these answers, each followed by Enter. */
  readonly review: (...answers: string[]) => Promise<void>;
}

/** What the tests of one file share: a server with a folder for each of them, and a database that knows the FAQ. */
export interface Premises {
  readonly dovecot: DovecotServer;
  readonly database: Uint8Array;
}

export async function openPremises(): Promise<Premises> {
  const cleanUps: (() => void)[] = [];
  const smb = newSmb((cleanUp) => cleanUps.push(cleanUp));
  const { code, stderr } = await smb.run(["ingest", packageFile("fixtures/demo/knowledge/faq.txt")]);
  const database = await readFile(join(smb.home, "smb.sqlite"));
  for (const cleanUp of cleanUps) cleanUp();
  if (code !== 0) throw new Error(stderr);
  return { dovecot: await startDovecot(), database };
}

/** Folders, an SMTP server and a home for one test. Knows the demo's FAQ, and has not looked at its mailbox yet. */
export async function openShop({ dovecot, database }: Premises): Promise<Shop> {
  const smb = newSmb();
  const smtp = await startSmtp();
  onTestFinished(() => smtp.stop());
  const imap = await dovecot.client();
  const name = `t${Math.random().toString(36).slice(2)}`;
  const [inbox, sent] = [`${name}-in`, `${name}-sent`];
  for (const folder of [inbox, sent]) await imap.mailboxCreate(folder);
  const env = { MAIL_PASSWORD: dovecot.password };
  const run: Smb["run"] = (args, more) => smb.run(args, { ...more, env: { ...env, ...more?.env } });
  const start: Smb["start"] = (args, more) => smb.start(args, { ...more, env: { ...env, ...more?.env } });
  const configure = (send: Json = {}) =>
    writeFile(
      join(smb.home, "smb.config.yaml"),
      JSON.stringify(configuration(dovecot, smtp, { inbox, sent }, send)),
    );
  await configure();
  await writeFile(join(smb.home, "smb.sqlite"), database, { mode: 0o600 });
  return {
    smb: { ...smb, run, start },
    smtp,
    imap,
    inbox,
    sent,
    configure,
    append: async (mail, date) => {
      await imap.append(inbox, mail, [], date);
    },
    watch: async (args = []) => {
      const outcome = await run(["watch", "--once", "--json", ...args]);
      const lines = outcome.lines();
      return {
        code: outcome.code,
        moved: lines.slice(0, -1),
        summary: lines.at(-1) ?? {},
        stderr: outcome.stderr,
      };
    },
    review: async (...answers) => {
      const outcome = await run(["review"], { stdin: answers.map((answer) => `${answer}\n`).join("") });
      expect(outcome.code, outcome.stderr).toBe(0);
    },
  };
}

const configuration = (
  { host, port, user }: DovecotServer,
  smtp: SmtpServer,
  { inbox, sent }: { inbox: string; sent: string },
  send: Json,
) => {
  const password = { env: "MAIL_PASSWORD" };
  const login = { tls: "none", user, password };
  return {
    owner: { name: "Lumen & Oak", address: "support@example.com", signature: "Kind regards,\nLumen & Oak\n" },
    mailbox: { type: "imap", host, port, ...login, folder: inbox, sent_folder: sent },
    send: { enabled: true, transport: { type: "smtp", host: smtp.host, port: smtp.port, ...login }, ...send },
  };
};

/** The mails of a folder as the server has them, without marking them. */
export async function mailsIn(imap: ImapFlow, folder: string): Promise<{ flags: string[]; raw: string }[]> {
  const lock = await imap.getMailboxLock(folder, { readOnly: true });
  try {
    const mails = await imap.fetchAll("1:*", { flags: true, source: true });
    return mails.map(({ flags, source }) => ({ flags: [...(flags ?? [])], raw: source?.toString() ?? "" }));
  } finally {
    lock.release();
  }
}
