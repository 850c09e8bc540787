import { expect, test } from "vitest";
import type { RankedPassage } from "../knowledge/search.ts";
import { signalsOf, type SignalsInput } from "./signals.ts";

const ranked = (recordId: string, score: number, kind = "faq"): RankedPassage => ({
  score,
  passage: {
    ...{
      id: `${recordId}#1`,
      recordId,
      source: "faq.md",
      kind,
      title: "",
      question: null,
      text: "",
      place: "",
    },
    ...{ url: null, tags: [], refs: [], language: "en", date: null },
  },
});
const ask = { text: "Where is it?", query: "Where is it?" };
const claim = { text: "There.", support: ["a#1"], verified: true, flags: [] };
const written = {
  draft: { text: "There.", claims: [claim, { ...claim, verified: false, translated: true as const }] },
  open: [{ ask: "And?", reason: "r" }],
  sources: [ranked("a", 0.8, "erratum"), ranked("b", 0.4, "reply")],
  answerability: 0.4,
  writer: "extractive-1",
  notes: ["n"],
};
const input: SignalsInput = {
  written,
  findings: [
    { ask, candidates: [ranked("a", 0.8), ranked("a", 0.7), ranked("b", 0.4)] },
    { ask, candidates: [ranked("b", 0.4), ranked("c", 0.3)] },
  ],
  triage: {
    intents: [{ name: "refund", probability: 0.7 }],
    ...{ outOfScope: 0.2, priority: "high", sentiment: "negative", language: "de" },
  },
  newText: "Where is it? And?",
  warnings: 2,
  isFirstContact: true,
  impediments: 3,
};

test("a draft in numbers: the margin to another record where it is least, shares of claims and of sources", () => {
  expect(signalsOf(input)).toEqual({
    ...{ answerability: 0.4, margin: Math.log(0.4 / 0.3), asks: 2, open: 1, unverified: 0.5 },
    ...{ errata: 0.5, replies: 0.5, modelled: 0, notes: 1, translated: 1, intent: 0.7, outOfScope: 0.2 },
    ...{ urgent: 1, negative: 1, unknownLanguage: 0, warnings: 2, firstContact: 1, words: 4, impediments: 3 },
  });
});

test("without a draft nothing is a part of it", () => {
  const nothing = { ...written, draft: null, sources: [] };
  expect(signalsOf({ ...input, written: nothing })).toMatchObject({ open: 0, unverified: 0, errata: 0 });
});

test("what was found alone has no rival, what was not found no margin", () => {
  const marginOf = (candidates: readonly RankedPassage[]) =>
    signalsOf({ ...input, findings: [{ ask, candidates }] }).margin;
  expect(marginOf([ranked("a", 0.8)])).toBe(3);
  expect(marginOf([ranked("a", 0.8), ranked("a", 0.8)])).toBe(3);
  expect(marginOf([])).toBe(0);
  expect(marginOf([ranked("a", 0.8), ranked("b", 0)])).toBeLessThan(10);
  expect(signalsOf({ ...input, findings: [] })).toMatchObject({ margin: 0, asks: 0 });
});

test("a triage and a writer of other versions say nothing", () => {
  expect(signalsOf({ ...input, triage: {} })).toMatchObject({
    intent: 1,
    outOfScope: 0,
    urgent: 0,
    unknownLanguage: 0,
  });
  expect(signalsOf({ ...input, written: { ...written, writer: "reply@1/model@2" } }).modelled).toBe(1);
});
