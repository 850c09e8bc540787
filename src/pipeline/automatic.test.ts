/** What goes out without a person, on the real road: proven by decisions, stopped by the next error, sent once. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { decide } from "../../fixtures/decisions.ts";
import { type Desk, openDesk } from "../../fixtures/desk.ts";
import { messageIdentity } from "../mail/identity.ts";
import { approve, reject } from "./approve.ts";
import type { WatchDeps } from "./watch.ts";
import { watchRound } from "./watch.ts";

const HOUR = 3_600_000;
const INTENT = "order status";
let desk: Desk;
let arrivals = 0;

const knowledge = `Q: When will my package be delivered?
A: Your package is delivered within five working days.

Q: Can I return an item that I do not like?
A: You can return an unused item within 30 days.
`;

/** 29 right ones in a row prove it. */
const AUTO_SEND = { intents: [INTENT], maxError: 0.1, enabled: true };

/** Each from another customer, with other words around the same question. */
const mail = (key: number, headers: readonly string[] = []): string =>
  [
    `From: Customer ${key} <customer${key}@domain${key}.example>`,
    `To: help@shop.example`,
    `Subject: parcel ${key}`,
    `Message-ID: <m${key}@domain${key}.example>`,
    `Date: Sun, 01 Mar 2026 11:00:00 +0000`,
    ...headers,
    ``,
    `Hello,\r\n\r\nWhen will my package be delivered?\r\n`,
  ].join("\r\n");

const idOf = (raw: string): string => messageIdentity(Buffer.from(raw));

/** Lets mails arrive and be worked on in one round; gives their ids. */
async function arrive(mails: readonly string[], fields: Partial<WatchDeps> = {}): Promise<string[]> {
  for (const raw of mails) await desk.arrive(`a${++arrivals}`, raw);
  await watchRound(await desk.watch(fields));
  return mails.map(idOf);
}

const find = async (id: string) => {
  const record = await desk.store.messages.find(id);
  if (record === null) throw new Error(`${id} is not on record`);
  return record;
};

const sentMails = async (): Promise<string[]> => {
  const folder = join(desk.folder, "out", "new");
  const names = await readdir(folder).catch(() => []);
  return Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
};

/** Decisions enough on drafts such as the road makes of these mails. */
async function proven(count = 29): Promise<void> {
  const [id = ""] = await arrive([mail(1)], { delivery: null });
  const made = await desk.store.messages.openDraft(id);
  if (!made?.signals) throw new Error("the road left no signals");
  expect(made).toMatchObject({ intent: INTENT, writer: "extractive-1", signals: { impediments: 0 } });
  await decide(desk.store, "proof", { count, signals: made.signals });
}

describe("an intent that the owner lists", () => {
  beforeEach(async () => {
    desk = await openDesk({ knowledge, autoSend: AUTO_SEND });
    await watchRound(await desk.watch());
  });

  test("is left to a person until it is proven, with what is lacking", async () => {
    await proven(28);
    const [id = ""] = await arrive([mail(900)], { delivery: null });
    const { state, reasons } = await find(id);
    expect(state).toBe("review");
    expect(reasons.join()).toMatch(/not sent by itself: order status: \d+ of \d+ right, at most .* wrong/);
  });

  test("what was to go out stays when an error comes first", async () => {
    await proven();
    const [waiting = "", rejected = ""] = await arrive([mail(900), mail(901)], { delivery: null });
    expect(await desk.store.messages.automatic()).toEqual([waiting, rejected]);
    expect(await reject(rejected, "wrong", desk.approve)).toBe(true);
    await watchRound(await desk.watch());
    expect(await find(waiting)).toMatchObject({ state: "review" });
    expect((await find(waiting)).reasons.join()).toMatch(
      /not sent by itself: order status: \d+ of \d+ right/,
    );
    expect(await desk.store.outbox.find(waiting)).toBeNull();
    expect(await desk.store.messages.automatic()).toEqual([]);
  });

  test("a decision that comes in the very moment of sending is weighed first", async () => {
    await proven();
    const [waiting = "", other = ""] = await arrive([mail(900), mail(901)], { delivery: null });
    const { newest } = await desk.road.gating.experience();
    await reject(other, "wrong", desk.approve);
    const draft = await desk.store.messages.openDraft(waiting);
    const proof = { decidedUntil: newest, told: "" };
    expect(await approve(waiting, draft?.text ?? "", desk.approve, { automatic: true, proof })).toBe(false);
    expect(await desk.store.outbox.find(waiting)).toBeNull();
  });

  /** Puts a draft into the outbox as a round does, which then was stopped before it delivered anything. */
  async function queued(key: number): Promise<string> {
    const [id = ""] = await arrive([mail(key)], { delivery: null });
    const draft = await desk.store.messages.openDraft(id);
    const proof = { decidedUntil: (await desk.road.gating.experience()).newest, told: "" };
    expect(await approve(id, draft?.text ?? "", desk.approve, { automatic: true, proof })).toBe(true);
    return id;
  }

  test("what is queued is taken back when an error comes before it is sent", async () => {
    await proven();
    const id = await queued(900);
    const [rejected = ""] = await arrive([mail(901)], { delivery: null });
    await reject(rejected, "wrong", desk.approve);
    await watchRound(await desk.watch());
    expect(await find(id)).toMatchObject({ state: "hold" });
    expect((await find(id)).reasons.join()).toMatch(/not sent by itself: order status: \d+ of \d+ right/);
    expect(await sentMails()).toEqual([]);
  });

  test("what is queued goes out while it still is proven", async () => {
    await proven();
    const id = await queued(900);
    await watchRound(await desk.watch());
    expect(await find(id)).toMatchObject({ state: "sent" });
  });

  test("what is queued and called wrong is not sent", async () => {
    await proven();
    const id = await queued(900);
    await desk.store.outbox.callWrong({ repliesTo: id, reason: null, at: desk.clock.now() });
    await watchRound(await desk.watch());
    expect(await find(id)).toMatchObject({ state: "hold", reasons: ["called wrong before it was sent"] });
    expect(await sentMails()).toEqual([]);
  });

  test("goes to a person where the knowledge changed since, also out of the outbox", async () => {
    await proven();
    const [changed = ""] = await arrive([mail(900)], { delivery: null });
    const held = await queued(901);
    const versions = () => Promise.resolve({ knowledge: "another" });
    await watchRound(await desk.watch({ versions }));
    const reasons = ["not sent by itself: the knowledge changed since it was written"];
    expect(await find(changed)).toMatchObject({ state: "review", reasons });
    expect(await find(held)).toMatchObject({ state: "hold", reasons });
    expect(await sentMails()).toEqual([]);
  });

  test("goes to a person where the mail was called spam since", async () => {
    await proven();
    const [spam = ""] = await arrive([mail(900)], { delivery: null });
    await desk.store.spam.learn(spam, "spam", ["package"]);
    await watchRound(await desk.watch());
    expect(await find(spam)).toMatchObject({
      state: "review",
      reasons: ["not sent by itself: the mail was called spam"],
    });
    expect(await sentMails()).toEqual([]);
  });

  test("automatic replies prove nothing", async () => {
    await proven();
    const standing = async () =>
      (await desk.road.gating.experience()).standing(INTENT, "extractive-1", AUTO_SEND.maxError);
    const before = await standing();
    await arrive([mail(900), mail(901)]);
    expect(await standing()).toEqual(before);
  });

  test("nobody is answered twice in a row without a person", async () => {
    await proven();
    await arrive([mail(900)]);
    desk.clock.pass(HOUR);
    const again = mail(900).replace("<m900@", "<again@").replace("parcel 900", "another parcel");
    const [id = ""] = await arrive([again]);
    expect(await find(id)).toMatchObject({ state: expect.stringMatching(/review|hold/) as string });
    expect(await desk.store.outbox.find(id)).toBeNull();
  });

  test("the cap of an hour holds within one round, too", async () => {
    await proven();
    const limits = { ...desk.road.limits, repliesPerHour: 1 };
    const [one = "", two = ""] = await arrive([mail(900), mail(901)], { limits });
    expect(await find(one)).toMatchObject({ state: "sent" });
    expect(await find(two)).toMatchObject({
      state: "review",
      reasons: ["not sent by itself: 1 reply within an hour reaches the limit of 1"],
    });
  });

  test("nothing is queued while sending is off", async () => {
    await proven();
    const off = { ...desk.road.gating, autoSend: { ...AUTO_SEND, enabled: false } };
    const [id = ""] = await arrive([mail(900)], { gating: off, delivery: null });
    expect((await find(id)).reasons.join()).toContain("sending is off");
    expect(await desk.store.messages.automatic()).toEqual([]);
  });

  test("another process that opens the home knows what was decided", async () => {
    await proven();
    const other = await desk.again();
    const learned = await other.road.gating.experience();
    expect(learned.newest).toBe(29);
    expect(learned.standing(INTENT, "extractive-1", 0.1).isProven).toBe(true);
    expect(learned.standing(INTENT, "another writer", 0.1).isProven).toBe(false);
  });
});

test("what the owner does not list never goes out, however right", async () => {
  desk = await openDesk({ knowledge, autoSend: { ...AUTO_SEND, intents: ["refund"] } });
  await watchRound(await desk.watch());
  await proven();
  const [id = ""] = await arrive([mail(900)]);
  expect(await find(id)).toMatchObject({
    state: "review",
    reasons: ["every question that was found has an answer in the knowledge; a person approves it"],
  });
});

test("150 right decisions let an intent with at most 2 % errors go out, once and marked; one error stops it", async () => {
  desk = await openDesk({ knowledge, autoSend: { ...AUTO_SEND, maxError: 0.02 } });
  await watchRound(await desk.watch());
  await proven(150);
  const [first = ""] = await arrive([mail(900)]);
  expect(await find(first)).toMatchObject({ state: "sent" });
  await watchRound(await desk.watch());
  const replies = (await sentMails()).filter((raw) => raw.includes("customer900@"));
  expect(replies).toHaveLength(1);
  expect(replies[0]).toMatch(/^Auto-Submitted: auto-replied/m);
  expect(await desk.store.outbox.find(first)).toMatchObject({ automatic: true });

  const { outbox, decisions } = desk.store;
  expect((await decisions.decidedAfter(0)).at(-1)).toMatchObject({ verdict: "automatic" });
  expect(await outbox.callWrong({ repliesTo: first, reason: "no", at: desk.clock.now() })).toBe(true);
  expect(await outbox.callWrong({ repliesTo: first, reason: "no", at: desk.clock.now() })).toBe(false);
  const [second = ""] = await arrive([mail(901)]);
  expect((await find(second)).state).toBe("review");
  expect((await find(second)).reasons.join()).toContain(
    "150 of 151 right, at most 3.2 % wrong with 95 % confidence; 2 % is wanted: 85 more",
  );
});
