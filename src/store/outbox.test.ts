import { describe, expect, test } from "vitest";
import { approval, at, draft, mail, stage } from "../../fixtures/databases/rows.ts";
import { putIntoOutbox, putIntoReview, temporaryStore } from "../../fixtures/databases/scenes.ts";

const rejection = (repliesTo: string, draftId: string | null) => ({
  repliesTo,
  draftId,
  decision: {
    verdict: "rejected" as const,
    finalText: null,
    editDistance: null,
    reason: "not ours",
    decidedAt: at(6),
  },
});

/** The contract of `Outbox`, for each adapter there is. */
describe.each([{ adapter: "SQLite", open: temporaryStore }])("the outbox in $adapter", ({ open }) => {
  describe("a person's decision", () => {
    test("an approval queues the final bytes, closes the draft and moves the message", async () => {
      const store = await open();
      const draftId = await putIntoReview(store, "m");
      const approved = approval("m", draftId);
      expect(await store.outbox.approve(approved)).toBe(true);
      const [entry] = await store.outbox.list({ limit: 9 });
      expect(entry).toEqual({
        id: entry?.id,
        repliesTo: "m",
        automatic: false,
        messageId: "<reply-m@example.org>",
        envelope: { from: "help@example.org", to: "ada@example.com" },
        subject: "Re: m",
        state: "queued",
        phase: null,
        attempts: 0,
        detail: null,
        createdAt: at(5),
        nextAttemptAt: null,
        sentAt: null,
        copiedAt: null,
      });
      expect(await store.outbox.find(entry?.id ?? "")).toEqual(entry);
      expect(await store.outbox.raw(entry?.id ?? "")).toEqual(Buffer.from(approved.raw));
      expect(await store.messages.openDraft("m")).toBeNull();
      expect(await store.messages.find("m")).toMatchObject({ state: "queued", reasons: ["approved"] });
    });

    test("only the first of two decisions on a message counts", async () => {
      const store = await open();
      const draftId = await putIntoReview(store, "m");
      expect(await store.outbox.approve(approval("m", draftId))).toBe(true);
      expect(await store.outbox.approve(approval("m", draftId, { messageId: "<other@us>" }))).toBe(false);
      expect(await store.outbox.reject(rejection("m", draftId))).toBe(false);
      expect(await store.outbox.list({ limit: 9 })).toHaveLength(1);
      expect(await store.messages.find("m")).toMatchObject({ state: "queued" });
    });

    test("a rejection closes the draft and queues nothing", async () => {
      const store = await open();
      const draftId = await putIntoReview(store, "m");
      expect(await store.outbox.reject(rejection("m", draftId))).toBe(true);
      expect(await store.outbox.approve(approval("m", draftId))).toBe(false);
      expect(await store.outbox.list({ limit: 9 })).toEqual([]);
      expect(await store.messages.openDraft("m")).toBeNull();
      expect(await store.messages.find("m")).toMatchObject({
        state: "rejected",
        reasons: ["rejected", "not ours"],
      });
    });

    test("a draft that was replaced meanwhile cannot be approved or rejected", async () => {
      const store = await open();
      const old = await putIntoReview(store, "m");
      await store.messages.commit(stage("m", { from: "review", to: "review", draft: draft("newer") }));
      expect(await store.outbox.approve(approval("m", old))).toBe(false);
      expect(await store.outbox.reject(rejection("m", old))).toBe(false);
      expect(await store.messages.openDraft("m")).toMatchObject({ text: "newer" });
      expect(await store.messages.find("m")).toMatchObject({ state: "review" });
    });

    test("a draft of another message is not taken for this one's", async () => {
      const store = await open();
      await putIntoReview(store, "m");
      const other = await putIntoReview(store, "n");
      expect(await store.outbox.approve(approval("m", other))).toBe(false);
      expect(await store.messages.openDraft("n")).not.toBeNull();
    });

    test("a message on hold is answered without a draft", async () => {
      const store = await open();
      await store.messages.receive(mail("m"));
      await store.messages.commit(stage("m", { to: "hold" }));
      expect(await store.outbox.approve(approval("m", null))).toBe(true);
      expect(await store.messages.find("m")).toMatchObject({ state: "queued" });
    });

    test.each(["received", "ignored", "quarantined", "sent", "rejected"] as const)(
      "a message that is %s waits for nobody",
      async (state) => {
        const store = await open();
        await store.messages.receive(mail("m"));
        await store.messages.commit(stage("m", { to: state }));
        expect(await store.outbox.approve(approval("m", null))).toBe(false);
        expect(await store.outbox.reject(rejection("m", null))).toBe(false);
        expect(await store.messages.find("m")).toMatchObject({ state });
      },
    );

    test("a message that was answered once never gets a second entry, even back in review", async () => {
      const store = await open();
      await putIntoOutbox(store, "m");
      await store.messages.commit(stage("m", { from: "queued", to: "review", draft: draft("again") }));
      const again = await store.messages.openDraft("m");
      const second = approval("m", again?.id ?? null, { messageId: "<second@us>" });
      expect(await store.outbox.approve(second)).toBe(false);
      expect(await store.outbox.list({ limit: 9 })).toHaveLength(1);
    });

    test("a Message-ID that another reply bears undoes the whole approval", async () => {
      const store = await open();
      await putIntoOutbox(store, "m", { messageId: "<same@us>" });
      const draftId = await putIntoReview(store, "n");
      await expect(store.outbox.approve(approval("n", draftId, { messageId: "<same@us>" }))).rejects.toThrow(
        "UNIQUE",
      );
      expect(await store.messages.find("n")).toMatchObject({ state: "review" });
      expect(await store.messages.openDraft("n")).toMatchObject({ id: draftId });
    });
  });

  describe("an automatic reply that is taken back", () => {
    test("goes while it was never tried; a person writes another one", async () => {
      const store = await open();
      const id = await putIntoOutbox(store, "m", { automatic: true });
      expect(await store.outbox.withdrawAutomatic(id, ["not proven"])).toBe(true);
      expect(await store.outbox.withdrawAutomatic(id, ["not proven"])).toBe(false);
      expect(await store.outbox.find(id)).toBeNull();
      expect(await store.outbox.claim(at(9))).toBeNull();
      expect(await store.messages.find("m")).toMatchObject({ state: "hold", reasons: ["not proven"] });
      expect(await store.messages.openDraft("m")).toBeNull();
      expect(await store.outbox.approve(approval("m", null, { messageId: "<other@us>" }))).toBe(true);
    });

    test("keeps its entry and bytes once it was tried, and is tried no more", async () => {
      const store = await open();
      const id = await putIntoOutbox(store, "m", { automatic: true });
      await store.outbox.claim(at(6));
      await store.outbox.settle(id, { state: "queued", detail: "451", at: at(7), nextAttemptAt: at(8) });
      expect(await store.outbox.withdrawAutomatic(id, ["not proven"])).toBe(true);
      expect(await store.outbox.find(id)).toMatchObject({
        state: "failed",
        detail: "not proven",
        attempts: 1,
      });
      expect(await store.messages.find("m")).toMatchObject({ state: "failed", reasons: ["not proven"] });
      expect(await store.outbox.claim(at(99))).toBeNull();
    });

    test("keeps its entry where it was uncertain and a person sent it again: it may have arrived", async () => {
      const store = await open();
      const id = await putIntoOutbox(store, "m", { automatic: true });
      await store.outbox.claim(at(6));
      await store.outbox.settle(id, { state: "uncertain", detail: "?", at: at(7) });
      const again = { state: "queued", detail: "again by hand", at: at(8), nextAttemptAt: at(8) } as const;
      await store.outbox.resolve(id, again);
      expect(await store.outbox.withdrawAutomatic(id, ["not proven"])).toBe(true);
      expect(await store.outbox.find(id)).toMatchObject({ state: "failed" });
    });

    test("is neither one on its way, nor sent, nor one that a person approved", async () => {
      const store = await open();
      const approved = await putIntoOutbox(store, "p");
      expect(await store.outbox.withdrawAutomatic(approved, ["no"])).toBe(false);
      await store.outbox.claim(at(6));
      const envelope = { from: "help@example.org", to: "bob@example.com" };
      const id = await putIntoOutbox(store, "m", { automatic: true, envelope });
      await store.outbox.claim(at(6));
      expect(await store.outbox.withdrawAutomatic(id, ["no"])).toBe(false);
      await store.outbox.settle(id, { state: "sent", detail: "250", at: at(7) });
      expect(await store.outbox.withdrawAutomatic(id, ["no"])).toBe(false);
      expect(await store.outbox.find(id)).toMatchObject({ state: "sent" });
    });

    test("goes when it is called wrong, and the next reply can be called wrong again", async () => {
      const store = await open();
      const id = await putIntoOutbox(store, "m", { automatic: true });
      const call = () => store.outbox.callWrong({ repliesTo: id, reason: "not so", at: at(6) });
      expect(await call()).toBe(true);
      expect(await store.outbox.find(id)).toBeNull();
      expect(await store.messages.find("m")).toMatchObject({
        state: "hold",
        reasons: ["called wrong before it was sent", "not so"],
      });
      expect(await call()).toBe(false);
      await store.outbox.approve(approval("m", null, { messageId: "<other@us>" }));
      expect(await call()).toBe(true);
      expect(await store.outbox.find(id)).toMatchObject({ state: "queued" });
    });

    test("counts as the last one to its person, also where the clock went back since", async () => {
      const store = await open();
      const { decision } = approval("a", null);
      await putIntoOutbox(store, "a", { decision: { ...decision, decidedAt: at(50) } });
      await putIntoOutbox(store, "b", { automatic: true, decision: { ...decision, decidedAt: at(5) } });
      const draftId = await putIntoReview(store, "c");
      expect(await store.outbox.approve(approval("c", draftId, { automatic: true }))).toBe(false);
    });
  });

  describe("lists", () => {
    test("entries are listed newest first, by state, and counted", async () => {
      const store = await open();
      for (const [i, id] of ["a", "b", "c"].entries()) {
        const { decision } = approval(id, null);
        await putIntoOutbox(store, id, { decision: { ...decision, decidedAt: at(i) } });
      }
      await store.outbox.claim(at(9));
      const answered = async (filter: Parameters<typeof store.outbox.list>[0]) =>
        (await store.outbox.list(filter)).map(({ repliesTo }) => repliesTo);
      expect(await answered({ limit: 2 })).toEqual(["c", "b"]);
      expect(await answered({ states: ["queued"], limit: 9 })).toEqual(["c", "b"]);
      expect(await answered({ states: ["sending"], limit: 9 })).toEqual(["a"]);
      expect(await store.outbox.countByState()).toEqual(
        new Map([
          ["queued", 2],
          ["sending", 1],
        ]),
      );
    });

    test("what is not on record is null", async () => {
      const { outbox } = await open();
      expect(await outbox.find("1")).toBeNull();
      expect(await outbox.find("no number")).toBeNull();
      expect(await outbox.raw("1")).toBeNull();
      expect(await outbox.claim(at(0))).toBeNull();
      expect(await outbox.nextDue()).toBeNull();
    });
  });

  describe("delivery", () => {
    test("a claim takes the oldest entry that is due, once", async () => {
      const store = await open();
      const first = await putIntoOutbox(store, "a");
      const second = await putIntoOutbox(store, "b");
      expect(await store.outbox.claim(at(9))).toMatchObject({
        id: first,
        state: "sending",
        phase: "connect",
        attempts: 1,
      });
      expect(await store.outbox.claim(at(9))).toMatchObject({ id: second });
      expect(await store.outbox.claim(at(9))).toBeNull();
    });

    test("an entry that goes back into the queue waits for its time and counts its attempts", async () => {
      const store = await open();
      const id = await putIntoOutbox(store, "m");
      await store.outbox.claim(at(6));
      await store.outbox.enterData(id);
      await store.outbox.settle(id, {
        state: "queued",
        detail: "451 later",
        at: at(7),
        nextAttemptAt: at(20),
      });
      expect(await store.outbox.find(id)).toMatchObject({
        state: "queued",
        phase: null,
        detail: "451 later",
        nextAttemptAt: at(20),
      });
      expect(await store.messages.find("m")).toMatchObject({ state: "queued", reasons: ["451 later"] });
      expect(await store.outbox.nextDue()).toEqual(at(20));
      expect(await store.outbox.claim(at(19))).toBeNull();
      expect(await store.outbox.claim(at(20))).toMatchObject({ id, attempts: 2, nextAttemptAt: null });
      expect(await store.outbox.nextDue()).toBeNull();
    });

    test("the next one due is the earliest of all", async () => {
      const store = await open();
      const waits = await putIntoOutbox(store, "a");
      await store.outbox.claim(at(6));
      await store.outbox.settle(waits, {
        state: "queued",
        detail: "later",
        at: at(7),
        nextAttemptAt: at(30),
      });
      expect(await store.outbox.nextDue()).toEqual(at(30));
      await putIntoOutbox(store, "b");
      expect(await store.outbox.nextDue()).toEqual(at(5));
    });

    test("a sent entry is sent with its message, and waits for its copy", async () => {
      const store = await open();
      const id = await putIntoOutbox(store, "m");
      await store.outbox.claim(at(6));
      await store.outbox.enterData(id);
      expect(await store.outbox.find(id)).toMatchObject({ state: "sending", phase: "data" });
      await store.outbox.settle(id, { state: "sent", detail: "250 ok", at: at(7) });
      expect(await store.outbox.find(id)).toMatchObject({
        state: "sent",
        phase: null,
        detail: "250 ok",
        sentAt: at(7),
      });
      expect(await store.messages.find("m")).toMatchObject({ state: "sent", reasons: ["250 ok"] });
      expect((await store.outbox.withoutCopy(9)).map((entry) => entry.id)).toEqual([id]);
      await store.outbox.markCopied(id, at(8));
      expect(await store.outbox.withoutCopy(9)).toEqual([]);
      expect(await store.outbox.find(id)).toMatchObject({ copiedAt: at(8) });
    });

    test("an uncertain entry keeps the phase that it reached", async () => {
      const store = await open();
      const id = await putIntoOutbox(store, "m");
      await store.outbox.claim(at(6));
      await store.outbox.enterData(id);
      await store.outbox.settle(id, { state: "uncertain", detail: "line broke", at: at(7) });
      expect(await store.outbox.find(id)).toMatchObject({ state: "uncertain", phase: "data", sentAt: null });
      expect(await store.messages.find("m")).toMatchObject({ state: "uncertain", reasons: ["line broke"] });
      expect(await store.outbox.claim(at(99))).toBeNull();
    });

    test("nothing but an entry that is being sent can enter DATA or be settled", async () => {
      const store = await open();
      const id = await putIntoOutbox(store, "m");
      const sent = { state: "sent", detail: "250", at: at(7) } as const;
      await expect(store.outbox.enterData(id)).rejects.toThrow(`outbox entry ${id} is not sending`);
      await expect(store.outbox.settle(id, sent)).rejects.toThrow(`outbox entry ${id} is not sending`);
      await store.outbox.claim(at(6));
      await store.outbox.settle(id, sent);
      await expect(store.outbox.settle(id, { ...sent, state: "failed" })).rejects.toThrow("is not sending");
      expect(await store.outbox.find(id)).toMatchObject({ state: "sent" });
      expect(await store.messages.find("m")).toMatchObject({ state: "sent" });
    });

    test.each(["uncertain", "failed"] as const)(
      "a person's word resolves an entry that is %s",
      async (state) => {
        const store = await open();
        const id = await putIntoOutbox(store, "m");
        await store.outbox.claim(at(6));
        await store.outbox.settle(id, { state, detail: "?", at: at(7) });
        const found = { state: "sent", detail: "found in the Sent folder", at: at(8) } as const;
        expect(await store.outbox.resolve(id, found)).toBe(true);
        expect(await store.outbox.find(id)).toMatchObject({ state: "sent", sentAt: at(8), phase: null });
        expect(await store.messages.find("m")).toMatchObject({ state: "sent" });
        expect(await store.outbox.resolve(id, found)).toBe(false);
      },
    );

    test("an uncertain entry that a person sends again goes out with the same bytes and Message-ID", async () => {
      const store = await open();
      const id = await putIntoOutbox(store, "m");
      const before = { raw: await store.outbox.raw(id), messageId: (await store.outbox.find(id))?.messageId };
      await store.outbox.claim(at(6));
      await store.outbox.settle(id, { state: "uncertain", detail: "?", at: at(7) });
      const again = {
        state: "queued",
        detail: "sent again by hand",
        at: at(8),
        nextAttemptAt: at(8),
      } as const;
      expect(await store.outbox.resolve(id, again)).toBe(true);
      const claimed = await store.outbox.claim(at(8));
      expect(claimed).toMatchObject({ id, messageId: before.messageId, attempts: 1 });
      expect(await store.outbox.raw(id)).toEqual(before.raw);
    });

    test("a queued or sent entry is nothing to resolve", async () => {
      const store = await open();
      const id = await putIntoOutbox(store, "m");
      const failed = { state: "failed", detail: "no", at: at(8) } as const;
      expect(await store.outbox.resolve(id, failed)).toBe(false);
      expect(await store.outbox.resolve("77", failed)).toBe(false);
      expect(await store.messages.find("m")).toMatchObject({ state: "queued" });
    });
  });
});
