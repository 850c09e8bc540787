import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { heldClock } from "../../fixtures/clock.ts";
import { approval } from "../../fixtures/databases/rows.ts";
import { putIntoOutbox, temporaryFolder, temporaryStore } from "../../fixtures/databases/scenes.ts";
import { mailBytes } from "../../fixtures/servers/mail-bytes.ts";
import type { SentFolder } from "../mail/mailbox.ts";
import type { Store } from "../store/store.ts";
import { maildirMailbox } from "../transport/maildir-mailbox.ts";
import { createMaildir } from "../transport/maildir-files.ts";
import { maildirSent } from "../transport/maildir-sent.ts";
import { type CopyToSent, fileCopies } from "./file-copies.ts";

const clock = heldClock();
let store: Store;
let folder: { readonly appended: string[]; readonly sent: SentFolder };

/** A Sent folder in memory that can be told to refuse. */
function memoryFolder(refuses: (messageId: string) => boolean = () => false, keepsOwn = false) {
  const appended: string[] = [];
  const sent: SentFolder = {
    has: (id) => Promise.resolve(appended.includes(id)),
    append: (raw) => {
      const id = /<reply-.*>/.exec(Buffer.from(raw).toString())?.[0] ?? "";
      if (refuses(id)) return Promise.reject(new Error(`${id} is refused`));
      appended.push(id);
      return Promise.resolve();
    },
    keepsOwnCopies: () => Promise.resolve(keepsOwn),
  };
  return { appended, sent };
}

async function send(id: string): Promise<void> {
  const raw = Buffer.from(`Message-ID: ${approval(id, null).messageId}\r\n\r\nHello\r\n`);
  await putIntoOutbox(store, id, { raw });
  await store.outbox.claim(new Date("2027-01-01"));
  await store.outbox.settle(id, { state: "sent", detail: "250", at: clock.now() });
}

const file = (copyToSent: CopyToSent, sent: SentFolder | null = folder.sent): Promise<number> =>
  fileCopies({ outbox: store.outbox, sent, clock, copyToSent });

const copiedAt = async (id: string) => (await store.outbox.find(id))?.copiedAt;

beforeEach(async () => {
  store = await temporaryStore();
  folder = memoryFolder();
});

describe("fileCopies", () => {
  test("each sent reply is filed once, and what is not sent is not filed", async () => {
    await send("one");
    await putIntoOutbox(store, "waiting");
    expect(await file("auto")).toBe(1);
    expect(await file("auto")).toBe(0);
    expect(folder.appended).toEqual(["<reply-one@example.org>"]);
    expect(await copiedAt("one")).toEqual(clock.now());
    expect(await copiedAt("waiting")).toBeNull();
  });

  test("a copy that was filed before a crash is not filed again", async () => {
    await send("one");
    const dying = { ...store.outbox, markCopied: () => Promise.reject(new Error("died")) };
    const { sent } = folder;
    await expect(fileCopies({ outbox: dying, sent, clock, copyToSent: "always" })).rejects.toThrow("died");
    expect(await file("always")).toBe(0);
    expect(folder.appended).toHaveLength(1);
    expect(await copiedAt("one")).not.toBeNull();
  });

  test("where the server files copies by itself, `auto` leaves it to that and `always` does not", async () => {
    folder = memoryFolder(undefined, true);
    await send("one");
    expect(await file("auto")).toBe(0);
    expect(folder.appended).toEqual([]);
    await send("two");
    expect(await file("always")).toBe(1);
  });

  test("`never`, and a mailbox without a Sent folder, file nothing", async () => {
    await send("one");
    expect(await file("never")).toBe(0);
    expect(await file("auto", null)).toBe(0);
    expect(await copiedAt("one")).toBeNull();
  });

  test("one copy that is refused does not keep the others from being filed, and the refusal is told", async () => {
    for (const id of ["one", "two", "three"]) await send(id);
    folder = memoryFolder((id) => id.includes("one"));
    await expect(file("auto")).rejects.toThrow("<reply-one@example.org> is refused");
    expect(folder.appended).toEqual(["<reply-two@example.org>", "<reply-three@example.org>"]);
    await expect(file("auto")).rejects.toThrow("refused");
    expect(folder.appended).toHaveLength(2);
  });

  test("refusals with a filed copy between them do not add up", async () => {
    for (const id of ["bad1", "bad2", "good1", "bad3", "bad4", "good2"]) await send(id);
    folder = memoryFolder((id) => id.includes("bad"));
    await expect(file("auto")).rejects.toThrow("bad1");
    expect(folder.appended).toEqual(["<reply-good1@example.org>", "<reply-good2@example.org>"]);
  });

  test("a folder that refuses everything is not asked a hundred times", async () => {
    for (const id of ["one", "two", "three", "four", "five"]) await send(id);
    let asked = 0;
    folder = memoryFolder(() => {
      asked++;
      return true;
    });
    await expect(file("auto")).rejects.toThrow("<reply-one@example.org> is refused");
    expect(asked).toBe(3);
  });

  test("a real Maildir's copy is read there, and is no news for the mailbox", async () => {
    const path = join(temporaryFolder(), "mail");
    for (const part of [path, join(path, ".Sent")]) await createMaildir(part);
    const sent = await maildirSent({ path });
    await putIntoOutbox(store, "one", { raw: mailBytes("one"), messageId: "<one@example.com>" });
    await store.outbox.claim(new Date("2027-01-01"));
    await store.outbox.settle("one", { state: "sent", detail: "250", at: clock.now() });
    expect(await file("auto", sent)).toBe(1);
    expect(await sent?.has("<one@example.com>")).toBe(true);
    const news = [];
    for await (const mail of maildirMailbox({ path }).fetch({
      cursor: null,
      since: new Date(0),
      isKnown: () => Promise.resolve(false),
      signal: new AbortController().signal,
    }))
      news.push(mail);
    expect(news).toEqual([]);
  });
});
