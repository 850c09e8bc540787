import { beforeAll, expect, test } from "vitest";
import { detectLanguage } from "../mail/language.ts";
import { staticEmbedder } from "../models/static/embedder.ts";
import type { Classified } from "./classified.ts";
import { compilePattern } from "./entities/patterns.ts";
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
  const { intents, outOfScope, ...rest } = await read(mail, "Refund of my order");
  expect(intents[0]).toMatchObject({ name: "refund" });
  expect(outOfScope).toBeLessThan(0.5);
  expect(rest).toEqual({
    intent: "refund",
    priority: "high",
    urgency: ["anger"],
    sentiment: "negative",
    entities: [],
    by: "rules",
    notes: [],
    language: "en",
    summary: "I want my money back for the broken lamp.",
    asks: [expect.objectContaining({ text: "I want my money back for the broken lamp." })],
  });
});

test("the language is that of the new text", async () => {
  expect((await read("Guten Tag, wann kommt meine Bestellung endlich an?")).language).toBe("de");
  expect((await read("4711")).language).toBeNull();
});

test("what the mail names stands with it, the owner's patterns first", async () => {
  const entities = { patterns: [compilePattern("serial", String.raw`SN\d+`)], products: ["Kade"] };
  const mail = { newText: "The Kade SN77 of order LO-4711 cost 12 €.", subject: "" };
  expect((await triage(mail, { ...deps, entities })).entities).toEqual([
    { kind: "product", text: "Kade" },
    { kind: "serial", text: "SN77" },
    { kind: "order", text: "LO-4711" },
    { kind: "amount", text: "12 €" },
  ]);
});

test("an ordinary mail takes some milliseconds at the most, its classifier aside", async () => {
  const classify = (): Promise<Classified> => Promise.resolve({ intents: [], outOfScope: 1 });
  const mail = { newText: ORDINARY, subject: "Order LO-48177 arrived broken" };
  const own = { ...deps, classify, entities: { patterns: [], products: ["Kade", "Maas", "Steiger bench"] } };
  for (let i = 0; i < 50; i++) await triage(mail, own);
  // Of this process: on a busy machine the clock would measure the others.
  const start = process.cpuUsage();
  for (let i = 0; i < 50; i++) await triage(mail, own);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1_000 / 50).toBeLessThan(10);
});

const ORDINARY = `Dear team,

I ordered the Steiger bench and two Kade lamps on 3 May (LO-48177, 289,90 €) and the parcel came this morning.
One of the lamps has a crack all across the glass, and the little bag with the screws is missing from the bench.
My husband says that it must have been dropped, since the box has a dent as large as a fist on one side.

Can you send us another glass and the screws? And what should we do with the broken lamp, do you want it back?
I have two more questions while I am at it:
- Is there a longer cable for the Kade?
- How much weight can the bench carry?

We are off to Norway on the 12th of June, so it would be great if all this came before that.

Kind regards
Anna Berg
Lindenweg 3, 26122 Oldenburg
`;

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
  const own = { ...deps, classify: () => Promise.resolve<Classified>({ intents: [], outOfScope: 1 }) };
  const intentOf = async (newText: string): Promise<string> =>
    (await triage({ newText, subject: "" }, own)).intent;
  expect(await intentOf("Does the green zebra glow at night?")).toBe("question");
  expect(await intentOf("The green zebra glows at night.")).toBe("other");
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
    intents: [],
    outOfScope: expect.any(Number) as number,
    priority: "normal",
    urgency: [],
    sentiment: "neutral",
    language: null,
    summary: "",
    entities: [],
    asks: [],
    by: "rules",
    notes: [],
  });
});
