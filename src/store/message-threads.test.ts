import { describe, expect, test } from "vitest";
import { approval, at, mail, stage } from "../../fixtures/databases/rows.ts";
import { putIntoReview, temporaryStore } from "../../fixtures/databases/scenes.ts";
import type { MessageFacts, ThreadQuery } from "../pipeline/message-store.ts";
import type { Store } from "./store.ts";

const ada = { name: "Ada", address: "ada@example.com" };
const NOTHING: ThreadQuery = { messageId: null, references: [], ours: [], tickets: [], subject: null };

const find = async ({ messages }: Store, query: Partial<ThreadQuery>): Promise<string[]> =>
  (await messages.threadsOf({ ...NOTHING, ...query })).map(({ threadId, link }) => `${threadId} ${link}`);

/** A message that waits, in a thread of its own unless the facts say otherwise. */
const put = async (store: Store, id: string, facts: MessageFacts = {}): Promise<string> =>
  putIntoReview(store, id, { threadId: id, from: ada, verdict: "human", ...facts });

describe("the threads a mail may belong to", () => {
  test("are found by the ticket, and only by a whole one", async () => {
    const store = await temporaryStore();
    await put(store, "m1", { ticket: "A1B2C3" });
    expect(await find(store, { tickets: ["A1B2C3"] })).toEqual(["m1 ticket"]);
    expect(await find(store, { tickets: ["A1B2C", "ZZ99ZZ"] })).toEqual([]);
  });

  test("are found by the message that a reply of ours answers, without the reply being on record", async () => {
    const store = await temporaryStore();
    await put(store, "m1");
    const ours = [
      { messageId: "<r@us>", repliesTo: "m1" },
      { messageId: "<x@us>", repliesTo: "gone" },
    ];
    expect(await find(store, { ours })).toEqual(["m1 reference"]);
  });

  test("are found by a reference to a mail that nobody has seen", async () => {
    const store = await temporaryStore();
    await put(store, "m1", { messageId: "<1@x>", references: ["<ghost@x>"] });
    expect(await find(store, { references: ["<ghost@x>"] })).toEqual(["m1 relative"]);
    expect(await find(store, { references: ["<another@x>"] })).toEqual([]);
  });

  test("are found where the answer came before the mail that it answers", async () => {
    const store = await temporaryStore();
    await put(store, "m2", { messageId: "<2@x>", references: ["<1@x>"] });
    expect(await find(store, { messageId: "<1@x>" })).toEqual(["m2 relative"]);
  });

  test("are each found once, by the strongest link", async () => {
    const store = await temporaryStore();
    const facts = { messageId: "<1@x>", ticket: "A1B2C3", baseSubject: "order", references: ["<0@x>"] };
    await put(store, "m1", facts);
    const subject = { base: "order", sender: "ada@example.com", since: at(-60) };
    const query = { references: ["<0@x>", "<1@x>"], tickets: ["A1B2C3"], subject };
    expect(await find(store, query)).toEqual(["m1 reference"]);
  });

  test("are found by subject for their own sender, since a moment", async () => {
    const store = await temporaryStore();
    await put(store, "m1", { baseSubject: "my order" });
    await put(store, "m2", { baseSubject: "my order", verdict: "auto-reply" });
    const by = (sender: string, since: Date, base = "my order") =>
      find(store, { subject: { base, sender, since } });
    expect(await by("ADA@example.com", at(-60))).toEqual(["m1 subject"]);
    expect(await by("bob@example.com", at(-60))).toEqual([]);
    expect(await by("ada@example.com", at(60))).toEqual([]);
    expect(await by("ada@example.com", at(-60), "order")).toEqual([]);
  });

  test("two mails that refer to each other are no riddle", async () => {
    const store = await temporaryStore();
    await put(store, "m1", { messageId: "<1@x>", references: ["<2@x>"] });
    expect(await find(store, { messageId: "<2@x>", references: ["<1@x>"] })).toEqual(["m1 reference"]);
  });

  test("a thread from before there were tickets gets one with its next mail", async () => {
    const store = await temporaryStore();
    await put(store, "m1");
    await put(store, "m2", { threadId: "m1", ticket: "A1B2C3" });
    await put(store, "m3", { threadId: "m1", ticket: "ZZ99ZZ" });
    expect(await find(store, { tickets: ["A1B2C3"] })).toEqual(["m1 ticket"]);
    expect(await find(store, { tickets: ["ZZ99ZZ"] })).toEqual([]);
  });
});

describe("a burst", () => {
  test("is what waits of one sender in one thread", async () => {
    const store = await temporaryStore();
    await put(store, "m1", { threadId: "t" });
    await put(store, "m2", { threadId: "t" });
    await put(store, "m3", { threadId: "t", from: { name: "", address: "bob@example.com" } });
    await put(store, "m4", { threadId: "other" });
    await put(store, "m5", { threadId: "t", verdict: "auto-reply" });
    expect(await store.messages.waitingFrom("ADA@example.com", "t", 9)).toEqual(["m1", "m2"]);
  });

  test("ends the wait of the earlier ones, and what was joined to them follows", async () => {
    const store = await temporaryStore();
    const { messages } = store;
    for (const id of ["m1", "m2"]) await put(store, id, { threadId: "t" });
    await messages.receive(mail("m3"));
    await messages.commit(stage("m2", { from: "review", to: "review", joins: ["m1"] }));
    await messages.commit(stage("m3", { joins: ["m2"] }));
    expect(await messages.find("m1")).toMatchObject({
      state: "joined",
      reasons: ["answered together with m2"],
    });
    expect(await messages.find("m2")).toMatchObject({ state: "joined" });
    expect(await messages.joinedTo("m3")).toEqual(["m1", "m2"]);
    expect(await messages.openDraft("m1")).toBeNull();
  });

  test("leaves alone what somebody has decided meanwhile", async () => {
    const store = await temporaryStore();
    const draftId = await put(store, "m1");
    await store.outbox.approve(approval("m1", draftId));
    await store.messages.receive(mail("m2"));
    await store.messages.commit(stage("m2", { joins: ["m1"] }));
    expect(await store.messages.find("m1")).toMatchObject({ state: "queued" });
    expect(await store.messages.joinedTo("m2")).toEqual([]);
  });
});
