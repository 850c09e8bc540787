/** What every `MailArchive` keeps to, run over a real IMAP server, a real Maildir and a real mbox file. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requireDovecot, startDovecot, type DovecotServer } from "../../fixtures/servers/dovecot.ts";
import { eightBitMail, mailBytes } from "../../fixtures/servers/mail-bytes.ts";
import { openMaildir } from "../knowledge/loaders/conversations/mail-files.ts";
import { openMbox } from "../knowledge/loaders/conversations/mbox.ts";
import type { ArchivedHeader, MailArchive } from "../mail/archive.ts";
import { openImapArchive } from "./imap-archive.ts";

const MAILS: readonly Buffer[] = [
  mailBytes("one"),
  mailBytes("two", "First.\r\n\r\nFrom here on it gets better.\r\n\r\n>From me, too."),
  eightBitMail("three"),
  mailBytes("long", `${"A line of the long mail, which goes on.\r\n".repeat(20_000)}The end.`),
  Buffer.from("From: Customer <customer@example.org>\r\nSubject: No text, and no Message-ID\r\n\r\n"),
];

interface Bench {
  readonly archive: MailArchive;
  stop(): Promise<void>;
}

let dovecot: DovecotServer;
let folders = 0;

const imapBench = async (mails: readonly Buffer[]): Promise<Bench> => {
  const { host, port, user, password } = dovecot;
  const client = await dovecot.client();
  const folder = `archive-${++folders}`;
  await client.mailboxCreate(folder);
  for (const mail of mails) await client.append(folder, mail);
  const options = { host, port, user, password, tls: "none", folder: "INBOX", sentFolder: null } as const;
  const archive = await openImapArchive(options, folder);
  return { archive, stop: () => archive.close() };
};

const maildirBench = async (mails: readonly Buffer[]): Promise<Bench> => {
  const root = await mkdtemp(join(tmpdir(), "smb-archive-"));
  for (const folder of ["cur", "new", "tmp", ".Sent/cur", ".Sent/new"])
    await mkdir(join(root, folder), { recursive: true });
  for (const [at, mail] of mails.entries()) {
    const where = ["cur", "new", ".Sent/cur"][at % 3] ?? "cur";
    await writeFile(join(root, where, `170000000${at}.host${where.endsWith("cur") ? ":2,S" : ""}`), mail);
  }
  const archive = await openMaildir(root);
  return {
    archive,
    stop: async () => {
      await archive.close();
      await rm(root, { recursive: true });
    },
  };
};

/** As a program writes it that marks every `From ` line (mboxrd). */
const mboxBench =
  (lineEnd: string) =>
  async (mails: readonly Buffer[]): Promise<Bench> => {
    const root = await mkdtemp(join(tmpdir(), "smb-archive-"));
    const path = join(root, "Sent");
    const text = mails.map((mail) => {
      const marked = mail.toString("latin1").replace(/^(>*From )/gm, ">$1");
      const body = `${marked.replace(/(?:\r\n)*$/, "\r\n")}\r\n`.replaceAll("\r\n", lineEnd);
      return `From customer@example.org Mon Jan  1 12:00:00 2024${lineEnd}${body}`;
    });
    await writeFile(path, Buffer.from(text.join(""), "latin1"));
    const archive = await openMbox(path);
    return {
      archive,
      stop: async () => {
        await archive.close();
        await rm(root, { recursive: true });
      },
    };
  };

const headersOf = async (archive: MailArchive): Promise<ArchivedHeader[]> => {
  const found: ArchivedHeader[] = [];
  for await (const header of archive.headers()) {
    if ("problem" in header) throw new Error(header.problem);
    found.push(header);
  }
  return found;
};

/** Line ends and empty lines at the end are the store's. */
const content = (raw: Uint8Array): string =>
  Buffer.from(raw).toString("latin1").replaceAll("\r\n", "\n").replace(/\n+$/, "");

beforeAll(async () => {
  if (requireDovecot()) dovecot = await startDovecot();
});

afterAll(async () => {
  if (requireDovecot()) await dovecot.stop();
});

const stores: readonly [string, (mails: readonly Buffer[]) => Promise<Bench>, boolean][] = [
  ["an mbox file", mboxBench("\n"), true],
  ["an mbox file with CRLF", mboxBench("\r\n"), true],
  ["a Maildir", maildirBench, true],
  ["an IMAP folder", imapBench, requireDovecot()],
];

describe.each(stores.filter(([, , isHere]) => isHere))("%s", (_, open) => {
  let bench: Bench;
  let headers: ArchivedHeader[];

  beforeAll(async () => {
    bench = await open(MAILS);
    headers = await headersOf(bench.archive);
  });

  afterAll(async () => {
    await bench.stop();
  });

  it("gives the header of every mail once, and nothing of its text", () => {
    expect(headers).toHaveLength(MAILS.length);
    const subjects = headers.map(({ header }) => /^subject: (.*?)\r?$/im.exec(content(header))?.[1]);
    expect(subjects.toSorted()).toEqual(["No text, and no Message-ID", "long", "one", "three", "two"]);
    expect(headers.some(({ header }) => content(header).includes("This is one"))).toBe(false);
  });

  it("places its mails at whole numbers that grow, and names each place", () => {
    const positions = headers.map(({ position }) => position);
    expect(positions).toEqual(positions.toSorted((one, other) => one - other));
    expect(positions.every((position) => Number.isSafeInteger(position) && position >= 0)).toBe(true);
    const places = positions.map((position) => bench.archive.place(position));
    expect(new Set(places).size).toBe(MAILS.length);
  });

  it("gives the mails themselves, in any order, as they were written", async () => {
    const read: string[] = [];
    for (const { position } of headers.toReversed()) {
      const mail = await bench.archive.read(position, 10_000_000);
      expect(mail?.whole).toBe(true);
      read.push(content(mail?.raw ?? new Uint8Array()));
    }
    expect(read.toSorted()).toEqual(MAILS.map(content).toSorted());
  });

  it("gives the beginning of a long mail, and says that it is not all", async () => {
    const long = headers.find(({ header }) => content(header).includes("<long@"));
    const mail = await bench.archive.read(long?.position ?? -1, 5_000);
    expect(mail?.whole).toBe(false);
    expect(mail?.raw.length).toBeLessThanOrEqual(5_000);
    expect(mail?.raw.length).toBeGreaterThan(4_800);
    expect(content(MAILS[3] ?? Buffer.alloc(0))).toContain(
      content(mail?.raw ?? Buffer.alloc(0)).slice(0, 4_000),
    );
  });

  it("gives the same mails at the same places when it is gone through again", async () => {
    expect((await headersOf(bench.archive)).map(({ position }) => position)).toEqual(
      headers.map(({ position }) => position),
    );
  });

  it("may hold nothing", async () => {
    const empty = await open([]);
    expect(await headersOf(empty.archive)).toEqual([]);
    await empty.stop();
  });
});
