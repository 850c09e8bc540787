/** Conversations on the real road: bursts, colleagues, bounces, and strangers who know too much. */
import { utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { ANSWERED, type Desk, openDesk, question } from "../../fixtures/desk.ts";
import { messageIdentity } from "../mail/identity.ts";
import type { Mailbox } from "../mail/mailbox.ts";
import { approve, reject } from "./approve.ts";
import type { Screened } from "./journey.ts";
import { type WatchDeps, watchRound } from "./watch.ts";

const HOUR = 3_600_000;
const RETURNS = "Hello again,\r\n\r\nCan I return an item that I do not like?\r\n";
let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
  await watchRound(await desk.watch());
});

let arrivals = 0;

/** Lets the mail arrive and be worked on; gives its id. */
async function arrive(mail: string, deps: Partial<WatchDeps> = {}): Promise<string> {
  await desk.arrive(`mail-${++arrivals}`, mail);
  await watchRound(await desk.watch({ delivery: null, ...deps }));
  return messageIdentity(Buffer.from(mail));
}

/** Approves what waits and delivers it; gives the reply's Message-ID. */
async function answer(id: string): Promise<string> {
  const text = (await desk.store.messages.openDraft(id))?.text ?? "Hello";
  expect(await approve(id, text, desk.approve)).toBe(true);
  await watchRound(await desk.watch());
  desk.clock.pass(HOUR);
  return (await desk.store.outbox.find(id))?.messageId ?? "";
}

const find = async (id: string) => {
  const record = await desk.store.messages.find(id);
  if (record === null) throw new Error(`${id} is not on record`);
  return record;
};

const threadReason = async (id: string): Promise<string> =>
  ((await desk.store.messages.outcomes(id)).get("screen") as Screened).thread.reason;

describe("several mails in a burst", () => {
  test("are answered once, together, in their order", async () => {
    const first = await arrive(question("delivery", ANSWERED));
    const second = await arrive(question("Re: delivery", RETURNS, ["References: <delivery@example.com>"]));
    expect(await find(first)).toMatchObject({
      state: "joined",
      reasons: [`answered together with ${second}`],
    });
    expect(await find(second)).toMatchObject({ state: "review", threadId: first });
    const draft = (await desk.store.messages.openDraft(second))?.text ?? "";
    expect(draft.indexOf("five working days")).toBeGreaterThan(0);
    expect(draft.indexOf("within 30 days")).toBeGreaterThan(draft.indexOf("five working days"));
    expect(await approve(first, "too late", desk.approve)).toBe(false);
    await answer(second);
    expect(await find(second)).toMatchObject({ state: "sent" });
  });

  test("without any reference are one by their subject, within a day", async () => {
    const first = await arrive(question("My order", ANSWERED));
    const second = await arrive(question("My order", RETURNS).replace("<My order@", "<2@"));
    expect(await find(second)).toMatchObject({ threadId: first });
    desk.clock.pass(30 * HOUR);
    const third = await arrive(
      question("My order", "Hello,\r\n\r\nDo you ship pianos?\r\n").replace("<My order@", "<3@"),
    );
    expect(await find(third)).toMatchObject({ threadId: third });
  });

  test("written days apart are answered each by itself", async () => {
    const first = await arrive(question("delivery", ANSWERED));
    const later = question("Re: delivery", RETURNS, ["References: <delivery@example.com>"]);
    const second = await arrive(later.replace("01 Mar 2026", "04 Mar 2026"));
    expect(await find(first)).toMatchObject({ state: "review" });
    expect(await find(second)).toMatchObject({ state: "review", threadId: first });
  });

  test("the same mail twice is asked once", async () => {
    await arrive(question("delivery", ANSWERED));
    const again = await arrive(question("delivery", ANSWERED, ["X-Copy: 2", "Comments: sent again"]));
    const draft = (await desk.store.messages.openDraft(again))?.text ?? "";
    expect(draft.match(/five working days/g)).toHaveLength(1);
  });

  test("go back to the queue where the last one is rejected: nobody's mail goes down with another", async () => {
    const first = await arrive(question("delivery", ANSWERED));
    const last = await arrive(question("Re: delivery", RETURNS, ["References: <delivery@example.com>"]));
    await reject(last, "spam", desk.approve);
    expect(await find(first)).toMatchObject({
      state: "hold",
      reasons: [`was to be answered together with ${last}, which was rejected`],
    });
  });

  test("are not joined by one whom nothing proves to be their sender", async () => {
    const first = await arrive(question("delivery", ANSWERED));
    const verdict = "Authentication-Results: mx.shop.example; spf=fail; dmarc=none";
    const forged = await arrive(
      question("Re: delivery", RETURNS, ["References: <delivery@example.com>", verdict]),
      {
        server: { authservId: "mx.shop.example", methods: [] },
      },
    );
    expect(await find(first)).toMatchObject({ state: "review" });
    const screened = (await desk.store.messages.outcomes(forged)).get("screen") as Screened;
    expect(screened.warnings.join()).toContain("Nothing proves that ada@example.com wrote this");
  });

  test("end at ten: a flood is no burst", async () => {
    for (let i = 0; i < 13; i++)
      await arrive(
        question("more", `Hello,\r\n\r\nDo you sell number ${i}?\r\n`).replace("<more@", `<${i}@`),
      );
    const records = await desk.store.messages.list({ limit: 99 });
    expect(records.filter(({ state }) => state === "joined").length).toBeLessThanOrEqual(10);
    expect(records.filter(({ state }) => state !== "joined").length).toBeGreaterThanOrEqual(3);
  });

  test("of a form without Reply-To are several people's", async () => {
    const form = (key: string): string =>
      question("Contact form", `Name: ${key}\r\nEmail: ${key}@example.net\r\nMessage: ${ANSWERED.trim()}\r\n`)
        .replace("Ada Lovelace <ada@example.com>", "Site <wordpress@site.example>")
        .replace("<Contact form@", `<${key}@`);
    const first = await arrive(form("ann"));
    await arrive(form("bob"));
    expect((await find(first)).state).not.toBe("joined");
  });

  test("under one Message-ID but with other words are one thread", async () => {
    const first = await arrive(question("delivery", ANSWERED));
    const again = await arrive(question("delivery", RETURNS).replace("Subject: delivery", "Subject:"));
    expect(await find(again)).toMatchObject({ threadId: first });
    expect(await find(first)).toMatchObject({ state: "joined" });
  });

  test("a mail that comes after the answer stands by itself, in the same thread", async () => {
    const first = await arrive(question("delivery", ANSWERED));
    const replyId = await answer(first);
    const second = await arrive(question("more", RETURNS, [`In-Reply-To: ${replyId}`]));
    expect(await find(first)).toMatchObject({ state: "sent" });
    expect(await find(second)).toMatchObject({ state: "review", threadId: first });
  });
});

describe("a thread", () => {
  test("is found by the keyed Message-ID even where the server has rewritten its domain", async () => {
    const first = await arrive(question("delivery", ANSWERED));
    const replyId = (await answer(first)).replace("@shop.example", "@relay.example");
    const second = await arrive(question("more", RETURNS, [`In-Reply-To: ${replyId}`]));
    expect(await find(second)).toMatchObject({ threadId: first });
  });

  test("is found by the ticket in the subject where no reference is left", async () => {
    const first = await arrive(question("delivery", ANSWERED));
    await answer(first);
    const { subject } = (await desk.store.outbox.find(first)) ?? { subject: "" };
    const second = await arrive(question("x", RETURNS).replace("Subject: x", `Subject: FYI ${subject}`));
    expect(await find(second)).toMatchObject({ threadId: first });
    expect(await threadReason(second)).toBe(`has the ticket of thread ${first}`);
  });

  test("stays closed to a stranger who has all of it: reference, token and ticket", async () => {
    const first = await arrive(question("delivery", ANSWERED));
    const replyId = await answer(first);
    const { subject } = (await desk.store.outbox.find(first)) ?? { subject: "" };
    const mail = question("x", RETURNS, [`In-Reply-To: ${replyId}`, "References: <delivery@example.com>"]);
    const stranger = await arrive(
      mail.replace("Subject: x", `Subject: ${subject}`).replace("ada@example.com", "mallory@example.net"),
    );
    expect(await find(stranger)).toMatchObject({ threadId: stranger });
    expect(await threadReason(stranger)).toBe(
      `refers to thread ${first} but mallory@example.net is no participant`,
    );
  });

  test("is not shared by two customers who wrote through one form under one subject", async () => {
    const form = (customer: string, text: string): string =>
      question("Contact", text, [`Reply-To: ${customer}`])
        .replace("Ada Lovelace <ada@example.com>", "Form <form@shop.example>")
        .replace("<Contact@", `<${customer.slice(0, 3)}@`);
    const first = await arrive(form("ann@example.com", ANSWERED));
    const second = await arrive(form("bob@example.net", RETURNS));
    expect((await find(first)).threadId).not.toBe((await find(second)).threadId);
  });
});

describe("a colleague who answers from the mailbox itself", () => {
  const reply = (to: string, headers: readonly string[] = []): string =>
    [
      "From: Shop <help@shop.example>",
      `To: ${to}`,
      "Subject: Re: delivery",
      "Message-ID: <colleague@shop.example>",
      "Date: Sun, 01 Mar 2026 12:30:00 +0000",
      "In-Reply-To: <delivery@example.com>",
      ...headers,
      "",
      "Five days, as ever.",
      "",
    ].join("\r\n");

  const inSent = (mail: string): Promise<void> =>
    writeFile(join(desk.folder, "mail", ".Sent", "cur", "colleague:2,S"), mail);

  test("takes the draft from the queue, by what stands in the Sent folder", async () => {
    const id = await arrive(question("delivery", ANSWERED));
    await inSent(reply("ada@example.com"));
    await watchRound(await desk.watch());
    expect(await find(id)).toMatchObject({
      state: "answered",
      reasons: ["help@shop.example answered it on 2026-03-01 12:30 UTC, outside of smb"],
    });
    expect(await desk.store.messages.openDraft(id)).toBeNull();
    expect(await approve(id, "too late", desk.approve)).toBe(false);
  });

  const judged = (verdict: string): string[] => [
    "Cc: help@shop.example",
    `Authentication-Results: mx.shop.example; dmarc=${verdict} header.from=shop.example`,
  ];
  const ourServer = { server: { authservId: "mx.shop.example", methods: [] } };

  test("is seen though the mail that he answers reaches smb only a round later", async () => {
    await arrive(question("waits", ANSWERED).replace("ada@example.com", "eve@example.com"));
    const inbox = (await desk.watch()).mailbox;
    const late = question("delivery", ANSWERED);
    // The answer is filed while the round is under way, behind the look into the mailbox.
    const slow: Mailbox = {
      ...inbox,
      name: inbox.name,
      waitForChange: (ms, signal) => inbox.waitForChange(ms, signal),
      close: () => inbox.close(),
      async *fetch(request) {
        yield* inbox.fetch(request);
        await desk.arrive("late", late);
        await inSent(reply("ada@example.com"));
        const newer = join(desk.folder, "mail", ".Sent", "cur", "newer:2,S");
        await writeFile(newer, reply("bob@example.com").replaceAll("delivery@", "another@"));
        await utimes(newer, Date.now() / 1000 + 60, Date.now() / 1000 + 60);
      },
    };
    await watchRound(await desk.watch({ mailbox: slow, delivery: null }));
    await watchRound(await desk.watch({ delivery: null }));
    expect(await find(messageIdentity(Buffer.from(late)))).toMatchObject({ state: "answered" });
  });

  test("does so by a copy that comes to the mailbox, where our own server proves who wrote it", async () => {
    const id = await arrive(question("delivery", ANSWERED));
    const copy = await arrive(reply("ada@example.com", judged("pass")), ourServer);
    expect(await find(id)).toMatchObject({ state: "answered" });
    expect(desk.told.moved).toContain("<delivery@example.com> answered");
    expect(await find(copy)).toMatchObject({ state: "ignored", verdict: "own", threadId: id });
  });

  test("is not believed to be one by the address in From alone", async () => {
    const id = await arrive(question("delivery", ANSWERED));
    await arrive(reply("ada@example.com", judged("pass")));
    await arrive(reply("ada@example.com", [...judged("none"), "Comments: 2"]), ourServer);
    const listed = ["X-Original-Sender: help@shop.example", ...judged("pass"), "Comments: 3"];
    await arrive(reply("ada@example.com", listed).replace("<help@shop", "<mallory@evil"), ourServer);
    expect(await find(id)).toMatchObject({ state: "review" });
  });

  test("who let a program acknowledge the mail has answered nothing", async () => {
    const id = await arrive(question("delivery", ANSWERED));
    await inSent(reply("ada@example.com", ["Auto-Submitted: auto-replied"]));
    await watchRound(await desk.watch());
    expect(await find(id)).toMatchObject({ state: "review" });
  });

  test("answers the whole burst where he answers its first mail", async () => {
    await arrive(question("delivery", ANSWERED));
    const last = await arrive(question("Re: delivery", RETURNS, ["References: <delivery@example.com>"]));
    await inSent(reply("ada@example.com"));
    await watchRound(await desk.watch());
    expect(await find(last)).toMatchObject({ state: "answered" });
  });

  test("who only forwards the mail to somebody else answers nothing", async () => {
    const id = await arrive(question("delivery", ANSWERED));
    await inSent(reply("courier@example.net"));
    await watchRound(await desk.watch());
    expect(await find(id)).toMatchObject({ state: "review" });
  });

  test("a reply of smb's own in the Sent folder withdraws nothing", async () => {
    const first = await arrive(question("delivery", ANSWERED));
    await answer(first);
    const second = await arrive(question("more", RETURNS, ["References: <delivery@example.com>"]));
    await watchRound(await desk.watch());
    expect(await find(first)).toMatchObject({ state: "sent" });
    expect(await find(second)).toMatchObject({ state: "review" });
  });
});

describe("a bounce of our reply", () => {
  const bounce = (original: string, status = "5.1.1", action = "failed"): string =>
    [
      "Return-Path: <>",
      "From: Mail Delivery Subsystem <mailer-daemon@mx.example.net>",
      "To: help@shop.example",
      "Subject: Delivery Status Notification",
      "Message-ID: <dsn@mx.example.net>",
      "MIME-Version: 1.0",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      "",
      "--b",
      "Content-Type: text/plain",
      "",
      "Your message could not be delivered.",
      "--b",
      "Content-Type: message/delivery-status",
      "",
      "Reporting-MTA: dns; mx.example.net",
      "",
      "Final-Recipient: rfc822; ada@example.com",
      `Action: ${action}`,
      `Status: ${status}`,
      "",
      "--b",
      "Content-Type: text/rfc822-headers",
      "",
      original,
      "",
      "--b--",
      "",
    ].join("\r\n");

  test("marks the delivery as failed, in plain words", async () => {
    const id = await arrive(question("delivery", ANSWERED));
    const replyId = await answer(id);
    const report = await arrive(bounce(`Message-ID: ${replyId}\r\nSubject: Re: delivery`));
    expect(await find(report)).toMatchObject({ state: "ignored", verdict: "bounce" });
    expect(await find(id)).toMatchObject({
      state: "failed",
      reasons: [expect.stringMatching(/^did not arrive: .*does not exist/) as string],
    });
    expect(await desk.store.outbox.find(id)).toMatchObject({ state: "failed" });
  });

  test("that only warns of a delay is noted and changes nothing", async () => {
    const id = await arrive(question("delivery", ANSWERED));
    const replyId = await answer(id);
    const report = await arrive(bounce(`Message-ID: ${replyId}`, "4.4.7", "delayed"));
    expect(await find(id)).toMatchObject({ state: "sent" });
    expect((await find(report)).reasons.join()).toContain(id);
  });

  test("that only names the address proves nothing, and is noted", async () => {
    const id = await arrive(question("delivery", ANSWERED));
    await answer(id);
    const report = await arrive(bounce("Message-ID: <by-hand@shop.example>"));
    expect(await find(id)).toMatchObject({ state: "sent" });
    expect((await find(report)).reasons.join()).toContain(`maybe the reply to ${id}`);
  });

  test("of a mail that we never sent changes nothing", async () => {
    const id = await arrive(question("delivery", ANSWERED));
    await answer(id);
    await arrive(bounce("Message-ID: <other@shop.example>").replaceAll("ada@example.com", "eve@example.org"));
    expect(await find(id)).toMatchObject({ state: "sent" });
  });
});
