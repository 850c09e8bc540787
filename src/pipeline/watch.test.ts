import { getEventListeners } from "node:events";
import { mkdir, readdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { ANSWERED, type Desk, openDesk, question, UNANSWERED } from "../../fixtures/desk.ts";
import { UserError } from "../errors.ts";
import { messageIdentity } from "../mail/identity.ts";
import type { Mailbox, SentFolder } from "../mail/mailbox.ts";
import type { Sender, SendOutcome } from "../mail/sender.ts";
import { approve } from "./approve.ts";
import { waitForWork, type WatchDeps, watchRound } from "./watch.ts";

const DAY = 86_400_000;
let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
  // The set-up: a first round on an empty mailbox.
  await watchRound(await desk.watch());
});

const round = async (fields: Partial<WatchDeps> = {}, at: Desk = desk) => watchRound(await at.watch(fields));

const states = async ({ store }: Desk = desk): Promise<string[]> =>
  (await store.messages.list({ limit: 99 })).map(({ messageId, state }) => `${messageId ?? "?"} ${state}`);

const delivered = async (): Promise<string[]> =>
  readdir(join(desk.folder, "out", "new")).catch(() => [] as string[]);

/** A question that arrived, was drafted and approved; gives its id. */
async function approved(key = "delivery"): Promise<string> {
  const mail = question(key, ANSWERED);
  await desk.arrive(key, mail);
  await round({ delivery: null });
  const id = messageIdentity(Buffer.from(mail));
  expect(await approve(id, (await desk.store.messages.openDraft(id))?.text ?? "", desk.approve)).toBe(true);
  return id;
}

/** The mailbox cannot be reached any more. */
const loseMailbox = () => rename(join(desk.folder, "mail"), join(desk.folder, "elsewhere"));

describe("a round", () => {
  test("takes in what arrived, once, and tells where each came to rest", async () => {
    await desk.arrive("a", question("delivery", ANSWERED));
    await desk.arrive("b", question("strings", UNANSWERED));
    expect(await round()).toEqual({ fetched: 2, moved: 2, problems: 0 });
    expect(desk.told.moved.sort()).toEqual(["<delivery@example.com> review", "<strings@example.com> hold"]);
    expect(await round()).toEqual({ fetched: 0, moved: 0, problems: 0 });
  });

  test("delivers what was approved, files the copy, and does neither again", async () => {
    const id = await approved();
    expect(await round()).toMatchObject({ moved: 1 });
    expect(await round()).toMatchObject({ moved: 0 });
    expect(await delivered()).toHaveLength(1);
    expect(await readdir(join(desk.folder, "mail", ".Sent", "cur"))).toHaveLength(1);
    expect(await desk.store.messages.find(id)).toMatchObject({ state: "sent" });
  });

  test("with sending off nothing leaves, and an interrupted reply is settled all the same", async () => {
    const id = await approved();
    await round({ delivery: null });
    expect(await delivered()).toEqual([]);
    expect(await desk.store.outbox.find(id)).toMatchObject({ state: "queued", attempts: 0 });
    await desk.store.outbox.claim(desk.clock.now());
    await round({ delivery: null });
    expect(await delivered()).toEqual([]);
    expect(await desk.store.outbox.find(id)).toMatchObject({ state: "queued", attempts: 1 });
  });

  test("a mail that no parser understands is on record, with its bytes", async () => {
    const junk = Buffer.from([0, 1, 2, 255, 254, 10, 10, 13, 0]);
    await desk.arrive("junk", junk);
    await desk.arrive("empty", "");
    await desk.arrive("fine", question("delivery", ANSWERED));
    expect(await round()).toEqual({ fetched: 3, moved: 3, problems: 0 });
    expect((await states()).sort()).toEqual([
      "<delivery@example.com> review",
      "? quarantined",
      "? quarantined",
    ]);
    expect(await desk.store.messages.raw(messageIdentity(junk))).toEqual(junk);
  });

  test("an entry that cannot be read is told, and the others go on", async () => {
    // A folder, which even root cannot read as a file.
    await mkdir(join(desk.folder, "mail", "new", "bad"));
    await desk.arrive("good", question("good", ANSWERED));
    expect(await round()).toEqual({ fetched: 1, moved: 1, problems: 1 });
    expect(desk.told.problems.join()).toContain("bad could not be read");
  });

  test("what was received before a crash is processed by the next start", async () => {
    await desk.arrive("a", question("delivery", ANSWERED));
    const { messages } = desk.store;
    const deps = await desk.watch({
      messages: { ...messages, open: () => Promise.reject(new Error("power cut")) },
    });
    await expect(watchRound(deps)).rejects.toThrow("power cut");
    expect(await states()).toEqual(["? received"]);
    const later = await desk.again();
    expect(await round({}, later)).toMatchObject({ fetched: 0, moved: 1 });
    expect(await states(later)).toEqual(["<delivery@example.com> review"]);
  });

  test("a crash before a mail is on record leaves it to be fetched again", async () => {
    await desk.arrive("a", question("delivery", ANSWERED));
    const messages = { ...desk.store.messages, receive: () => Promise.reject(new Error("disk full")) };
    await expect(round({ messages })).rejects.toThrow("disk full");
    expect(await round()).toMatchObject({ fetched: 1 });
  });

  test("a message whose road breaks down is told, and the next one goes on", async () => {
    for (const key of ["one", "two"]) await desk.arrive(key, question(key, ANSWERED));
    const { messages } = desk.store;
    const [bad] = [messageIdentity(Buffer.from(question("one", ANSWERED)))];
    const raw = (id: string) => (id === bad ? Promise.resolve(null) : messages.raw(id));
    expect(await round({ messages: { ...messages, raw } })).toMatchObject({ moved: 2, problems: 0 });
    expect(await desk.store.messages.find(bad)).toMatchObject({
      state: "quarantined",
      reasons: [`smb failed at the stage screen: message ${bad} has no bytes on record`],
    });
  });

  test("a flood from one sender ends with a person before anything is approved", async () => {
    for (const key of ["one", "two", "three", "four"]) await desk.arrive(key, question(key, ANSWERED));
    const limits = { repliesPerSenderPerDay: 2, repliesPerThread: 10, repliesPerHour: 60 };
    await round({ limits });
    const states = (await desk.store.messages.list({ limit: 9 })).map(({ state }) => state).sort();
    expect(states).toEqual(["hold", "hold", "review", "review"]);
  });

  test("a mailbox that is out of reach keeps no approved reply back, and is told at the end", async () => {
    const id = await approved();
    await loseMailbox();
    await expect(round({ sent: null })).rejects.toThrow(UserError);
    expect(await delivered()).toHaveLength(1);
    expect(await desk.store.messages.find(id)).toMatchObject({ state: "sent" });
  });

  test("of several errors the first is thrown and the others are told", async () => {
    await loseMailbox();
    const outbox = { ...desk.store.outbox, list: () => Promise.reject(new Error("disk full")) };
    await expect(round({ outbox })).rejects.toThrow("is no Maildir");
    expect(desk.told.problems).toEqual(["disk full"]);
  });

  test("a Sent folder that cannot be asked stops nothing: uncertain stays uncertain", async () => {
    const [one, two] = [await approved("one"), await approved("two")];
    const outcomes: SendOutcome[] = [
      { kind: "uncertain", error: "silence" },
      { kind: "accepted", response: "250" },
    ];
    const sender: Sender = {
      name: "fake://",
      send: () => Promise.resolve(outcomes.shift() ?? { kind: "unsent", error: "asked too often" }),
      verify: () => Promise.resolve(),
      close: () => Promise.resolve(),
    };
    const no = () => Promise.reject(new UserError("no route"));
    const sent: SentFolder = { has: no, append: no, keepsOwnCopies: () => Promise.resolve(false) };
    const delivery = { sender, maxAttempts: 3, copyToSent: "auto" as const };
    expect(await round({ sent, delivery })).toEqual({ fetched: 0, moved: 2, problems: 2 });
    expect(desk.told.problems).toEqual([
      "an uncertain reply could not be looked up in the Sent folder: no route",
      "a reply was sent, but its copy could not be put into the Sent folder: no route",
    ]);
    const found = await Promise.all([one, two].map((id) => desk.store.outbox.find(id)));
    expect(found.map((entry) => entry?.state)).toEqual(["uncertain", "sent"]);
  });

  test("an aborted signal starts nothing", async () => {
    await approved();
    const abort = new AbortController();
    abort.abort();
    expect(await round({ signal: abort.signal })).toEqual({ fetched: 0, moved: 0, problems: 0 });
    expect(await delivered()).toEqual([]);
  });
});

describe("what is taken in", () => {
  test("mail from before set-up is left alone, unless --since says otherwise", async () => {
    const fresh = await openDesk();
    await fresh.arrive("old", question("old", ANSWERED));
    fresh.clock.pass(DAY);
    expect(await round({}, fresh)).toMatchObject({ fetched: 0 });
    fresh.clock.pass(DAY);
    await fresh.arrive("new", question("new", ANSWERED));
    expect(await round({}, fresh)).toMatchObject({ fetched: 1 });
    const noon = new Date("2026-03-01T12:00:00Z");
    expect(await round({ since: new Date(noon.getTime() + 60_000) }, fresh)).toMatchObject({ fetched: 0 });
    expect(await round({ since: noon }, fresh)).toMatchObject({ fetched: 1 });
    expect(await round({ since: noon }, fresh)).toMatchObject({ fetched: 0 });
  });

  test("the time of set-up is that of the first round, even one that failed", async () => {
    const fresh = await openDesk();
    const path = join(fresh.folder, "mail");
    await rename(path, `${path}-away`);
    await expect(round({ sent: null }, fresh)).rejects.toThrow("is no Maildir");
    await rename(`${path}-away`, path);
    fresh.clock.pass(DAY);
    await fresh.arrive("a", question("a", ANSWERED));
    fresh.clock.pass(DAY);
    expect(await round({}, fresh)).toMatchObject({ fetched: 1 });
  });

  test("a round goes on from the last cursor on record, and --since asks from the beginning", async () => {
    const requests: { cursor: string | null; since: Date }[] = [];
    const { mailbox } = await desk.watch();
    const asked: Mailbox = {
      name: mailbox.name,
      fetch: (request) => {
        requests.push({ cursor: request.cursor, since: request.since });
        return mailbox.fetch(request);
      },
      waitForChange: () => Promise.resolve(),
      close: () => Promise.resolve(),
    };
    const setUp = desk.clock.now();
    await round({ mailbox: asked });
    desk.clock.pass(DAY);
    await desk.arrive("a", question("a", ANSWERED));
    await round({ mailbox: asked });
    await round({ mailbox: asked });
    const since = new Date("2026-01-01");
    await round({ mailbox: asked, since });
    expect(requests).toEqual([
      { cursor: null, since: setUp },
      { cursor: null, since: setUp },
      { cursor: "a", since: setUp },
      { cursor: null, since },
    ]);
  });

  test("the same mail at two places is one message", async () => {
    for (const name of ["a", "b"]) await desk.arrive(name, question("same", ANSWERED));
    expect(await round()).toMatchObject({ fetched: 1, moved: 1 });
    expect(await states()).toEqual(["<same@example.com> review"]);
  });
});

describe("waitForWork", () => {
  const HOUR = 3_600_000;

  /** Waits in the background; `leaves` says what it left behind when it is over. */
  async function wait(fields: Partial<WatchDeps> = {}) {
    const abort = new AbortController();
    const deps = await desk.watch({ signal: abort.signal, ...fields });
    const over = { yet: false };
    const waiting = waitForWork(deps, HOUR).finally(() => (over.yet = true));
    waiting.catch(() => undefined);
    const leaves = () => ({
      sleepers: desk.clock.sleepers(),
      listeners: getEventListeners(abort.signal, "abort").length,
    });
    return { abort, waiting, over, leaves };
  }

  const NOTHING = { sleepers: 0, listeners: 0 };

  test("returns when mail arrives, and leaves nothing behind", async () => {
    const { waiting, leaves } = await wait();
    await expect.poll(() => desk.clock.sleepers()).toBe(1);
    await desk.arrive("a", question("a", ANSWERED));
    await waiting;
    expect(leaves()).toEqual(NOTHING);
  });

  test("returns when an approved reply is due, and leaves nothing behind", async () => {
    const { waiting, leaves, over } = await wait();
    await expect.poll(() => desk.clock.sleepers()).toBe(1);
    const other = await desk.again();
    const mail = question("a", ANSWERED);
    const id = messageIdentity(Buffer.from(mail));
    // By another process, which touches no file of the mailbox.
    const place = { folder: "INBOX", uidValidity: "1", uid: id };
    const { messages } = other.store;
    await messages.receive({
      id,
      mailbox: "other",
      place,
      arrivedAt: desk.clock.now(),
      raw: Buffer.from(mail),
      cursor: id,
    });
    await watchRound(await other.watch({ delivery: null }));
    await approve(id, "Five days.", other.approve);
    expect(over.yet).toBe(false);
    desk.clock.pass(1_000);
    await waiting;
    expect(leaves()).toEqual(NOTHING);
  });

  test("a reply that waits for its next attempt is not due before its time", async () => {
    const id = await approved();
    const at = desk.clock.now();
    await desk.store.outbox.claim(at);
    const nextAttemptAt = new Date(at.getTime() + 3_000);
    await desk.store.outbox.settle(id, { state: "queued", detail: "451", at, nextAttemptAt });
    const { waiting, over } = await wait();
    for (let i = 0; i < 3; i++) {
      await expect.poll(() => desk.clock.sleepers()).toBe(1);
      expect(over.yet).toBe(false);
      desk.clock.pass(1_000);
    }
    await waiting;
  });

  test("with sending off an approved reply is no work", async () => {
    await approved();
    const { waiting, over, abort } = await wait({ delivery: null });
    expect(desk.clock.sleepers()).toBe(0);
    expect(over.yet).toBe(false);
    abort.abort();
    await waiting;
  });

  test("returns at once when aborted, before or while it waits", async () => {
    const { waiting, leaves, abort } = await wait();
    await expect.poll(() => desk.clock.sleepers()).toBe(1);
    abort.abort();
    await waiting;
    expect(leaves()).toEqual(NOTHING);
    const again = await wait({ signal: abort.signal });
    await again.waiting;
    expect(desk.clock.sleepers()).toBe(0);
  });

  test("rejects when the mailbox is lost, and leaves nothing behind", async () => {
    await loseMailbox();
    const { waiting, leaves } = await wait({ sent: null });
    await expect(waiting).rejects.toThrow("is no Maildir");
    expect(leaves()).toEqual(NOTHING);
  });
});
