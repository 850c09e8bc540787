import { beforeEach, describe, expect, test } from "vitest";
import { decide } from "../../fixtures/decisions.ts";
import { approval, draft, mail, stage } from "../../fixtures/databases/rows.ts";
import { putIntoReview, temporaryStore } from "../../fixtures/databases/scenes.ts";
import { NO_SIGNALS } from "../answer/confidence.ts";
import type { Store } from "./store.ts";

const at = new Date("2026-03-01T12:00:00Z");
let store: Store;
beforeEach(async () => {
  store = await temporaryStore();
});

describe("what was decided about drafts", () => {
  test("comes back in its order, with what was known before the decision", async () => {
    await decide(store, "a", { count: 2 });
    await decide(store, "b", { count: 1, verdict: "rejected" });
    await decide(store, "c", { count: 1, verdict: "edited", signals: { warnings: 2 } });
    const all = await store.decisions.decidedAfter(0);
    expect(all.map(({ verdict }) => verdict)).toEqual(["approved", "approved", "rejected", "edited"]);
    expect(all[3]).toMatchObject({
      ...{ intent: "order status", writer: "extractive-1", confidence: 0.9, isHeld: false },
      ...{ draft: "draft for c-0", final: "Something else altogether.", editDistance: 0.8 },
      signals: { answerability: 0.9, warnings: 2 },
    });
    expect(all[0]).toMatchObject({ draft: null, final: null });
    expect(await store.decisions.newest()).toBe(4);
    expect((await store.decisions.decidedAfter(3)).map(({ number }) => number)).toEqual([4]);
    expect(await store.decisions.decidedAfter(4)).toEqual([]);
  });

  test("is nothing where there is nothing, and without drafts that older versions wrote", async () => {
    expect(await store.decisions.newest()).toBe(0);
    const draftId = await putIntoReview(store, "old");
    await store.outbox.approve(approval("old", draftId));
    expect(await store.decisions.newest()).toBe(1);
    expect(await store.decisions.decidedAfter(0)).toEqual([]);
  });
});

describe("a reply that is called wrong", () => {
  const call = (repliesTo: string) => store.outbox.callWrong({ repliesTo, reason: "not so", at });

  test("is on record with its reason, once; the message stays as it is", async () => {
    await decide(store, "a", { count: 1 });
    const before = await store.messages.find("a-0");
    expect(await call("a-0")).toBe(true);
    expect(await call("a-0")).toBe(false);
    expect((await store.decisions.decidedAfter(1)).map(({ verdict }) => verdict)).toEqual(["wrong"]);
    expect(await store.messages.find("a-0")).toEqual(before);
  });

  test("has to be one that left, or is about to", async () => {
    await putIntoReview(store, "waits");
    expect(await call("waits")).toBe(false);
    expect(await call("unknown")).toBe(false);
    expect(await store.decisions.newest()).toBe(0);
  });
});

describe("drafts that may go out by themselves", () => {
  const put = async (id: string, decision: "auto" | "review"): Promise<string> => {
    await store.messages.receive(mail(id));
    await store.messages.commit(
      stage(id, { to: "review", draft: { ...draft("text"), decision, signals: NO_SIGNALS } }),
    );
    return (await store.messages.openDraft(id))?.id ?? "";
  };

  test("are those alone", async () => {
    await put("b", "auto");
    await put("a", "review");
    await put("c", "auto");
    expect(await store.messages.automatic()).toEqual(["b", "c"]);
  });

  test("are left to a person with the reasons, once", async () => {
    const id = await put("b", "auto");
    expect(await store.messages.leaveToPerson(id, ["an error came"])).toBe(true);
    expect(await store.messages.leaveToPerson(id, ["another"])).toBe(false);
    expect(await store.messages.automatic()).toEqual([]);
    expect(await store.messages.find("b")).toMatchObject({ state: "review", reasons: ["an error came"] });
    expect(await store.messages.openDraft("b")).toMatchObject({
      decision: "review",
      reasons: ["an error came"],
    });
  });

  test("go out only on what was decided until then", async () => {
    const id = await put("b", "auto");
    await decide(store, "a", { count: 1 });
    const automatic = {
      automatic: true,
      decision: { ...approval("b", id).decision, verdict: "automatic" as const },
    };
    expect(await store.outbox.approve(approval("b", id, { ...automatic, decidedUntil: 0 }))).toBe(false);
    expect(await store.messages.find("b")).toMatchObject({ state: "review" });
    expect(await store.outbox.approve(approval("b", id, { ...automatic, decidedUntil: 1 }))).toBe(true);
  });
});
