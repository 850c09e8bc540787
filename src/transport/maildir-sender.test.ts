/** How a Maildir takes each mail exactly once. */
import { mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mailBytes } from "../../fixtures/servers/mail-bytes.ts";
import { UserError } from "../errors.ts";
import type { Sender, SendOutcome } from "../mail/sender.ts";
import { maildirSender } from "./maildir-sender.ts";

describe("a Maildir as an outbox", () => {
  let folder: string;
  let path: string;
  let sender: Sender;
  const envelope = { from: "support@example.com", to: "customer@example.org" };
  const enter = (): Promise<void> => Promise.resolve();

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "smb-outbox-"));
    path = join(folder, "deep", "outbox");
    sender = maildirSender({ path });
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const send = (raw: Uint8Array, enterData = enter): Promise<SendOutcome> =>
    sender.send(envelope, raw, enterData);
  const list = (part: string): Promise<string[]> => readdir(join(path, part));

  it("is made where it is missing", async () => {
    expect(await send(mailBytes("one"))).toMatchObject({ kind: "accepted" });
    expect(await list("new")).toHaveLength(1);
    expect(await list("tmp")).toEqual([]);
  });

  it("takes a second attempt for the first, and does not announce it", async () => {
    await send(mailBytes("one"));
    const again = await send(mailBytes("one"), () => Promise.reject(new Error("announced")));
    expect(again).toMatchObject({ kind: "accepted", response: expect.stringContaining("already") as string });
    expect(await list("new")).toHaveLength(1);
  });

  it("recognises the first attempt after it was read, moved and marked", async () => {
    await send(mailBytes("one"));
    const [name = ""] = await list("new");
    await rename(join(path, "new", name), join(path, "cur", `${name}:2,S`));
    expect(await send(mailBytes("one"))).toMatchObject({ kind: "accepted" });
    expect(await list("new")).toEqual([]);
  });

  it("delivers once where two attempts meet", async () => {
    const outcomes = await Promise.all([send(mailBytes("one")), send(mailBytes("one"))]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["accepted", "accepted"]);
    expect(await list("new")).toHaveLength(1);
    expect(await list("tmp")).toEqual([]);
  });

  it("tells mails apart by their Message-ID, and by their bytes where they have none", async () => {
    for (const raw of [
      mailBytes("one"),
      mailBytes("two"),
      Buffer.from("To: a@b\r\n\r\nA"),
      Buffer.from("To: a@b\r\n\r\nB"),
    ])
      await send(raw);
    expect(await list("new")).toHaveLength(4);
  });

  it("is not misled by what a crash left behind in tmp/", async () => {
    await sender.verify();
    await writeFile(join(path, "tmp", "smb-half"), "To: cust");
    expect(await send(mailBytes("one"))).toMatchObject({ kind: "accepted" });
    expect(await list("new")).toHaveLength(1);
  });

  it("has the bytes safe in tmp/ before it announces them, and keeps nothing where that is refused", async () => {
    let drafts: string[] = [];
    const outcome = await send(mailBytes("one"), async () => {
      drafts = await list("tmp");
      throw new Error("no");
    });
    expect(outcome).toEqual({ kind: "unsent", error: "no" });
    expect(drafts).toHaveLength(1);
    expect(await list("tmp")).toEqual([]);
  });

  it("lets nobody else read what it takes", async () => {
    await send(mailBytes("one"));
    const [name = ""] = await list("new");
    expect((await stat(join(path, "new", name))).mode & 0o077).toBe(0);
  });

  it("leaves a mail unsent where the folder cannot be made", async () => {
    await writeFile(join(folder, "deep"), "a file stands in the way");
    expect(await send(mailBytes("one"))).toMatchObject({ kind: "unsent" });
    await expect(sender.verify()).rejects.toThrow(UserError);
    await expect(sender.verify()).rejects.toThrow(path);
  });
});
