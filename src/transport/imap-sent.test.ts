import type { ImapFlow } from "imapflow";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requireDovecot, startDovecot, type DovecotServer } from "../../fixtures/servers/dovecot.ts";
import { mailBytes } from "../../fixtures/servers/mail-bytes.ts";
import { startProxy } from "../../fixtures/servers/tcp-proxy.ts";
import { ExitCode, UserError } from "../errors.ts";
import type { ImapOptions } from "./imap-connect.ts";
import { imapSent } from "./imap-sent.ts";
import { messageIdOf } from "./message-id.ts";

describe.skipIf(!requireDovecot())("the Sent folder of an IMAP account", () => {
  let server: DovecotServer;
  let client: ImapFlow;
  let options: ImapOptions;
  const sentAt = new Date("2026-03-01T12:00:00Z");

  beforeAll(async () => {
    server = await startDovecot();
    client = await server.client();
    const { host, port, user, password } = server;
    options = { host, port, user, password, tls: "none", folder: "INBOX", sentFolder: null };
  });

  afterAll(async () => {
    await server.stop();
  });

  it("has what was filed there, and nothing else", async () => {
    const sent = imapSent(options);
    expect(await sent.has("<one@example.com>")).toBe(false);
    await sent.append(mailBytes("one"), sentAt);
    expect(await sent.has("<one@example.com>")).toBe(true);
    expect(await sent.has("<two@example.com>")).toBe(false);
  });

  it("is the one that the server marks, and a copy there is read and dated", async () => {
    await imapSent(options).append(mailBytes("marked"), sentAt);
    await client.mailboxOpen("Sent", { readOnly: true });
    const copies = await client.fetchAll("*", { source: true, flags: true, internalDate: true });
    expect(copies).toHaveLength(1);
    expect(copies[0]?.source?.equals(mailBytes("marked"))).toBe(true);
    expect([...(copies[0]?.flags ?? [])]).toContain("\\Seen");
    expect(copies[0]?.internalDate).toEqual(sentAt);
  });

  it("is the one that the owner names", async () => {
    await client.mailboxCreate("Replies");
    const replies = imapSent({ ...options, sentFolder: "Replies" });
    await replies.append(mailBytes("mine"), sentAt);
    expect(await replies.has("<mine@example.com>")).toBe(true);
    expect(await imapSent(options).has("<mine@example.com>")).toBe(false);
  });

  it("does not know a mail that only answers the one asked for", async () => {
    const raw = Buffer.from(
      "Message-ID: <answer@x>\r\nIn-Reply-To: <asked@x>\r\nReferences: <asked@x>\r\n\r\nText\r\n",
    );
    await imapSent(options).append(raw, sentAt);
    expect(await imapSent(options).has("<asked@x>")).toBe(false);
  });

  it("is said to be missing by name, whether it is searched or filed into", async () => {
    const nowhere = imapSent({ ...options, sentFolder: "Nowhere" });
    await expect(nowhere.has("<one@example.com>")).rejects.toThrow('There is no folder "Nowhere"');
    await expect(nowhere.append(mailBytes("one"), sentAt)).rejects.toThrow(UserError);
  });

  it("takes a search that the server refuses for a failure, never for absence", async () => {
    const proxy = await startProxy(server.port, (sent) => {
      const tag = /^(\S+) UID SEARCH/.exec(sent)?.[1];
      return tag === undefined ? null : `${tag} NO not now\r\n`;
    });
    await expect(imapSent({ ...options, port: proxy.port }).has("<one@example.com>")).rejects.toThrow(
      "could not search",
    );
    await proxy.stop();
  });

  it("gets its copies from us, since this server makes none by itself", async () => {
    expect(await imapSent(options).keepsOwnCopies()).toBe(false);
  });

  it("gets its copies from a server that says it is Gmail", async () => {
    const proxy = await startProxy(
      server.port,
      (sent) => {
        const tag = /^(\S+) CAPABILITY\r/.exec(sent)?.[1];
        return tag === undefined ? null : `* CAPABILITY IMAP4rev1 X-GM-EXT-1\r\n${tag} OK done\r\n`;
      },
      (answer) => answer.replace(/ \[CAPABILITY [^\]]*\]/, ""),
    );
    expect(await imapSent({ ...options, port: proxy.port }).keepsOwnCopies()).toBe(true);
    await proxy.stop();
  });

  it("does not open to a wrong password: exit code 4", async () => {
    const shut = imapSent({ ...options, password: "wrong" });
    await expect(shut.has("<one@example.com>")).rejects.toMatchObject({ exitCode: ExitCode.notSignedIn });
  });

  it("tells what was filed since the last look, once, and only headers", async () => {
    await client.mailboxCreate("Log");
    const log = imapSent({ ...options, sentFolder: "Log" });
    const since = new Date("2026-02-28T00:00:00Z");
    const empty = await log.filed(null, since);
    expect(empty.headers).toEqual([]);
    await client.append("Log", mailBytes("old"), [], new Date("2026-01-01T12:00:00Z"));
    await client.append("Log", mailBytes("one"), [], sentAt);
    const first = await log.filed(null, since);
    expect(first.headers.map(messageIdOf)).toEqual(["<one@example.com>"]);
    expect(Buffer.from(first.headers[0] ?? []).toString()).not.toContain("This is one.");
    await client.append("Log", mailBytes("two"), [], sentAt);
    const second = await log.filed(first.cursor, since);
    expect(second.headers.map(messageIdOf)).toEqual(["<two@example.com>"]);
    expect((await log.filed(second.cursor, since)).headers).toEqual([]);
    // A cursor of another folder, or of one that was made anew, holds no more.
    expect((await log.filed("nonsense", since)).headers).toHaveLength(2);
  });
});
