import { beforeAll, describe, expect, test } from "vitest";
import { temporaryStore } from "../../fixtures/databases/scenes.ts";
import { addErratum } from "../knowledge/errata.ts";
import { RecordBatch } from "../knowledge/record-batch.ts";
import type { SearchDeps } from "../knowledge/search.ts";
import { type StaticEmbedder, staticEmbedder } from "../models/static/embedder.ts";
import { type Finding, retrieve } from "./retrieve.ts";

let embedder: StaticEmbedder;
beforeAll(async () => {
  embedder = await staticEmbedder({ file: new URL("../models/static/vectors-v1.bin", import.meta.url) });
});

async function knowing(
  entries: readonly (readonly [question: string, answer: string])[],
): Promise<SearchDeps> {
  const { passages: index, errata } = await temporaryStore();
  for (const [question, answer] of entries)
    await addErratum(
      { question, answer, at: new Date("2026-05-01") },
      { index, embedder, lexicon: embedder.words, errata, language: () => Promise.resolve("en") },
    );
  return { index, embedder, lexicon: embedder.words };
}

const ENTRIES = [
  ["Can I return a lamp?", "Lamps: within 30 days."],
  ["Can I return a bench?", "Benches: within 14 days."],
  ["How long is the warranty?", "Two years."],
] as const;

const ask = (text: string, query = text) => ({ text, query });
const best = (findings: readonly Finding[]): (string | undefined)[] =>
  findings.map(({ candidates }) => candidates[0]?.passage.text);

test("each ask has its own candidates, in the asks' order", async () => {
  const asks = [ask("How long is the warranty?"), ask("Can I return a lamp?")];
  const findings = await retrieve(asks, "", await knowing(ENTRIES));
  expect(findings.map((finding) => finding.ask)).toEqual(asks);
  expect(best(findings)).toEqual(["Two years.", "Lamps: within 30 days."]);
});

test("the mail around an ask tells what it is about", async () => {
  const deps = await knowing(ENTRIES);
  const asks = [ask("Can I return it?")];
  expect(best(await retrieve(asks, "The bench is too long. Can I return it?", deps))).toEqual([
    "Benches: within 14 days.",
  ]);
  expect(best(await retrieve(asks, "The lamp is too bright. Can I return it?", deps))).toEqual([
    "Lamps: within 30 days.",
  ]);
});

test("the query is searched for, not the sentence alone", async () => {
  const asks = [ask("How long?", "How long is the warranty?")];
  expect(best(await retrieve(asks, "", await knowing(ENTRIES)))).toEqual(["Two years."]);
});

test("no ask has no finding, and an ask that nothing matches has no candidates", async () => {
  const deps = await knowing([]);
  expect(await retrieve([], "mail", deps)).toEqual([]);
  expect(await retrieve([ask("Anything?")], "mail", deps)).toEqual([
    { ask: ask("Anything?"), candidates: [], answerability: 0 },
  ]);
});

test("candidates are few, best first, however much matches", async () => {
  const entries = Array.from(
    { length: 20 },
    (_, i) => [`Can I return lamp number ${i}?`, `Answer ${i}.`] as const,
  );
  const [finding] = await retrieve([ask("Can I return a lamp?")], "", await knowing(entries));
  const scores = finding?.candidates.map(({ score }) => score) ?? [];
  expect(scores).toHaveLength(8);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
});

test.each([
  ["Do you ship to Norway?", "Do you ship to Switzerland?", "Yes, we ship to Switzerland."],
  ["What does shipping cost, and how heavy is the parcel?", "What does shipping cost?", "It costs 5 euros."],
  [
    "What are your opening hours, do you have parking and may I bring my dog?",
    "What are your opening hours?",
    "From 9 to 5.",
  ],
])(
  "%s is not answered by what is known of another thing or of a part of it",
  async (asked, question, answer) => {
    const deps = await knowing([[question, answer]]);
    expect(best(await retrieve([ask(asked)], asked, deps))).toEqual([undefined]);
    expect(best(await retrieve([ask(question)], question, deps))).toEqual([answer]);
  },
);

test("a passage that fits only the mail around an ask is none of its candidates", async () => {
  const deps = await knowing([["How long does delivery take?", "Two days."]]);
  const mail = "How long does the delivery take? And can you engrave my name?";
  expect(best(await retrieve([ask("And can you engrave my name?")], mail, deps))).toEqual([undefined]);
});

describe("what an erratum contradicts", () => {
  const SHIPPING =
    "Delivery to Spain takes three days. Delivery to Portugal takes five days. Customs duty is ours.";

  /** A FAQ entry and a page that say five days, and the erratum that says ten. */
  async function corrected(): Promise<SearchDeps> {
    const { passages: index, errata } = await temporaryStore();
    const language = () => Promise.resolve("en");
    const deps = { index, embedder, lexicon: embedder.words, errata, language };
    const erratum = {
      question: "How long does delivery to Portugal take?",
      answer: "Ten working days.",
      at: new Date(0),
    };
    await addErratum(erratum, deps);
    const pass = await index.beginSource({ name: "kb", root: "kb", hash: "h" }, embedder.id);
    const batch = new RecordBatch({
      ...{ ...deps, pass, dryRun: false },
      counts: { added: 0, changed: 0, unchanged: 0, removed: 0, passages: 0 },
      onChange: () => undefined,
      onTwice: () => undefined,
    });
    const record = { url: null, tags: [], refs: [], language: "en", date: null, single: true };
    const piece = { title: "Shipping", place: "" };
    const question = "How long does delivery to Portugal take?";
    await batch.add({
      ...record,
      id: "faq",
      kind: "faq",
      title: question,
      pieces: [{ ...piece, question, text: "Five days." }],
    });
    await batch.add({
      ...record,
      id: "page",
      kind: "doc",
      title: "Shipping",
      pieces: [{ ...piece, question: null, text: SHIPPING }],
    });
    await batch.flush();
    await pass.finish();
    await addErratum(erratum, deps);
    return deps;
  }

  test.each(["How long does delivery to Portugal take?", "Who pays customs duty, and how long is delivery?"])(
    "is no candidate for %j; what else the page says is one",
    async (text) => {
      const deps = await corrected();
      const [finding] = await retrieve([ask(text)], text, deps);
      const texts = finding?.candidates.map(({ passage }) => passage.text) ?? [];
      expect(texts.join("\n")).not.toMatch(/five days/iu);
      expect(texts.length).toBeGreaterThan(0);
      const [customs] = await retrieve([ask("Who pays customs duty?")], "", deps);
      expect(customs?.candidates[0]?.passage.text).toContain("Customs duty is ours.");
    },
  );
});
