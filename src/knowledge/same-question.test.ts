import { beforeAll, expect, test } from "vitest";
import { type StaticEmbedder, staticEmbedder } from "../models/static/embedder.ts";
import { isSameQuestion } from "./same-question.ts";

let embedder: StaticEmbedder;
beforeAll(async () => {
  embedder = await staticEmbedder({ file: new URL("../models/static/vectors-v1.bin", import.meta.url) });
});

test.each([
  ["How long does delivery to Portugal take?", "how long will delivery to Portugal take, please"],
  ["Can I return a lamp?", "Can I return lamps?"],
  ["Wie lange dauert die Lieferung?", "Wie lange dauert eine Lieferung"],
  ["How do I install the app?", "How can I install this app?"],
  ["How is it?", "how is it"],
])("%j asks the same as %j", (a, b) => {
  expect(isSameQuestion(a, b, embedder.words)).toBe(true);
  expect(isSameQuestion(b, a, embedder.words)).toBe(true);
});

test.each([
  ["How long does delivery to Portugal take?", "How long does delivery to Spain take?"],
  ["How long does delivery to Portugal take?", "How long does delivery take?"],
  ["Can I return a lamp?", "Can I return a bench?"],
  ["How do I install the app?", "How do I uninstall the app?"],
  ["How do I subscribe to the newsletter?", "How do I unsubscribe from the newsletter?"],
  ["Are you open on Monday?", "Are you open on Friday?"],
  ["Does model 12 fit?", "Does model 13 fit?"],
  ["Is the increase of the price announced?", "Is the decrease of the price announced?"],
  [
    "Do I have to pay customs duties when I order a bench to Portugal with express delivery on Sunday?",
    "Do I have to pay customs duties when I order a bench to Spain with express delivery on Sunday?",
  ],
  ["How is it?", "Is it?"],
  ["What does shipping cost?", "What does shipping to Norway cost?"],
  ["What does delivery cost?", "What does express delivery cost?"],
  ["", "How long does delivery take?"],
])("%j asks something else than %j", (a, b) => {
  expect(isSameQuestion(a, b, embedder.words)).toBe(false);
  expect(isSameQuestion(b, a, embedder.words)).toBe(false);
});
