import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mailBytes } from "../../fixtures/servers/mail-bytes.ts";
import type { SentFolder, SentLog } from "../mail/mailbox.ts";
import { createMaildir } from "./maildir-files.ts";
import { maildirSent } from "./maildir-sent.ts";
import { messageIdOf } from "./message-id.ts";

describe("the Sent folder beside a Maildir", () => {
  let root: string;
  const sentAt = new Date("2026-03-01T12:00:00Z");

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "smb-maildir-"));
    await createMaildir(root);
  });

  afterEach(async () => {
    await rm(root, { recursive: true });
  });

  const existing = async (): Promise<SentFolder & SentLog> => {
    await createMaildir(join(root, ".Sent"));
    const sent = await maildirSent({ path: root });
    if (sent === null) throw new Error("the folder was not found");
    return sent;
  };

  it("is none where there is no .Sent", async () => {
    expect(await maildirSent({ path: root })).toBeNull();
  });

  it("has what was filed there, and nothing else", async () => {
    const sent = await existing();
    expect(await sent.has("<one@example.com>")).toBe(false);
    await sent.append(mailBytes("one"), sentAt);
    expect(await sent.has("<one@example.com>")).toBe(true);
    expect(await sent.has("<two@example.com>")).toBe(false);
  });

  it("has no mail that only quotes the one asked for", async () => {
    const sent = await existing();
    await sent.append(mailBytes("one", "\r\nMessage-ID: <two@example.com>\r\n"), sentAt);
    expect(await sent.has("<two@example.com>")).toBe(false);
  });

  it("keeps a copy whole, marked as read, with the time of sending", async () => {
    await (await existing()).append(mailBytes("one"), sentAt);
    const [name = ""] = await readdir(join(root, ".Sent/cur"));
    expect(name).toMatch(/:2,S$/);
    expect(await readFile(join(root, ".Sent/cur", name))).toEqual(mailBytes("one"));
    expect((await stat(join(root, ".Sent/cur", name))).mtime).toEqual(sentAt);
  });

  it("keeps one copy of a mail that is filed twice", async () => {
    const sent = await existing();
    await sent.append(mailBytes("one"), sentAt);
    await sent.append(mailBytes("one"), sentAt);
    expect(await readdir(join(root, ".Sent/cur"))).toHaveLength(1);
  });

  it("gets its copies from us", async () => {
    expect(await (await existing()).keepsOwnCopies()).toBe(false);
  });

  it("tells what was filed since the last look", async () => {
    const sent = await existing();
    await sent.append(mailBytes("old"), new Date("2026-01-01T12:00:00Z"));
    await sent.append(mailBytes("one"), sentAt);
    const since = new Date("2026-02-28T00:00:00Z");
    const first = await sent.filed(null, since);
    expect(first.headers.map(messageIdOf)).toEqual(["<one@example.com>"]);
    await sent.append(mailBytes("two"), new Date(sentAt.getTime() + 1000));
    const second = await sent.filed(first.cursor, since);
    // The last one again, since another may have come in the same moment.
    expect(second.headers.map(messageIdOf)).toEqual(["<one@example.com>", "<two@example.com>"]);
    expect((await sent.filed(second.cursor, since)).headers.map(messageIdOf)).toEqual(["<two@example.com>"]);
  });
});
