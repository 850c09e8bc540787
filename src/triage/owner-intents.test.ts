import { beforeAll, expect, test } from "vitest";
import { at, mail, record } from "../../fixtures/databases/rows.ts";
import { ingest, temporaryStore } from "../../fixtures/databases/scenes.ts";
import { type StaticEmbedder, staticEmbedder } from "../models/static/embedder.ts";
import type { Store } from "../store/store.ts";
import type { Intent } from "./intents.ts";
import { type OwnerIntents, ownerIntents, type OwnerIntentsDeps } from "./owner-intents.ts";

let embedder: StaticEmbedder;
beforeAll(async () => {
  embedder = await staticEmbedder({ file: new URL("../models/static/vectors-v1.bin", import.meta.url) });
});

const intent = (name: string, ...examples: string[]): Intent => ({ name, description: "", examples });
const TWO = [
  intent("refund", "I want my money back", "When will I receive my refund?", "I would like to return it"),
  intent("repair", "Can you repair it?", "It is broken, please mend it", "The hinge needs a new screw"),
];

const owner = (
  store: Store,
  given: Partial<OwnerIntentsDeps> = {},
): OwnerIntents & { texts: Map<string, string> } => {
  const texts = new Map<string, string>();
  const { intentLabels: labels, taggedQuestions: tagged, learned } = store;
  const textOf = (id: string): Promise<string | null> => Promise.resolve(texts.get(id) ?? null);
  return { texts, ...ownerIntents({ intents: TWO, labels, tagged, textOf, embedder, learned, ...given }) };
};

const likeliest = async (intents: OwnerIntents, text: string): Promise<string | undefined> =>
  (await intents.classify(text)).all[0]?.name;

/** Near to nothing that the examples say. */
const ODD = "Moin, der Kranich hat wieder zugeschlagen";

test("a correction counts from the next mail on, in whatever process", async () => {
  const store = await temporaryStore();
  await store.messages.receive(mail("m1"));
  const watch = owner(store);
  watch.texts.set("m1", ODD);
  for (const name of ["refund", "repair"]) {
    await watch.classify(ODD);
    await store.intentLabels.put({ messageId: "m1", intents: [name], labelledAt: at(1) });
    expect(await likeliest(watch, ODD)).toBe(name);
  }
});

test("that a mail is about none of them is learned too", async () => {
  const store = await temporaryStore();
  await store.messages.receive(mail("m1"));
  const watch = owner(store);
  watch.texts.set("m1", "Can you repair my reputation?");
  const before = await watch.classify("Can you repair my reputation?");
  await store.intentLabels.put({ messageId: "m1", intents: [], labelledAt: at(1) });
  const after = await watch.classify("Can you repair my reputation?");
  expect(after.all[0]?.probability).toBeLessThan(before.all[0]?.probability ?? 0);
});

test("past questions that are tagged with an intent are examples of it", async () => {
  const store = await temporaryStore();
  const watch = owner(store);
  await watch.classify(ODD);
  await ingest(store, "replies", [record("a", ["We do."], { question: ODD, tags: ["Repair"] })]);
  expect(await likeliest(watch, ODD)).toBe("repair");
  const { intents, quality } = await watch.describe();
  expect(intents).toEqual([
    { name: "refund", configured: 3, tagged: 0, corrected: 0 },
    { name: "repair", configured: 3, tagged: 1, corrected: 0 },
  ]);
  expect(quality.of).toBeGreaterThan(0);
  expect(quality.right).toBeLessThanOrEqual(quality.of);
});

test("nothing is learned anew where nothing changed that is learned from", async () => {
  const store = await temporaryStore();
  let embedded = 0;
  const counting = {
    ...embedder,
    embed: (texts: readonly string[], role: "query" | "passage") => {
      if (role === "passage") embedded++;
      return embedder.embed(texts, role);
    },
  };
  const watch = owner(store, { embedder: counting });
  await Promise.all([watch.classify("a"), watch.classify("b")]);
  await ingest(store, "faq", [record("a", ["no tags"])]);
  await watch.classify("c");
  expect(embedded).toBe(1);
});

test("what was learned from many examples is kept for the next start, and not used for other examples", async () => {
  const store = await temporaryStore();
  const many = (word: string) =>
    TWO.map(({ name, examples }) =>
      intent(name, ...Array.from({ length: 210 }, (_, i) => `${examples[i % 3] ?? ""} ${word} number ${i}`)),
    );
  let learned = 0;
  const counting = {
    ...embedder,
    embed: (texts: readonly string[], role: "query" | "passage") => {
      if (role === "passage") learned++;
      return embedder.embed(texts, role);
    },
  };
  const first = await owner(store, { intents: many("lamp"), embedder: counting }).classify("mend the lamp");
  const again = await owner(store, { intents: many("lamp"), embedder: counting }).classify("mend the lamp");
  expect(learned).toBe(1);
  expect(again).toEqual(first);
  await owner(store, { intents: many("bench"), embedder: counting }).classify("mend the lamp");
  expect(learned).toBe(2);
});

test("a failure is told, and the next mail tries again", async () => {
  const store = await temporaryStore();
  let broken = true;
  const flaky = {
    ...embedder,
    embed: (texts: readonly string[], role: "query" | "passage") =>
      broken ? Promise.reject(new Error("out of memory")) : embedder.embed(texts, role),
  };
  const watch = owner(store, { embedder: flaky });
  await expect(watch.classify("a")).rejects.toThrow("out of memory");
  broken = false;
  expect(await likeliest(watch, "I want my money back, please")).toBe("refund");
});
