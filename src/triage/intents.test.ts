import { beforeAll, describe, expect, test } from "vitest";
import type { Embedder } from "../knowledge/embedder.ts";
import { type StaticEmbedder, staticEmbedder } from "../models/static/embedder.ts";
import { defaultIntents, intentClassifier } from "./intents.ts";

let embedder: StaticEmbedder;
beforeAll(async () => {
  embedder = await staticEmbedder({ file: new URL("../models/static/vectors-v1.bin", import.meta.url) });
});

describe("the intents smb knows", () => {
  test.each([
    ["I would like to get my money back for this product", "refund"],
    ["Where is my parcel? The tracking shows nothing", "order status"],
    ["I forgot my password and cannot log in", "account"],
    ["My credit card was charged twice", "billing"],
    ["Please cancel my order", "cancellation"],
    ["The lamp arrived broken and damaged", "complaint"],
  ])("%s → %s", async (text, intent) => {
    expect(await intentClassifier(defaultIntents, embedder)(text)).toBe(intent);
  });

  test("a text without a word is about none of them", async () => {
    expect(await intentClassifier(defaultIntents, embedder)("")).toBeNull();
    expect(await intentClassifier(defaultIntents, embedder)("???")).toBeNull();
  });
});

/** Knows single words only: `a` and `b` lie at right angles. */
const axes = (calls: string[][] = [], failures = 0): Embedder => ({
  id: "axes",
  dimension: 2,
  embed: (texts) => {
    calls.push([...texts]);
    if (failures-- > 0) return Promise.reject(new Error("out of memory"));
    return Promise.resolve(texts.map((text) => Float32Array.of(Number(text === "a"), Number(text === "b"))));
  },
});

const two = [
  { name: "first", examples: ["a"] },
  { name: "second", examples: ["b"] },
];

test("no intents at all give none", async () => {
  expect(await intentClassifier([], axes())("a")).toBeNull();
});

test("an intent of one example is as good as one of many", async () => {
  expect(await intentClassifier(two, axes())("b")).toBe("second");
  expect(await intentClassifier(two, axes())("c")).toBeNull();
});

test("examples are embedded once", async () => {
  const calls: string[][] = [];
  const classify = intentClassifier(two, axes(calls));
  await Promise.all([classify("a"), classify("b")]);
  await classify("a");
  expect(calls.flat().sort()).toEqual(["a", "a", "a", "b", "b"]);
});

test("examples that could not be embedded are tried again for the next mail", async () => {
  let broken = true;
  const inner = axes();
  const flaky: Embedder = {
    ...inner,
    embed: (texts, role) =>
      role === "passage" && broken ? Promise.reject(new Error("out of memory")) : inner.embed(texts, role),
  };
  const classify = intentClassifier(two, flaky);
  await expect(classify("a")).rejects.toThrow("out of memory");
  broken = false;
  expect(await classify("a")).toBe("first");
});
