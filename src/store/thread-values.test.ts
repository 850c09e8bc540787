import { expect, test } from "vitest";
import { mail, stage } from "../../fixtures/databases/rows.ts";
import { temporaryStore } from "../../fixtures/databases/scenes.ts";
import type { Store } from "./store.ts";

/** A screened mail of a thread, whose triage found these values. */
async function give(store: Store, id: string, threadId: string, values: readonly string[]): Promise<void> {
  const { messages } = store;
  await messages.receive(mail(id));
  await messages.commit(stage(id, { facts: { threadId } }));
  await messages.commit(stage(id, { from: "screened", to: "triaged", facts: { values } }));
}

test("a value that another thread gave is another customer's, unless this thread gave it too", async () => {
  const store = await temporaryStore();
  await give(store, "m1", "t1", ["lo-1001", "lo-1002"]);
  await give(store, "m2", "t2", ["lo-2001", "lo-1002"]);
  const elsewhere = (values: string[], thread: string) => store.messages.valuesElsewhere(values, thread);
  expect(await elsewhere(["lo-1001", "lo-1002", "lo-2001", "lo-9"], "t2")).toEqual(["lo-1001"]);
  expect(await elsewhere(["lo-1001", "lo-1002", "lo-2001"], "t1")).toEqual(["lo-2001"]);
  expect(await elsewhere(["lo-2001", "lo-2001"], "t3")).toEqual(["lo-2001"]);
  expect(await elsewhere([], "t1")).toEqual([]);
});

test("values belong to the thread that the same stage puts the mail into", async () => {
  const store = await temporaryStore();
  await store.messages.receive(mail("m"));
  await store.messages.commit(stage("m", { facts: { threadId: "t1", values: ["lo-1"] } }));
  expect(await store.messages.valuesElsewhere(["lo-1"], "t1")).toEqual([]);
  expect(await store.messages.valuesElsewhere(["lo-1"], "t2")).toEqual(["lo-1"]);
});

test("a mail without a thread leaves none", async () => {
  const store = await temporaryStore();
  await store.messages.receive(mail("m"));
  await store.messages.commit(stage("m", { facts: { values: ["lo-1"] } }));
  expect(await store.messages.valuesElsewhere(["lo-1"], "t2")).toEqual([]);
});
