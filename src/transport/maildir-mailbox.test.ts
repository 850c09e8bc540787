/** What is a Maildir's alone: files that move, entries that are no mail. */
import { chmod, mkdir, mkdtemp, readFile, rename, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mailBytes } from "../../fixtures/servers/mail-bytes.ts";
import type { FetchedMail, FetchProblem, Place } from "../mail/mailbox.ts";
import { createMaildir } from "./maildir-files.ts";
import { maildirMailbox } from "./maildir-mailbox.ts";

const EPOCH = new Date(0);
const noon = new Date("2026-03-01T12:00:00Z");

describe("a Maildir", () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "smb-maildir-"));
    await createMaildir(root);
  });

  afterEach(async () => {
    await rm(root, { recursive: true });
  });

  const put = async (name: string, raw: Uint8Array = mailBytes(name), at = noon): Promise<string> => {
    const path = join(root, name);
    await writeFile(path, raw);
    await utimes(path, at, at);
    return path;
  };

  const fetchAll = async (isKnown: (place: Place) => Promise<boolean> = () => Promise.resolve(false)) => {
    const got: (FetchedMail | FetchProblem)[] = [];
    const { signal } = new AbortController();
    for await (const item of maildirMailbox({ path: root }).fetch({
      cursor: null,
      since: EPOCH,
      isKnown,
      signal,
    }))
      got.push(item);
    const mails = got.filter((item) => "raw" in item);
    return {
      mails,
      uids: mails.map(({ place }) => place.uid),
      problems: got.filter((item) => "problem" in item),
    };
  };

  it("names each mail by its file without the flags", async () => {
    await put("new/1.host");
    await put("cur/2.host:2,");
    await put("cur/3.host:2,FRS");
    await put("cur/4.host;2,S");
    await put("cur/5.host,S=123:2,Sab");
    const { mails } = await fetchAll();
    expect(mails.map(({ place }) => place)).toEqual(
      ["1.host", "2.host", "3.host", "4.host", "5.host,S=123"].map((uid) => ({
        folder: root,
        uidValidity: "",
        uid,
      })),
    );
  });

  it("orders mails of the same time by name", async () => {
    for (const name of ["c", "a", "b"]) await put(`new/${name}`);
    await put("new/z", mailBytes("z"), new Date(noon.getTime() - 1000));
    expect((await fetchAll()).uids).toEqual(["z", "a", "b", "c"]);
  });

  it("gives a mail that stands in both folders once", async () => {
    await put("new/1.host");
    await put("cur/1.host:2,S");
    expect((await fetchAll()).uids).toEqual(["1.host"]);
  });

  it("knows a mail again after a mail client has moved and marked it", async () => {
    const path = await put("new/1.host");
    const { uids } = await fetchAll();
    await rename(path, join(root, "cur/1.host:2,RS"));
    expect((await fetchAll(({ uid }) => Promise.resolve(uids.includes(uid)))).uids).toEqual([]);
  });

  it("follows a mail that is moved while it reads", async () => {
    const path = await put("new/1.host");
    const { mails, problems } = await fetchAll(async () => {
      await rename(path, join(root, "cur/1.host:2,S"));
      return false;
    });
    expect(mails.map(({ raw }) => Buffer.from(raw))).toEqual([mailBytes("new/1.host")]);
    expect(problems).toEqual([]);
  });

  it("passes in silence over a mail that is removed while it reads", async () => {
    const path = await put("new/1.host");
    await put("new/2.host");
    const { uids, problems } = await fetchAll(async () => {
      await rm(path, { force: true });
      return false;
    });
    expect(uids).toEqual(["2.host"]);
    expect(problems).toEqual([]);
  });

  it("gives an empty file as no bytes", async () => {
    await put("new/1.host", new Uint8Array());
    expect((await fetchAll()).mails.map(({ raw }) => raw.length)).toEqual([0]);
  });

  it("does not take the files of other programs for mail", async () => {
    await put("new/.nfs0001");
    await put("tmp/half-written");
    await put("dovecot-uidlist");
    expect(await fetchAll()).toEqual({ mails: [], uids: [], problems: [] });
  });

  it("names a folder among the mails, and goes on", async () => {
    await mkdir(join(root, "new/sub"));
    await put("new/1.host");
    const { uids, problems } = await fetchAll();
    expect(uids).toEqual(["1.host"]);
    expect(problems).toEqual([{ problem: `${join(root, "new/sub")} could not be read: it is no file` }]);
  });

  it("names a link that leads nowhere, and goes on", async () => {
    await symlink("/nonexistent/mail", join(root, "new/0.host"));
    await put("new/1.host");
    const { uids, problems } = await fetchAll();
    expect(uids).toEqual(["1.host"]);
    expect(problems).toEqual([
      { problem: expect.stringContaining("new/0.host could not be read") as string },
    ]);
  });

  it.skipIf(process.getuid?.() === 0)("names a file that we may not read, and goes on", async () => {
    await chmod(await put("new/0.host"), 0o000);
    await put("new/1.host");
    const { uids, problems } = await fetchAll();
    expect(uids).toEqual(["1.host"]);
    expect(problems).toHaveLength(1);
  });

  it("is not taken to have news because a mail was marked", async () => {
    const path = await put("new/1.host");
    const mailbox = maildirMailbox({ path: root });
    const { signal } = new AbortController();
    for await (const _mail of mailbox.fetch({
      cursor: null,
      since: EPOCH,
      isKnown: () => Promise.resolve(true),
      signal,
    }));
    const start = performance.now();
    const waiting = mailbox.waitForChange(300, signal);
    await rename(path, join(root, "cur/1.host:2,S"));
    await waiting;
    expect(performance.now() - start).toBeGreaterThanOrEqual(295);
  });

  it("is asked for where there is none, in words that say what it is", async () => {
    await rm(join(root, "cur"), { recursive: true });
    await expect(fetchAll()).rejects.toMatchObject({
      message: `${root} is no Maildir.`,
      next: expect.stringContaining("new/, cur/ and tmp/") as string,
    });
  });

  it("is not an mbox file", async () => {
    const path = await put("mbox");
    const mailbox = maildirMailbox({ path });
    await expect(mailbox.waitForChange(10, new AbortController().signal)).rejects.toThrow("is no Maildir");
    expect(await readFile(path)).toEqual(mailBytes("mbox"));
  });
});
