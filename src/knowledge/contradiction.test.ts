import { beforeAll, describe, expect, test } from "vitest";
import { type StaticEmbedder, staticEmbedder } from "../models/static/embedder.ts";
import { agrees, contradictionOf, type Judging, textHash } from "./contradiction.ts";
import type { Passage } from "./passage.ts";

let embedder: StaticEmbedder;
beforeAll(async () => {
  embedder = await staticEmbedder({ file: new URL("../models/static/vectors-v1.bin", import.meta.url) });
});

const passage = (given: Partial<Passage>): Passage => ({
  ...{
    id: "p",
    recordId: "p",
    source: "s",
    kind: "doc",
    url: null,
    tags: [],
    refs: [],
    language: "en",
    date: null,
  },
  ...{ question: null, title: "", text: "", place: "" },
  ...given,
});

const PORTUGAL: Judging = {
  id: "erratum-1",
  question: "How long does delivery to Portugal take?",
  also: [],
  answer: "Ten working days, because the carrier is on strike.",
  named: [],
  wrong: [],
};

const contradicted = (given: Partial<Passage>, erratum: Judging = PORTUGAL) =>
  contradictionOf(erratum, passage(given), embedder.words);

describe("an answer to the same question", () => {
  test("is contradicted as a whole", () => {
    const question = "How long will delivery to Portugal take?";
    expect(contradicted({ question, text: "Five days. You get a link to track it." })).toMatchObject({
      whole: true,
      sentences: ["Five days.", "You get a link to track it."],
    });
  });

  test("is contradicted where the question is a variant of it, or another wording of the erratum's", () => {
    const question = "When does it come?\nHow long does delivery to Portugal take?";
    expect(contradicted({ question, text: "In five days." })?.whole).toBe(true);
    const also = { ...PORTUGAL, also: ["When does it come?"] };
    expect(contradicted({ question: "When does it come", text: "In five days." }, also)?.whole).toBe(true);
  });

  test("that says the same is not contradicted", () => {
    const question = PORTUGAL.question;
    const text = "It takes ten working days, since the carrier is on strike.";
    expect(contradicted({ question, text })).toBeNull();
  });

  test("in a mail that asks other things too is contradicted where it speaks of it", () => {
    const question = "Hello! How long does delivery to Portugal take? And can I pay by card?";
    const text = "Delivery to Portugal takes five days. You can pay by card.";
    expect(contradicted({ kind: "reply", question, text })).toMatchObject({
      whole: false,
      sentences: ["Delivery to Portugal takes five days."],
    });
  });
});

describe("a longer text", () => {
  const title = "Shipping > Delivery times";

  test("is contradicted in the sentence that answers the question, and in no other", () => {
    const text =
      "Delivery to Spain takes three days. Delivery to Portugal takes five days. Parcels are insured.";
    expect(contradicted({ title, text })).toMatchObject({
      whole: false,
      sentences: ["Delivery to Portugal takes five days."],
    });
  });

  test("takes what it speaks of from its heading", () => {
    const text = "Delivery takes up to five days. Parcels are insured.";
    expect(contradicted({ title: "Portugal", text })).toMatchObject({
      sentences: ["Delivery takes up to five days."],
    });
    expect(contradicted({ title: "Spain", text })).toBeNull();
    const two = "Delivery to Spain takes three days. Parcels are insured.";
    expect(contradicted({ title: "Spain and Portugal", text: two })).toBeNull();
  });
});

test.each([
  ["How long does delivery to Spain take?", "Three days."],
  ["How long does delivery take?", "Three days."],
  ["How much does delivery to Portugal cost?", "Five euros."],
])("%s is another question", (question, text) => {
  expect(contradicted({ question, text })).toBeNull();
});

describe("what a person says", () => {
  const other = { id: "p", question: "When will my parcel be here?", text: "In five days. It is insured." };

  test("of a passage counts for what it said then", () => {
    const named = [{ passageId: "p", hash: textHash(passage(other)) }];
    expect(contradicted(other)).toBeNull();
    expect(contradicted(other, { ...PORTUGAL, named })).toMatchObject({ whole: true });
    expect(contradicted({ ...other, text: "In a week." }, { ...PORTUGAL, named })).toBeNull();
  });

  test("of a sentence counts wherever it stands, its line breaks aside", () => {
    const wrong = ["In five\ndays."];
    expect(contradicted(other, { ...PORTUGAL, wrong })).toMatchObject({
      whole: false,
      sentences: ["In five days."],
    });
  });
});

test.each([
  ["It takes ten working days: the carrier is on strike.", true],
  ["Ten days.", false],
  ["Five working days, because the carrier is on strike.", false],
  ["", false],
])("%j says what the erratum says: %s", (text, expected) => {
  expect(agrees(text, PORTUGAL, embedder.words)).toBe(expected);
});

test("numbers have to agree to the digit", () => {
  const erratum = { answer: "You can return it within 30 days." };
  expect(agrees("You can return it within 30 days of delivery.", erratum, embedder.words)).toBe(true);
  expect(agrees("You can return it within 14 days of delivery.", erratum, embedder.words)).toBe(false);
});

test.each([
  ["Can I pay by invoice?", "No invoices any more.", "Yes in Germany by invoice."],
  ["Is the lamp waterproof?", "The lamp is not waterproof.", "The lamp is waterproof."],
  ["Do you deliver to islands?", "We never deliver to islands.", "We deliver to islands."],
])("what turns an answer round contradicts it, alike as the two are: %s", (question, answer, text) => {
  const erratum = { ...PORTUGAL, question, answer };
  expect(contradicted({ question, text }, erratum)).toMatchObject({ whole: true });
  expect(contradicted({ question, text: answer }, erratum)).toBeNull();
});

test("a narrower question has an answer of its own", () => {
  const erratum = {
    ...PORTUGAL,
    question: "What does delivery cost?",
    answer: "Delivery is free within Germany.",
  };
  const question = "What does express delivery cost?";
  expect(contradicted({ question, text: "Express delivery costs 15 euro." }, erratum)).toBeNull();
});
