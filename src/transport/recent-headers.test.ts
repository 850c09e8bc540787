/** One contract for both kinds of mailbox, and what is IMAP's or Maildir's alone. */
import { mkdtemp, readdir, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ImapFlow } from "imapflow";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { requireDovecot, startDovecot, type DovecotServer } from "../../fixtures/servers/dovecot.ts";
import { mailBytes } from "../../fixtures/servers/mail-bytes.ts";
import { startProxy } from "../../fixtures/servers/tcp-proxy.ts";
import { ExitCode, UserError } from "../errors.ts";
import type { RecentHeaders } from "../mail/authentication/recent-headers.ts";
import { learnFromMailbox } from "../mail/authentication/learn.ts";
import type { ImapOptions } from "./imap-connect.ts";
import { imapHeaders } from "./imap-headers.ts";
import { createMaildir } from "./maildir-files.ts";
import { maildirHeaders } from "./maildir-headers.ts";

interface Box {
  readonly headers: RecentHeaders;
  /** Puts mails into it, oldest first. */
  deliver(...raws: Buffer[]): Promise<void>;
}

const never = (): AbortSignal => new AbortController().signal;

const subjects = (headers: readonly Uint8Array[]): (string | undefined)[] =>
  headers.map((header) => /^Subject: (.*?)\r?$/m.exec(Buffer.from(header).toString())?.[1]);

const judged = (key: string): Buffer =>
  Buffer.concat([
    Buffer.from(
      `Authentication-Results: mx.shop.example; spf=pass;\r\n dmarc=pass\r\nReceived: from x by mx.shop.example\r\n`,
    ),
    Buffer.from(mailBytes(key).toString().replace("customer@example.org", `customer@${key}.example`)),
  ]);

const contract = (box: () => Box): void => {
  it("has none of an empty folder", async () => {
    expect(await box().headers.recentHeaders(10, never())).toEqual([]);
  });

  it("hands over the newest first, and no more than asked for", async () => {
    await box().deliver(mailBytes("one"), mailBytes("two"), mailBytes("three"));
    expect(subjects(await box().headers.recentHeaders(10, never()))).toEqual(["three", "two", "one"]);
    expect(subjects(await box().headers.recentHeaders(2, never()))).toEqual(["three", "two"]);
    expect(await box().headers.recentHeaders(0, never())).toEqual([]);
  });

  it("leaves the bodies where they are", async () => {
    await box().deliver(mailBytes("one", "This is a secret."));
    const [header] = await box().headers.recentHeaders(1, never());
    expect(Buffer.from(header ?? []).toString()).toMatch(/^From: [\s\S]*charset=utf-8\r\n\r\n$/);
  });

  it("teaches who judges the mail", async () => {
    await box().deliver(...["a", "b", "c", "d", "e", "f"].map(judged));
    expect(await learnFromMailbox(box().headers, never())).toEqual({
      authservId: "mx.shop.example",
      methods: ["spf", "dmarc"],
      share: 1,
      of: 6,
      receivedBySame: true,
    });
  });

  it("hands over nothing once it is called off", async () => {
    await box().deliver(mailBytes("one"));
    expect(await box().headers.recentHeaders(10, AbortSignal.abort())).toEqual([]);
  });
};

describe("the headers of a Maildir", () => {
  let root: string;
  let delivered = 0;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "smb-headers-"));
    await createMaildir(root);
  });

  afterEach(async () => {
    await rm(root, { recursive: true });
  });

  const deliver = async (...raws: Buffer[]): Promise<void> => {
    for (const raw of raws) {
      const path = join(root, "new", `${++delivered}.M1P1.host`);
      await writeFile(path, raw);
      await utimes(path, 1_700_000_000 + delivered, 1_700_000_000 + delivered);
    }
  };

  contract(() => ({ headers: maildirHeaders({ path: root }), deliver }));

  it("come from cur/ as well, whatever the names say of their age", async () => {
    await deliver(mailBytes("one"), mailBytes("two"));
    const [first = ""] = (await readdir(join(root, "new"))).sort();
    await rename(join(root, "new", first), join(root, "cur", `${first}:2,S`));
    await utimes(join(root, "cur", `${first}:2,S`), 1_800_000_000, 1_800_000_000);
    expect(subjects(await maildirHeaders({ path: root }).recentHeaders(5, never()))).toEqual(["one", "two"]);
  });

  it("are refused of a folder that is no Maildir", async () => {
    await expect(maildirHeaders({ path: tmpdir() }).recentHeaders(5, never())).rejects.toThrow(UserError);
  });
});

describe.skipIf(!requireDovecot())("the headers of an IMAP folder", () => {
  let server: DovecotServer;
  let client: ImapFlow;
  let options: ImapOptions;
  let count = 0;

  beforeAll(async () => {
    server = await startDovecot();
    client = await server.client();
  });

  afterAll(async () => {
    await server.stop();
  });

  beforeEach(async () => {
    const { host, port, user, password } = server;
    const folder = `headers-${++count}`;
    await client.mailboxCreate(folder);
    options = { host, port, user, password, tls: "none", folder, sentFolder: null };
  });

  const deliver = async (...raws: Buffer[]): Promise<void> => {
    for (const raw of raws) await client.append(options.folder, raw);
  };

  contract(() => ({ headers: imapHeaders(options), deliver }));

  it("are read without marking a mail as seen", async () => {
    await deliver(mailBytes("one"));
    await imapHeaders(options).recentHeaders(5, never());
    await client.mailboxOpen(options.folder, { readOnly: true });
    const [mail] = await client.fetchAll("1:*", { flags: true });
    expect([...(mail?.flags ?? [])]).not.toContain("\\Seen");
  });

  it("are refused with a wrong password: exit code 4", async () => {
    const shut = imapHeaders({ ...options, password: "wrong" });
    await expect(shut.recentHeaders(5, never())).rejects.toMatchObject({ exitCode: ExitCode.notSignedIn });
  });

  it("are no empty list where the line is lost meanwhile", async () => {
    await deliver(mailBytes("one"));
    const proxy = await startProxy(server.port, (sent) => {
      if (sent.includes(" FETCH ")) proxy.cut();
      return null;
    });
    const lost = imapHeaders({ ...options, port: proxy.port }).recentHeaders(5, never());
    await expect(lost).rejects.toThrow(UserError);
    await proxy.stop();
  });
});
