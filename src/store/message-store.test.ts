import { describe, expect, test } from "vitest";
import { approval, at, draft, mail, stage } from "../../fixtures/databases/rows.ts";
import { putIntoReview, temporaryStore } from "../../fixtures/databases/scenes.ts";
import type { ThreadQuery } from "../pipeline/message-store.ts";
import type { State } from "../pipeline/state.ts";

/** What a mail asks that refers to these Message-IDs and to nothing else. */
const naming = (...references: string[]): ThreadQuery => ({
  messageId: null,
  references,
  ours: [],
  tickets: [],
  subject: null,
});

/** The contract of `MessageStore`, for each adapter there is. */
describe.each([{ adapter: "SQLite", open: temporaryStore }])("messages in $adapter", ({ open }) => {
  describe("receiving", () => {
    test("the moment a mailbox was first seen stays", async () => {
      const { messages } = await open();
      expect(await messages.mailboxSince("a", at(1))).toEqual(at(1));
      expect(await messages.mailboxSince("a", at(2))).toEqual(at(1));
      expect(await messages.mailboxSince("b", at(3))).toEqual(at(3));
    });

    test("a mailbox whose mail came before anybody asked is first seen when somebody asks", async () => {
      const { messages } = await open();
      await messages.receive(mail("m", { mailbox: "a" }));
      expect(await messages.mailboxSince("a", at(4))).toEqual(at(4));
      expect(await messages.cursor("a")).toBe("cursor-m");
    });

    test("a new mail is on record with its bytes, its place and the mailbox's cursor", async () => {
      const { messages } = await open();
      expect(await messages.cursor("box")).toBeNull();
      const received = mail("m1", { mailbox: "box", arrivedAt: at(3) });
      expect(await messages.receive(received)).toBe("new");
      expect(await messages.raw("m1")).toEqual(Buffer.from(received.raw));
      expect(await messages.cursor("box")).toBe("cursor-m1");
      expect(await messages.isKnown("box", received.place)).toBe(true);
      expect(await messages.find("m1")).toEqual({
        id: "m1",
        mailbox: "box",
        state: "received",
        reasons: [],
        messageId: null,
        from: null,
        subject: "",
        date: null,
        arrivedAt: at(3),
        threadId: null,
        verdict: null,
        intent: null,
        language: null,
      });
    });

    test("bytes that are a window on a larger buffer are kept as the window shows them", async () => {
      const { messages } = await open();
      await messages.receive(mail("m", { raw: new Uint8Array([0, 1, 2, 255, 4]).subarray(1, 4) }));
      expect([...((await messages.raw("m")) ?? [])]).toEqual([1, 2, 255]);
    });

    test("the same mail at another place is noted and changes nothing else", async () => {
      const { messages } = await open();
      await messages.receive(mail("m"));
      await messages.commit(stage("m"));
      const elsewhere = { folder: "Archive", uidValidity: "9", uid: "1" };
      const again = mail("m", { place: elsewhere, arrivedAt: at(9), cursor: "later" });
      expect(await messages.receive(again)).toBe("again");
      expect(await messages.isKnown(again.mailbox, elsewhere)).toBe(true);
      expect(await messages.cursor(again.mailbox)).toBe("later");
      expect(await messages.find("m")).toMatchObject({ state: "screened", arrivedAt: at(0) });
    });

    test("a place is known by all of its four parts", async () => {
      const { messages } = await open();
      await messages.receive(
        mail("m", { mailbox: "box", place: { folder: "F", uidValidity: "1", uid: "2" } }),
      );
      expect(await messages.isKnown("box", { folder: "F", uidValidity: "1", uid: "2" })).toBe(true);
      expect(await messages.isKnown("fox", { folder: "F", uidValidity: "1", uid: "2" })).toBe(false);
      expect(await messages.isKnown("box", { folder: "G", uidValidity: "1", uid: "2" })).toBe(false);
      expect(await messages.isKnown("box", { folder: "F", uidValidity: "2", uid: "2" })).toBe(false);
      expect(await messages.isKnown("box", { folder: "F", uidValidity: "1", uid: "3" })).toBe(false);
    });
  });

  describe("lists", () => {
    test("open messages come oldest first, those of one moment in the order of receipt", async () => {
      const { messages } = await open();
      for (const [id, minute] of [
        ["late", 3],
        ["z", 1],
        ["a", 1],
        ["done", 0],
      ] as const)
        await messages.receive(mail(id, { arrivedAt: at(minute) }));
      await messages.commit(stage("done", { to: "ignored" }));
      await messages.commit(stage("z", { to: "triaged" }));
      expect(await messages.open()).toEqual(["z", "a", "late"]);
    });

    test("a list is newest first, limited, and only of the states that are asked for", async () => {
      const { messages } = await open();
      for (const [i, id] of ["a", "b", "c", "d"].entries())
        await messages.receive(mail(id, { arrivedAt: at(i) }));
      await messages.commit(stage("c", { to: "review" }));
      const ids = async (filter: { states?: State[]; limit: number }) =>
        (await messages.list(filter)).map(({ id }) => id);
      expect(await ids({ limit: 3 })).toEqual(["d", "c", "b"]);
      expect(await ids({ states: ["received"], limit: 2 })).toEqual(["d", "b"]);
      expect(await ids({ states: ["received", "review"], limit: 9 })).toEqual(["d", "c", "b", "a"]);
      expect(await ids({ states: [], limit: 9 })).toEqual([]);
    });

    test("messages are counted by state, states without one are left out", async () => {
      const { messages } = await open();
      for (const id of ["a", "b", "c"]) await messages.receive(mail(id));
      await messages.commit(stage("c", { to: "hold" }));
      expect(await messages.countByState()).toEqual(
        new Map([
          ["received", 2],
          ["hold", 1],
        ]),
      );
    });

    test("a prefix finds at most two ids, and wildcards of SQL are plain letters", async () => {
      const { messages } = await open();
      for (const id of ["abc", "abd", "abe", "b%", "b_x"]) await messages.receive(mail(id));
      expect(await messages.idsLike("abd")).toEqual(["abd"]);
      expect(await messages.idsLike("ab")).toEqual(["abc", "abd"]);
      expect(await messages.idsLike("b%")).toEqual(["b%"]);
      expect(await messages.idsLike("%")).toEqual([]);
      expect(await messages.idsLike("")).toHaveLength(2);
    });

    test("what is not on record is null", async () => {
      const { messages } = await open();
      expect(await messages.find("x")).toBeNull();
      expect(await messages.raw("x")).toBeNull();
      expect(await messages.openDraft("x")).toBeNull();
      expect(await messages.outcomes("x")).toEqual(new Map());
      expect(await messages.runs("x")).toEqual([]);
    });
  });

  describe("the road", () => {
    test("a stage's outcome, facts, reasons and state come on record together", async () => {
      const { messages } = await open();
      await messages.receive(mail("m"));
      const facts = {
        messageId: "<1@x>",
        from: { name: "Ada", address: "ada@example.com" },
        subject: "Hello",
        date: "2026-03-01T12:00:00Z",
        threadId: "t1",
        verdict: "human",
        intent: "refund",
        language: "en",
      };
      expect(await messages.commit(stage("m", { reasons: ["plain"], facts }))).toEqual([]);
      expect(await messages.find("m")).toMatchObject({ state: "screened", reasons: ["plain"], ...facts });
      expect(await messages.runs("m")).toEqual([stage("m").run]);
      expect(await messages.outcomes("m")).toEqual(new Map([["screen", { verdict: "human" }]]));
    });

    test("facts that are not given stay as they are, and null takes one away", async () => {
      const { messages } = await open();
      await messages.receive(mail("m"));
      const from = { name: "Ada", address: "ada@example.com" };
      await messages.commit(stage("m", { facts: { subject: "Hello", from, language: "en" } }));
      await messages.commit(
        stage("m", { from: "screened", to: "triaged", facts: { from: null, intent: "refund" } }),
      );
      expect(await messages.find("m")).toMatchObject({
        subject: "Hello",
        from: null,
        language: "en",
        intent: "refund",
      });
    });

    test("a stage that started from a state the message has left writes nothing", async () => {
      const { messages } = await open();
      await messages.receive(mail("m"));
      await messages.commit(stage("m"));
      const late = stage("m", {
        to: "ignored",
        facts: { subject: "late", threadId: "t" },
        draft: draft("late"),
      });
      expect(await messages.commit(late)).toBeNull();
      expect(await messages.find("m")).toMatchObject({ state: "screened", subject: "", threadId: null });
      expect(await messages.runs("m")).toHaveLength(1);
      expect(await messages.openDraft("m")).toBeNull();
      expect(await messages.commit(stage("unknown"))).toBeNull();
    });

    test("the outcome of a stage that ran again is that of its last run, and both runs are kept", async () => {
      const { messages } = await open();
      await messages.receive(mail("m"));
      const run = stage("m").run;
      await messages.commit(stage("m", { to: "received", run: { ...run, outcome: 1 } }));
      await messages.commit(stage("m", { run: { ...run, outcome: undefined } }));
      expect(await messages.outcomes("m")).toEqual(new Map([["screen", null]]));
      expect((await messages.runs("m")).map(({ outcome }) => outcome)).toEqual([1, null]);
    });

    test("a draft comes back as it was written, and a new one replaces it", async () => {
      const store = await open();
      const { messages } = store;
      const first = await putIntoReview(store, "m");
      expect(await messages.openDraft("m")).toEqual({
        ...draft("draft for m"),
        id: first,
        messageId: "m",
        state: "open",
        createdAt: new Date(at(1).getTime() + 3),
      });
      await messages.commit(stage("m", { from: "review", to: "review", draft: draft("better") }));
      const second = await messages.openDraft("m");
      expect(second?.text).toBe("better");
      expect(second?.id).not.toBe(first);
    });
  });

  describe("threads", () => {
    test("a thread is found by the Message-ID of a mail in it and by that of our reply", async () => {
      const store = await open();
      const from = { name: "", address: "Ada@Example.com" };
      const draftId = await putIntoReview(store, "m1", { messageId: "<1@x>", threadId: "t1", from });
      await store.outbox.approve(approval("m1", draftId, { messageId: "<r1@us>" }));
      const found = { threadId: "t1", link: "reference", participants: ["ada@example.com"] };
      expect(await store.messages.threadsOf(naming("<1@x>"))).toEqual([{ ...found, messageIds: ["<1@x>"] }]);
      expect(await store.messages.threadsOf(naming("<r1@us>"))).toEqual([
        { ...found, messageIds: ["<r1@us>"] },
      ]);
      expect(await store.messages.threadsOf(naming("<1@x>", "<no@x>", "<r1@us>"))).toEqual([
        { ...found, messageIds: ["<1@x>", "<r1@us>"] },
      ]);
      expect(await store.messages.threadsOf(naming("<no@x>"))).toEqual([]);
      expect(await store.messages.threadsOf(naming())).toEqual([]);
    });

    test("everybody who wrote in a thread, or was answered in it, takes part in it", async () => {
      const store = await open();
      const from = (address: string) => ({ name: "", address });
      const draftId = await putIntoReview(store, "m1", {
        messageId: "<1@x>",
        threadId: "t",
        from: from("ada@x"),
      });
      await putIntoReview(store, "m2", { messageId: "<2@x>", threadId: "t", from: from("bob@x") });
      await putIntoReview(store, "m3", { messageId: "<3@x>", threadId: "other", from: from("eve@x") });
      await store.outbox.approve(approval("m1", draftId, { envelope: { from: "us@y", to: "Desk@x" } }));
      const [thread] = await store.messages.threadsOf(naming("<2@x>"));
      expect(new Set(thread?.participants)).toEqual(new Set(["ada@x", "bob@x", "desk@x"]));
    });

    test("one Message-ID that two threads hold finds both", async () => {
      const store = await open();
      await putIntoReview(store, "m1", { messageId: "<same@x>", threadId: "t1" });
      await putIntoReview(store, "m2", { messageId: "<same@x>", threadId: "t2" });
      await putIntoReview(store, "m3", { messageId: "<same@x>" });
      const threads = await store.messages.threadsOf(naming("<same@x>"));
      expect(threads.map(({ threadId }) => threadId).sort()).toEqual(["t1", "t2"]);
    });

    test("our own Message-IDs are told from others", async () => {
      const store = await open();
      const draftId = await putIntoReview(store, "m1", { messageId: "<1@x>" });
      await store.outbox.approve(approval("m1", draftId, { messageId: "<r1@us>" }));
      expect(await store.messages.ownMessageIds(["<1@x>", "<r1@us>", "<r1@us>"])).toEqual(["<r1@us>"]);
      expect(await store.messages.ownMessageIds([])).toEqual([]);
    });

    test("a long list of references is looked up whole", async () => {
      const store = await open();
      await putIntoReview(store, "m1", { messageId: "<1@x>", threadId: "t1" });
      const references = Array.from({ length: 40_000 }, (_, i) => `<${i}@y>`);
      expect(await store.messages.threadsOf(naming(...references, "<1@x>"))).toHaveLength(1);
    });

    test("replies are counted by address, by thread and in all, from a moment on", async () => {
      const store = await open();
      const reply = async (id: string, threadId: string, to: string, minute: number) => {
        const draftId = await putIntoReview(store, id, { threadId });
        const decision = { ...approval(id, draftId).decision, decidedAt: at(minute) };
        await store.outbox.approve(approval(id, draftId, { envelope: { from: "us@y", to }, decision }));
      };
      await reply("m1", "t1", "Ada@Example.com", 1);
      await reply("m2", "t1", "ada@example.com", 2);
      await reply("m3", "t2", "bob@example.com", 3);
      const count = (address: string, threadId: string | null, since: number) =>
        store.messages.repliesSince({ address, threadId, since: at(since) });
      expect(await count("ada@example.COM", "t1", 0)).toEqual({
        toAddress: 2,
        inThread: 2,
        all: 3,
      });
      expect(await count("ada@example.com", "t2", 2)).toEqual({
        toAddress: 1,
        inThread: 1,
        all: 2,
      });
      expect(await count("eve@example.com", null, 0)).toEqual({
        toAddress: 0,
        inThread: 0,
        all: 3,
      });
    });
  });
});
