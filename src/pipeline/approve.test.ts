import { beforeEach, describe, expect, test } from "vitest";
import { ANSWERED, type Desk, openDesk, question, UNANSWERED } from "../../fixtures/desk.ts";
import { UserError } from "../errors.ts";
import { messageIdentity } from "../mail/identity.ts";
import { parseMessage } from "../mail/parse.ts";
import { answeredBy, ticketOf } from "../mail/reply-token.ts";
import type { Approval } from "../outbox/outbox.ts";
import { advance } from "./advance.ts";
import { approve, type ApproveDeps, reject } from "./approve.ts";

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
});

/** A mail on its way to a person; gives its id and the draft's text. */
async function waiting(mail = question("delivery", ANSWERED)): Promise<{ id: string; draft: string }> {
  const raw = Buffer.from(mail);
  const id = messageIdentity(raw);
  const place = { folder: "INBOX", uidValidity: "1", uid: id };
  const { messages } = desk.store;
  await messages.receive({ id, mailbox: "m", place, arrivedAt: desk.clock.now(), raw, cursor: id });
  await advance(id, desk.road);
  return { id, draft: (await messages.openDraft(id))?.text ?? "" };
}

/** The deps, and what was handed to the outbox. */
function watched(): { deps: ApproveDeps; given: Approval[]; rejected: unknown[] } {
  const given: Approval[] = [];
  const rejected: unknown[] = [];
  const { outbox } = desk.store;
  const deps: ApproveDeps = {
    ...desk.approve,
    outbox: {
      approve: (approval) => {
        given.push(approval);
        return outbox.approve(approval);
      },
      reject: (rejection) => {
        rejected.push(rejection);
        return outbox.reject(rejection);
      },
    },
  };
  return { deps, given, rejected };
}

describe("approve", () => {
  test("the reply goes to the sender, threaded, with the text as it was approved", async () => {
    const { id, draft } = await waiting();
    expect(await approve(id, draft, desk.approve)).toBe(true);
    const entry = await desk.store.outbox.find(id);
    const ticket = ticketOf(id, desk.approve.tokenKey);
    expect(entry).toMatchObject({
      state: "queued",
      envelope: { from: "help@shop.example", to: "ada@example.com" },
      subject: `Re: [#${ticket}] delivery`,
    });
    expect(answeredBy(entry?.messageId ?? "", desk.approve.tokenKey)).toBe(id);
    const reply = await parseMessage((await desk.store.outbox.raw(id)) ?? new Uint8Array());
    expect(reply).toMatchObject({
      messageId: entry?.messageId,
      from: { name: "Shop", address: "help@shop.example" },
      to: [{ address: "ada@example.com" }],
      cc: [],
      subject: `Re: [#${ticket}] delivery`,
      inReplyTo: ["<delivery@example.com>"],
      date: "2026-03-01T12:00:00.000Z",
      defects: [],
    });
    expect(reply.text.trim()).toBe(`${draft}\n\nRef. [#${ticket}]`);
    // A person approved it: no robot speaks (RFC 3834).
    expect(reply.headers.has("auto-submitted")).toBe(false);
  });

  test("of two approvals the first counts: its bytes and its Message-ID stay", async () => {
    const { id, draft } = await waiting();
    await approve(id, draft, desk.approve);
    const raw = await desk.store.outbox.raw(id);
    desk.clock.pass(1000);
    const other = { ...desk.approve, randomBytes: (size: number) => new Uint8Array(size).fill(9) };
    expect(await approve(id, "Something else", other)).toBe(false);
    expect(await desk.store.outbox.raw(id)).toEqual(raw);
    expect(await desk.store.outbox.list({ limit: 9 })).toHaveLength(1);
  });

  test("two persons at once: one reply", async () => {
    const { id, draft } = await waiting();
    const { approve: other } = await desk.again();
    const done = await Promise.all([approve(id, draft, desk.approve), approve(id, "Mine", other)]);
    expect(done.sort()).toEqual([false, true]);
    expect(await desk.store.outbox.list({ limit: 9 })).toHaveLength(1);
  });

  test("what was rejected cannot be approved", async () => {
    const { id, draft } = await waiting();
    expect(await reject(id, null, desk.approve)).toBe(true);
    expect(await approve(id, draft, desk.approve)).toBe(false);
    expect(await desk.store.outbox.list({ limit: 9 })).toEqual([]);
  });

  test.each(["", " \n\t\n "])("the text %j is no reply", async (text) => {
    const { id } = await waiting();
    const refused = approve(id, text, desk.approve);
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(`the reply to ${id} is empty`);
    expect(await desk.store.messages.find(id)).toMatchObject({ state: "review" });
  });

  test("where the mail names nobody there is nobody to answer", async () => {
    const raw = Buffer.from("Subject: who am I\r\n\r\nHello?\r\n");
    const messages = {
      raw: () => Promise.resolve(raw),
      openDraft: () => Promise.resolve(null),
      outcomes: () => Promise.resolve(new Map()),
    };
    const refused = approve("m", "Hello", { ...desk.approve, messages });
    await expect(refused).rejects.toThrow("message m names nobody to answer");
    await expect(refused).rejects.toThrow(UserError);
  });

  test("an address that no mail can be sent to is told, and nothing is queued", async () => {
    const { id } = await waiting(question("odd", ANSWERED, ["Reply-To: <a,b@example.com>"]));
    const refused = approve(id, "Hello", desk.approve);
    await expect(refused).rejects.toThrow(UserError);
    expect(await desk.store.outbox.list({ limit: 9 })).toEqual([]);
  });

  test("a message that is not on record is a bug that is told", async () => {
    await expect(approve("nobody", "Hello", desk.approve)).rejects.toThrow("has no bytes on record");
  });

  test("the original is quoted where the owner wants it", async () => {
    const { id, draft } = await waiting();
    await approve(id, draft, { ...desk.approve, quoteOriginal: true });
    const reply = await parseMessage((await desk.store.outbox.raw(id)) ?? new Uint8Array());
    expect(reply.quotedText).toContain("> How long does delivery to Portugal take?");
    expect(reply.newText.startsWith(draft)).toBe(true);
  });

  test("a ticket is named only where the owner wants it", async () => {
    const { id, draft } = await waiting();
    await approve(id, draft, { ...desk.approve, nameTicket: false });
    const reply = await parseMessage((await desk.store.outbox.raw(id)) ?? new Uint8Array());
    expect(reply.subject).toBe("Re: delivery");
    expect(reply.text.trim()).toBe(draft);
  });

  test("a draft that took the place of the one that was shown is not approved unseen", async () => {
    const { id, draft } = await waiting();
    const shown = (await desk.store.messages.openDraft(id))?.id ?? null;
    expect(await approve(id, draft, desk.approve, { shownDraft: "another" })).toBe(false);
    expect(await approve(id, draft, desk.approve, { shownDraft: null })).toBe(false);
    expect(await approve(id, draft, desk.approve, { shownDraft: shown })).toBe(true);
  });
});

describe("what a decision teaches", () => {
  test.each<[string, (draft: string) => string, string, number | null]>([
    ["an untouched draft was approved", (draft) => draft, "approved", 0],
    ["blanks at the ends are no edit", (draft) => `\n${draft}\n\n`, "approved", 0],
    ["a changed one was edited", (draft) => draft.replace("five", "six"), "edited", 2],
    ["one that was written anew was edited wholly", () => "Nein danke", "edited", null],
  ])("%s", async (_what, change, verdict, words) => {
    const { id, draft } = await waiting();
    const { deps, given } = watched();
    await approve(id, change(draft), deps);
    expect(given).toHaveLength(1);
    expect(given[0]?.decision).toMatchObject({ verdict, finalText: change(draft), reason: null });
    expect(given[0]?.draftId).not.toBeNull();
    const distance = given[0]?.decision.editDistance ?? NaN;
    // "five" out and "six" in, of the words of both texts.
    if (words !== null) expect(distance * wordsOf(draft) * 2).toBeCloseTo(words);
    else expect(distance).toBe(1);
  });

  test("a reply to what had no draft was written, and has no distance", async () => {
    const { id } = await waiting(question("strings", UNANSWERED));
    const { deps, given } = watched();
    expect(await approve(id, "Sorry, we do not.", deps)).toBe(true);
    expect(given[0]).toMatchObject({ draftId: null, decision: { verdict: "written", editDistance: null } });
  });

  test("a rejection keeps its reason, and its draft", async () => {
    const { id } = await waiting();
    const { deps, rejected } = watched();
    expect(await reject(id, "spam", deps)).toBe(true);
    expect(rejected).toMatchObject([
      {
        repliesTo: id,
        draftId: expect.any(String) as string,
        decision: {
          verdict: "rejected",
          finalText: null,
          editDistance: null,
          reason: "spam",
          decidedAt: desk.clock.now(),
        },
      },
    ]);
    expect(await desk.store.messages.find(id)).toMatchObject({
      state: "rejected",
      reasons: ["rejected", "spam"],
    });
    expect(await reject(id, "again", deps)).toBe(false);
  });
});

const wordsOf = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
