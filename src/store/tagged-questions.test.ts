import { expect, test } from "vitest";
import { record } from "../../fixtures/databases/rows.ts";
import { ingest, temporaryStore } from "../../fixtures/databases/scenes.ts";

test("past questions are found by their record's tags, however these are written", async () => {
  const store = await temporaryStore();
  await ingest(store, "replies", [
    record("a", ["sent today"], { question: "Where is it?", tags: ["Order_Status", "vip"] }),
    record("b", ["five days"], { question: "My money?", tags: ["refund", "order-status"] }),
    record("c", ["no"], { question: "Do you ship?", tags: ["vip"] }),
    record("d", ["a page"], { tags: ["refund"] }),
    record("e", ["none"], { question: "Untagged?" }),
  ]);
  const found = await store.taggedQuestions.tagged(["order status", "refund"], 10);
  expect(found.map(({ text, names }) => [text, [...names].sort()]).sort()).toEqual([
    ["My money?", ["order status", "refund"]],
    ["Where is it?", ["order status"]],
  ]);
  expect(await store.taggedQuestions.tagged(["vip"], 1)).toEqual([{ text: "Do you ship?", names: ["vip"] }]);
  expect(await store.taggedQuestions.tagged(["nothing"], 10)).toEqual([]);
  expect(await store.taggedQuestions.tagged([], 10)).toEqual([]);
});

test("the version grows when knowledge does", async () => {
  const store = await temporaryStore();
  const before = await store.taggedQuestions.version();
  await ingest(store, "replies", [record("a", ["x"], { question: "Why?", tags: ["refund"] })]);
  expect(await store.taggedQuestions.version()).toBeGreaterThan(before);
});
