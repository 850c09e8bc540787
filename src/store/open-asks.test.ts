import { expect, test } from "vitest";
import { mail, stage } from "../../fixtures/databases/rows.ts";
import { temporaryStore } from "../../fixtures/databases/scenes.ts";
import type { NewOpenAsk } from "../feedback/missing.ts";
import type { Store } from "./store.ts";

const vector = Float32Array.from([0.6, -0.8, 0]);

async function leaveOpen(
  { messages }: Store,
  id: string,
  openAsks: readonly NewOpenAsk[],
  minute = 0,
): Promise<void> {
  const startedAt = new Date(Date.UTC(2026, 2, 1, 12, minute));
  if ((await messages.find(id)) === null) await messages.receive(mail(id));
  const { run } = stage(id);
  const from = (await messages.find(id))?.state ?? "received";
  await messages.commit(
    stage(id, { from, to: "hold", openAsks, run: { ...run, startedAt, milliseconds: 0 } }),
  );
}

test("open questions come back with their vectors, newest first, since a moment", async () => {
  const store = await temporaryStore();
  await leaveOpen(store, "a", [{ topic: "violin strings", vector }], 1);
  await leaveOpen(store, "b", [{ topic: "odd", vector: null }], 2);
  const all = await store.openAsks.since(new Date(0));
  expect(all.map(({ topic, messageId }) => [topic, messageId])).toEqual([
    ["odd", "b"],
    ["violin strings", "a"],
  ]);
  expect(all[1]?.vector).toEqual(vector);
  expect(all[0]?.vector).toBeNull();
  expect(await store.openAsks.since(new Date(Date.UTC(2026, 2, 1, 12, 2)))).toHaveLength(1);
});

test("what a message leaves open takes the place of what it left open before", async () => {
  const store = await temporaryStore();
  await leaveOpen(store, "a", [
    { topic: "one", vector },
    { topic: "two", vector },
  ]);
  await leaveOpen(store, "a", [{ topic: "two", vector }]);
  expect((await store.openAsks.since(new Date(0))).map(({ topic }) => topic)).toEqual(["two"]);
  await leaveOpen(store, "a", []);
  expect(await store.openAsks.since(new Date(0))).toEqual([]);
});

test("of very many the oldest are forgotten", async () => {
  const store = await temporaryStore();
  const many = Array.from({ length: 1_500 }, (_, i) => ({ topic: `topic ${i}`, vector: null }));
  await leaveOpen(store, "a", many, 1);
  await leaveOpen(store, "b", many, 2);
  const left = await store.openAsks.since(new Date(0));
  expect(left).toHaveLength(2_000);
  expect(left.filter(({ messageId }) => messageId === "b")).toHaveLength(1_500);
});
