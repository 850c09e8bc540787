import { beforeAll, expect, test } from "vitest";
import { detectLanguage } from "../mail/language.ts";
import { staticEmbedder } from "../models/static/embedder.ts";
import { defaultIntents, intentClassifier } from "./intents.ts";
import { triage, type Triage, type TriageDeps } from "./triage.ts";

let deps: TriageDeps;
beforeAll(async () => {
  const embedder = await staticEmbedder({
    file: new URL("../models/static/vectors-v1.bin", import.meta.url),
  });
  deps = {
    lexicon: embedder.words,
    classify: intentClassifier(defaultIntents, embedder),
    language: detectLanguage,
  };
});

const read = (newText: string, subject = ""): Promise<Triage> => triage({ newText, subject }, deps);

test("a mail's intent, priority, language, summary and asks stand together", async () => {
  const mail = "Hello,\n\nthis is unacceptable. I want my money back for the broken lamp.\n\nRegards\nTom";
  expect(await read(mail, "Refund of my order")).toEqual({
    intent: "refund",
    priority: "high",
    urgency: ["anger"],
    language: "en",
    summary: "I want my money back for the broken lamp.",
    asks: [expect.objectContaining({ text: "I want my money back for the broken lamp." })],
  });
});

test("the language is that of the new text", async () => {
  expect((await read("Guten Tag, wann kommt meine Bestellung endlich an?")).language).toBe("de");
  expect((await read("4711")).language).toBeNull();
});

test("the subject alone may be urgent", async () => {
  expect((await read("Where is my order?", "URGENT")).priority).toBe("high");
});

test("the summary of several asks is all of them, on one line", async () => {
  expect((await read("Where is my order?\n\nDo you ship to Norway?")).summary).toBe(
    "Where is my order? Do you ship to Norway?",
  );
});

test("a long summary ends at a word, within 120 characters", async () => {
  const { summary } = await read(`Where is ${"my very long order ".repeat(20)}?`);
  expect(summary.length).toBeLessThanOrEqual(120);
  expect(summary).toMatch(/(?:my|very|long|order)…$/);
});

test.each([0, 1])("a summary of emoji %# is cut between two of them", async (shift) => {
  const { summary } = await read(`${"x".repeat(shift)}${"🙂".repeat(100)}?`);
  expect(summary).toMatch(/^x?(?:🙂)+…$/u);
});

test("a mail near to no intent is a question where it asks one, else other", async () => {
  expect((await read("Does the green zebra glow at night?")).intent).toBe("question");
  expect((await read("The green zebra glows at night.")).intent).toBe("other");
});

test("a mail of thanks has no asks and is summed up by its subject", async () => {
  expect(await read("Thank you!", "Re: order")).toMatchObject({
    asks: [],
    summary: "Re: order",
    priority: "normal",
  });
});

test("a mail of nothing at all is read too", async () => {
  expect(await read("")).toEqual({
    intent: "other",
    priority: "normal",
    urgency: [],
    language: null,
    summary: "",
    asks: [],
  });
});
