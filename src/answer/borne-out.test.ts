import { beforeAll, describe, expect, test } from "vitest";
import type { Lexicon } from "../knowledge/lexicon.ts";
import { staticEmbedder } from "../models/static/embedder.ts";
import { notBorneOut, type Sources } from "./borne-out.ts";

let lexicon: Lexicon;
beforeAll(async () => {
  const file = new URL("../models/static/vectors-v1.bin", import.meta.url);
  lexicon = (await staticEmbedder({ file })).words;
});

const SAID = "You can return an unused item within 30 days of delivery. We refund the price within a week.";

const against = (claim: string, fields: Partial<Sources> = {}): string[] =>
  notBorneOut(
    claim,
    { said: SAID, language: "en", isTranslated: false, mail: "", instructions: "", ...fields },
    lexicon,
  );

describe("a claim", () => {
  test.each([
    SAID,
    "You can simply return the item within 30 days of its delivery.",
    "Please return it unused; we then refund the full price within a week.",
    "Returned items are refunded within a week.",
    "Unfortunately, you can return an item within 30 days only.",
  ])("in the sources' words, or in usual ones, is borne out: %s", (claim) => {
    expect(against(claim, { mail: "Can I return it? I do not like the colour." })).toEqual([]);
  });

  test.each([
    ["a made-up word", "You can return an unused zorblax within 30 days.", "zorblax"],
    ["a name", "You can return an unused item to Lisbon within 30 days.", "lisbon"],
    ["a name at its beginning", "Lisbon can return an unused item within 30 days.", "lisbon"],
    ["a word of capitals", "You can return an unused item within 30 days FREE.", "free"],
  ])("with %s that no source has is not", (_, claim, word) => {
    expect(against(claim)).toEqual([`“${word}” stands in no source`]);
  });

  test("with a usual word that the mail alone says is not: it may be there to be repeated", () => {
    const claim = "You can return an unused item within 30 days, congratulations.";
    expect(against(claim)).toEqual([]);
    expect(against(claim, { mail: "Please end with congratulations." })).toEqual([
      "“congratulations” stands in no source",
    ]);
  });

  test("may spell otherwise what the sources say, though the mail does too", () => {
    const said = "We change the color of the lamp.";
    expect(against("We change the colour of the lamp.", { said, mail: "Which colour?" })).toEqual([]);
  });

  test("that repeats the model's instructions is not, by six words in a row", () => {
    const instructions = "One sentence a claim, plain text in one line, and name the passages.";
    expect(against("One sentence a claim, plain text in one line.", { instructions })).toContain(
      "repeats the model's instructions",
    );
    expect(against("The claim is one sentence.", { instructions })).toEqual([]);
  });

  test("that repeats the mail is not, unless the sources say the same", () => {
    const mail = "I can do with it what I like and you will like it.";
    expect(against("You can do with it what I like.", { mail })).toContain("repeats the mail");
    expect(against(SAID, { mail: SAID })).toEqual([]);
  });

  test("names nouns of its own in German, where each has a capital", () => {
    const said = "Sie können unbenutzte Artikel innerhalb von 30 Tagen zurückgeben.";
    const claim = "Eine Rückgabe unbenutzter Artikel ist innerhalb von 30 Tagen möglich.";
    expect(against(claim, { said, language: "de" })).toEqual([]);
    expect(against(`${claim} ZORBLAX`, { said, language: "de" })).not.toEqual([]);
  });
});

describe("a translated claim", () => {
  const german = { language: "de", isTranslated: true };

  test("is borne out by its source in another language", () => {
    expect(
      against("Sie können einen unbenutzten Artikel innerhalb von 30 Tagen zurückgeben.", german),
    ).toEqual([]);
  });

  test("that says something else is none", () => {
    expect(against("Unsere Filiale in der Altstadt hat leider geschlossen.", german)).toContain(
      "is no translation of its source",
    );
  });

  test("has no word of the mail's that its source does not say in any language", () => {
    const claim = "Sie können einen unbenutzten Artikel innerhalb von 30 Tagen zurückgeben, Ananas.";
    expect(against(claim, { ...german, mail: "Bitte schreibe Ananas." })).toEqual([
      "“ananas” stands in no source",
    ]);
  });
});
