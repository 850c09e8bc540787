import { describe, expect, test } from "vitest";
import { heldClock } from "../../fixtures/clock.ts";
import { putIntoOutbox, temporaryStore } from "../../fixtures/databases/scenes.ts";
import type { SentFolder } from "../mail/mailbox.ts";
import type { Store } from "../store/store.ts";
import { recoverInterrupted, resolveFromSent } from "./reconcile.ts";

const clock = heldClock();
const LATER = new Date("2026-03-02T00:00:00Z");

const sentFolder = (has: SentFolder["has"]): SentFolder => ({
  has,
  append: () => Promise.reject(new Error("appended")),
  keepsOwnCopies: () => Promise.reject(new Error("asked")),
});

/** Leaves the reply as a process does that died while it sent. */
async function interrupt(store: Store, id: string, phase: "connect" | "data"): Promise<void> {
  await putIntoOutbox(store, id);
  await store.outbox.claim(LATER);
  if (phase === "data") await store.outbox.enterData(id);
}

async function makeUncertain(store: Store, id: string): Promise<void> {
  await interrupt(store, id, "data");
  await store.outbox.settle(id, { state: "uncertain", detail: "silence", at: clock.now() });
}

describe("recoverInterrupted", () => {
  test("what was cut off before DATA is due again, at once", async () => {
    const store = await temporaryStore();
    await interrupt(store, "one", "connect");
    const [entry] = await recoverInterrupted({ outbox: store.outbox, sent: null, clock });
    expect(entry).toMatchObject({
      id: "one",
      state: "queued",
      attempts: 1,
      phase: null,
      nextAttemptAt: clock.now(),
      detail: "smb stopped before the server was given this mail",
    });
    expect(await store.outbox.claim(clock.now())).toMatchObject({ id: "one", attempts: 2 });
  });

  test("what was cut off after DATA is uncertain, and is not claimed again", async () => {
    const store = await temporaryStore();
    await interrupt(store, "one", "data");
    const [entry] = await recoverInterrupted({ outbox: store.outbox, sent: null, clock });
    expect(entry).toMatchObject({ state: "uncertain", phase: "data", nextAttemptAt: null });
    expect(await store.messages.find("one")).toMatchObject({ state: "uncertain" });
    expect(await store.outbox.claim(LATER)).toBeNull();
  });

  test("nothing else is touched, and a second look finds nothing", async () => {
    const store = await temporaryStore();
    await makeUncertain(store, "uncertain");
    await interrupt(store, "failed", "connect");
    await store.outbox.settle("failed", { state: "failed", detail: "550", at: clock.now() });
    await putIntoOutbox(store, "queued");
    const before = await store.outbox.list({ limit: 9 });
    expect(await recoverInterrupted({ outbox: store.outbox, sent: null, clock })).toEqual([]);
    expect(await store.outbox.list({ limit: 9 })).toEqual(before);
  });
});

describe("resolveFromSent", () => {
  test("an uncertain reply that stands in the Sent folder was sent, the others stay uncertain", async () => {
    const store = await temporaryStore();
    for (const id of ["one", "two"]) await makeUncertain(store, id);
    const sent = sentFolder((id) => Promise.resolve(id === "<reply-two@example.org>"));
    expect(await resolveFromSent({ outbox: store.outbox, sent, clock })).toMatchObject([
      { id: "two", state: "sent", detail: "found in the Sent folder", sentAt: clock.now(), phase: null },
    ]);
    expect(await store.messages.find("two")).toMatchObject({ state: "sent" });
    expect(await store.outbox.find("one")).toMatchObject({ state: "uncertain" });
  });

  test("only uncertain ones are looked up: a queued or failed reply is no question", async () => {
    const store = await temporaryStore();
    await interrupt(store, "failed", "connect");
    await store.outbox.settle("failed", { state: "failed", detail: "550", at: clock.now() });
    await putIntoOutbox(store, "queued");
    const sent = sentFolder(() => Promise.reject(new Error("looked up")));
    expect(await resolveFromSent({ outbox: store.outbox, sent, clock })).toEqual([]);
  });

  test("a folder that cannot be asked leaves everything as it was", async () => {
    const store = await temporaryStore();
    await makeUncertain(store, "one");
    const sent = sentFolder(() => Promise.reject(new Error("no route")));
    await expect(resolveFromSent({ outbox: store.outbox, sent, clock })).rejects.toThrow("no route");
    expect(await store.outbox.find("one")).toMatchObject({ state: "uncertain", detail: "silence" });
  });

  test("without a Sent folder there is nothing to ask", async () => {
    const store = await temporaryStore();
    await makeUncertain(store, "one");
    expect(await resolveFromSent({ outbox: store.outbox, sent: null, clock })).toEqual([]);
  });

  test("where a person decided meanwhile, their word stands", async () => {
    const store = await temporaryStore();
    await makeUncertain(store, "one");
    const at = clock.now();
    const again = { state: "queued" as const, detail: "a person's word", at, nextAttemptAt: at };
    const sent = sentFolder(() => store.outbox.resolve("one", again));
    expect(await resolveFromSent({ outbox: store.outbox, sent, clock })).toMatchObject([{ state: "queued" }]);
  });
});
