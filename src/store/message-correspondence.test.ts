import { describe, expect, test } from "vitest";
import { approval, at } from "../../fixtures/databases/rows.ts";
import { putIntoReview, temporaryStore } from "../../fixtures/databases/scenes.ts";
import type { MessageFacts } from "../pipeline/message-store.ts";
import type { Store } from "./store.ts";

const H1 = ["0:a", "1:b", "2:c", "3:d", "4:e", "5:f", "6:g", "7:h"];
/** Shares five sketches of eight: another text. */
const H2 = [...H1.slice(0, 5), "5:x", "6:x", "7:x"];
const ada = { name: "", address: "ada@example.com" };
const bob = { name: "", address: "bob@example.com" };

/** A message that waits, or that was answered with a text. */
async function put(store: Store, id: string, facts: MessageFacts, reply?: string): Promise<void> {
  const draftId = await putIntoReview(store, id, { threadId: id, from: ada, ...facts });
  if (reply === undefined) return;
  const to = facts.from?.address ?? ada.address;
  const decision = { ...approval(id, draftId).decision, finalText: reply };
  await store.outbox.approve(approval(id, draftId, { decision, envelope: { from: "us@x", to } }));
}

const past = ({ messages }: Store, fields: { sender?: string; threadId?: string; since?: Date } = {}) =>
  messages.correspondence({
    id: "new",
    sender: "ADA@example.com",
    threadId: "new",
    sketch: H1,
    baseSubject: "order",
    since: at(-60),
    ...fields,
  });

describe("what went back and forth", () => {
  test("is nothing with a stranger", async () => {
    expect(await past(await temporaryStore())).toEqual({
      sameTextAnswered: 0,
      sameTextElsewhere: 0,
      sameSubjectReplies: 0,
      replies: [],
      recentReplies: [],
    });
  });

  test("counts the same text where it was answered, and other senders of it", async () => {
    const store = await temporaryStore();
    await put(store, "m1", { sketch: H1 }, "Five days.");
    await put(store, "m2", { sketch: H1 });
    await put(store, "m3", { sketch: H1, from: bob });
    await put(store, "m4", { sketch: H2 }, "Six days.");
    expect(await past(store)).toMatchObject({ sameTextAnswered: 1, sameTextElsewhere: 1 });
    expect(await past(store, { since: at(60) })).toMatchObject({ sameTextAnswered: 0, sameTextElsewhere: 0 });
  });

  test("counts replies to the sender under the same subject", async () => {
    const store = await temporaryStore();
    await put(store, "m1", { baseSubject: "order" }, "One.");
    await put(store, "m2", { baseSubject: "order" }, "Two.");
    await put(store, "m3", { baseSubject: "invoice" }, "Three.");
    await put(store, "m4", { baseSubject: "order", from: bob }, "Four.");
    expect(await past(store)).toMatchObject({ sameSubjectReplies: 2 });
  });

  test("gives the last replies to the sender and in the thread, as they were approved", async () => {
    const store = await temporaryStore();
    await put(store, "m1", {}, "One.");
    await put(store, "m2", { from: bob, threadId: "t" }, "Two.");
    await put(store, "m3", { from: bob }, "Three.");
    const { replies } = await past(store, { threadId: "t" });
    expect(replies.map(({ text, sentAt, automatic }) => [text, sentAt, automatic])).toEqual([
      ["Two.", null, false],
      ["One.", null, false],
    ]);
  });
});

describe("what a home knows of itself", () => {
  test("its secret is made once and stays", async () => {
    const { messages } = await temporaryStore();
    const key = await messages.tokenKey((size) => new Uint8Array(size).fill(1));
    expect(key).toEqual(new Uint8Array(32).fill(1));
    expect(await messages.tokenKey((size) => new Uint8Array(size).fill(2))).toEqual(key);
  });

  test("the receiving server of a mailbox is kept beside how far it was read", async () => {
    const { messages } = await temporaryStore();
    expect(await messages.server("imap://x")).toBeNull();
    const server = { authservId: "mx.x", methods: ["dmarc"] };
    await messages.setServer("imap://x", server);
    await messages.setCursor("imap://x", "7");
    expect(await messages.server("imap://x")).toEqual(server);
    expect(await messages.cursor("imap://x")).toBe("7");
    // Set-up is the first look at the mailbox, not this.
    expect(await messages.mailboxSince("imap://x", at(3))).toEqual(at(3));
  });
});
