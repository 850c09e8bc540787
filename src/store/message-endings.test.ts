import { describe, expect, test } from "vitest";
import { approval, at, mail, stage } from "../../fixtures/databases/rows.ts";
import { putIntoOutbox, putIntoReview, temporaryStore } from "../../fixtures/databases/scenes.ts";
import type { Store } from "./store.ts";

const ada = { name: "", address: "ada@example.com" };

const answer = (messageIds: string[], recipients = ["Ada@Example.com"]) => ({
  messageIds,
  recipients,
  reason: "help@example.org answered it",
});

describe("an answer from outside of smb", () => {
  test("withdraws the draft of the mail that it answers", async () => {
    const { messages, ...store } = await temporaryStore();
    await putIntoReview({ messages, ...store }, "m1", { messageId: "<1@x>", from: ada });
    expect(await messages.answeredElsewhere(answer(["<0@x>", "<1@x>"]))).toEqual(["m1"]);
    expect(await messages.find("m1")).toMatchObject({
      state: "answered",
      reasons: ["help@example.org answered it"],
    });
    expect(await messages.openDraft("m1")).toBeNull();
    expect(await messages.answeredElsewhere(answer(["<1@x>"]))).toEqual([]);
  });

  test("that went to somebody else is none", async () => {
    const store = await temporaryStore();
    await putIntoReview(store, "m1", { messageId: "<1@x>", from: ada });
    expect(await store.messages.answeredElsewhere(answer(["<1@x>"], ["courier@example.net"]))).toEqual([]);
    expect(await store.messages.find("m1")).toMatchObject({ state: "review" });
  });

  test("counts where it went to the Reply-To of a form", async () => {
    const store = await temporaryStore();
    const form = { name: "", address: "form@example.org" };
    await putIntoReview(store, "m1", { messageId: "<1@x>", from: form, replyTo: "Ada@example.com" });
    expect(await store.messages.answeredElsewhere(answer(["<1@x>"]))).toEqual(["m1"]);
  });

  test("takes nothing back that was approved", async () => {
    const store = await temporaryStore();
    const draftId = await putIntoReview(store, "m1", { messageId: "<1@x>", from: ada });
    await store.outbox.approve(approval("m1", draftId));
    expect(await store.messages.answeredElsewhere(answer(["<1@x>"]))).toEqual([]);
  });
});

describe("a bounce", () => {
  const bounced = async (store: Store, id: string): Promise<void> => {
    await store.messages.receive(mail("b"));
    const bounces = { repliesTo: id, reason: "did not arrive: the mailbox does not exist" };
    await store.messages.commit(stage("b", { to: "ignored", bounces }));
  };

  const send = async (store: Store, id: string): Promise<void> => {
    await putIntoOutbox(store, id);
    await store.outbox.claim(at(9));
    await store.outbox.settle(id, { state: "sent", detail: "250 ok", at: at(9) });
  };

  test("marks the delivery as failed, with its reason", async () => {
    const store = await temporaryStore();
    await send(store, "m1");
    await bounced(store, "m1");
    const failed = { state: "failed", detail: "did not arrive: the mailbox does not exist" };
    expect(await store.outbox.find("m1")).toMatchObject(failed);
    expect(await store.messages.find("m1")).toMatchObject({ state: "failed", reasons: [failed.detail] });
  });

  test("of a reply that is not sent yet changes nothing", async () => {
    const store = await temporaryStore();
    await putIntoOutbox(store, "m1");
    await bounced(store, "m1");
    expect(await store.outbox.find("m1")).toMatchObject({ state: "queued" });
    expect(await store.messages.find("m1")).toMatchObject({ state: "queued" });
  });

  test("is joined by the Message-ID, else by a recipient who got one reply", async () => {
    const store = await temporaryStore();
    for (const id of ["m1", "m2"]) await send(store, id);
    const find = (messageIds: string[], recipients: string[], since = at(0)) =>
      store.messages.bouncedReply({ messageIds, recipients, since });
    expect(await find(["<x@y>", "<reply-m1@example.org>"], [])).toEqual({
      repliesTo: "m1",
      by: "message-id",
    });
    // Both went to Ada.
    expect(await find([], ["ada@example.com"])).toBeNull();
    await putIntoReview(store, "m3", {});
    const draftId = (await store.messages.openDraft("m3"))?.id ?? null;
    await store.outbox.approve(
      approval("m3", draftId, { envelope: { from: "us@x", to: "bob@example.com" } }),
    );
    await store.outbox.claim(at(9));
    await store.outbox.settle("m3", { state: "sent", detail: "250 ok", at: at(9) });
    expect(await find([], ["BOB@example.com"])).toEqual({ repliesTo: "m3", by: "recipient" });
    expect(await find([], ["bob@example.com"], at(10))).toBeNull();
  });
});

describe("an automatic reply", () => {
  test("is never the second in a row to one person", async () => {
    const store = await temporaryStore();
    const reply = async (id: string, automatic: boolean, to = "ada@example.com"): Promise<boolean> => {
      const draftId = await putIntoReview(store, id, { threadId: id });
      return store.outbox.approve(approval(id, draftId, { automatic, envelope: { from: "us@x", to } }));
    };
    expect(await reply("m1", true)).toBe(true);
    expect(await reply("m2", true, "ADA@example.com")).toBe(false);
    expect(await reply("m3", true, "bob@example.com")).toBe(true);
    expect(await reply("m4", false)).toBe(true);
    expect(await reply("m5", true)).toBe(true);
  });

  test("is never the second in a row in one thread, whoever writes", async () => {
    const store = await temporaryStore();
    const reply = async (id: string, to: string): Promise<boolean> => {
      const draftId = await putIntoReview(store, id, { threadId: "t" });
      return store.outbox.approve(approval(id, draftId, { automatic: true, envelope: { from: "us@x", to } }));
    };
    expect(await reply("m1", "ada@example.com")).toBe(true);
    expect(await reply("m2", "bob@example.com")).toBe(false);
    expect(await store.messages.find("m2")).toMatchObject({ state: "review" });
  });
});

describe("a message that is taken back to the start of its road", () => {
  test("waits for its first stage again, without its draft", async () => {
    const store = await temporaryStore();
    await putIntoReview(store, "m1");
    expect(await store.messages.restart("m1")).toBe(true);
    expect(await store.messages.find("m1")).toMatchObject({ state: "received" });
    expect(await store.messages.openDraft("m1")).toBeNull();
    expect(await store.messages.open()).toEqual(["m1"]);
    expect(await store.messages.restart("m1")).toBe(false);
  });

  test.each(["quarantined", "ignored"] as const)("may have been %s", async (to) => {
    const { messages } = await temporaryStore();
    await messages.receive(mail("m1"));
    await messages.commit(stage("m1", { to }));
    expect(await messages.restart("m1")).toBe(true);
  });

  test("has no reply in the outbox, or nothing is done", async () => {
    const store = await temporaryStore();
    await putIntoOutbox(store, "m1");
    expect(await store.messages.restart("m1")).toBe(false);
    expect(await store.messages.find("m1")).toMatchObject({ state: "queued" });
    expect(await store.messages.restart("nobody")).toBe(false);
  });

  test("lets go of what was joined to it", async () => {
    const store = await temporaryStore();
    await putIntoReview(store, "m1", { from: ada });
    await putIntoReview(store, "m2", { from: ada });
    await store.messages.commit(stage("m2", { from: "review", to: "review", joins: ["m1"] }));
    expect(await store.messages.find("m1")).toMatchObject({ state: "joined" });
    await store.messages.restart("m2");
    expect(await store.messages.find("m1")).toMatchObject({ state: "hold" });
  });
});
