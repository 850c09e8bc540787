import { beforeAll, describe, expect, test } from "vitest";
import type { Lexicon } from "../knowledge/lexicon.ts";
import type { Passage } from "../knowledge/passage.ts";
import { staticEmbedder } from "../models/static/embedder.ts";
import { JOINS, notInOneSentence, TURNS } from "./one-sentence.ts";

let lexicon: Lexicon;
beforeAll(async () => {
  const file = new URL("../models/static/vectors-v1.bin", import.meta.url);
  lexicon = (await staticEmbedder({ file })).words;
});

const passage = (text: string, language: string, question: string | null): Passage => ({
  ...{ id: "p", recordId: "p", source: "faq.txt", kind: "faq", url: null, tags: [], refs: [], language },
  ...{ date: null, question, title: "", text, place: "" },
});

const judged = (said: string, claim: string, language: string, question: string | null = null) =>
  notInOneSentence(claim, [passage(said, language, question)], language, lexicon);

const LAMPS = "The Oak lamp is waterproof and the Lumen lamp is not.";
const LAMPEN = "Die Lampe Eiche ist wasserdicht und die Lampe Lumen ist es nicht.";

describe("a claim that joins or turns sentences is told so:", () => {
  test.each([
    [
      "en",
      "We cannot ship to Norway. Orders to Germany arrive within 3 days.",
      "We ship to Norway within 3 days.",
    ],
    [
      "en",
      "You can return an unused item within 30 days. You do not have to pay for the return label.",
      "You have to return the unused item within 30 days and pay for the label.",
    ],
    [
      "en",
      "A refund arrives within a week. Opened software cannot be returned.",
      "We refund opened software within a week.",
    ],
    [
      "en",
      "Delivery to Portugal takes 5 days. Orders over 50 euros are free of shipping.",
      "Delivery to Portugal costs 50 euros.",
    ],
    [
      "de",
      "Wir können nicht nach Norwegen liefern. Bestellungen nach Deutschland kommen innerhalb von 3 Tagen an.",
      "Wir liefern innerhalb von 3 Tagen nach Norwegen.",
    ],
    [
      "de",
      "Sie können unbenutzte Artikel innerhalb von 30 Tagen zurücksenden. Das Etikett müssen Sie nicht bezahlen.",
      "Sie müssen unbenutzte Artikel innerhalb von 30 Tagen zurücksenden und das Etikett bezahlen.",
    ],
    [
      "de",
      "Eine Erstattung dauert eine Woche. Geöffnete Software kann nicht zurückgegeben werden.",
      "Die Erstattung für geöffnete Software dauert eine Woche.",
    ],
    [
      "de",
      "Die Lieferung nach Portugal dauert 5 Tage. Bestellungen über 50 Euro sind versandkostenfrei.",
      "Die Lieferung nach Portugal kostet 50 Euro.",
    ],
  ])("%s: %s", (language, said, claim) => {
    expect([JOINS, TURNS]).toContain(judged(said, claim, language));
  });

  test.each([
    ["en", "We cannot ship to Norway.", "We ship to Norway."],
    ["en", "We ship to Norway.", "We never ship to Norway."],
    ["en", "You can return an unused item.", "You cannot return an unused item."],
    ["en", "We only ship to Norway.", "We ship to Norway."],
    ["en", LAMPS, "The Lumen lamp is waterproof."],
    ["en", LAMPS, "The Oak lamp is not waterproof."],
    ["en", LAMPS, "The Lumen lamp is waterproof and the Oak lamp is not."],
    ["en", "We refund opened bottles if the seal is intact.", "We refund opened bottles."],
    ["de", "Wir liefern nicht nach Norwegen.", "Wir liefern nach Norwegen."],
    ["de", "Wir liefern nur nach Norwegen.", "Wir liefern nach Norwegen."],
    ["de", LAMPEN, "Die Lampe Lumen ist wasserdicht."],
  ])("%s: %s is not: %s", (language, said, claim) => {
    expect(judged(said, claim, language)).toBe(TURNS);
  });

  test("and a question that is answered with no", () => {
    const asked = "Can I pay by invoice?";
    expect(judged("No, we take cards.", "You can pay by invoice.", "en", asked)).not.toBeNull();
    expect(judged("No, we take cards.", "You cannot pay by invoice.", "en", asked)).toBeNull();
  });
});

describe("an honest rewording stands:", () => {
  test.each([
    [
      "en",
      "You can return an unused item within 30 days. We refund it.",
      "Unused items can be returned within 30 days.",
    ],
    ["en", "We cannot ship to Norway.", "Unfortunately we do not ship to Norway."],
    ["en", LAMPS, "The Oak lamp is waterproof."],
    ["en", LAMPS, "The Lumen lamp is not waterproof."],
    [
      "en",
      "The device must be registered before first use.",
      "You have to register the device before first use.",
    ],
    ["en", "Delivery to Portugal takes 5 days and costs €9.50.", "It costs €9.50."],
    [
      "en",
      "If the seal is intact, we refund opened bottles.",
      "We refund opened bottles if their seal is intact.",
    ],
    ["de", "Wir liefern nicht nach Norwegen.", "Leider liefern wir nicht nach Norwegen."],
    ["de", "Die Lieferung nach Portugal dauert 5 Tage.", "Nach Portugal dauert die Lieferung 5 Tage."],
    [
      "de",
      "Sie können unbenutzte Artikel innerhalb von 30 Tagen zurückgeben.",
      "Unbenutzte Artikel können Sie binnen 30 Tagen zurückgeben.",
    ],
    ["de", LAMPEN, "Die Lampe Eiche ist wasserdicht."],
    ["en", "Gift cards never expire.", "Your gift card does not expire."],
    ["en", "Members may bring up to two guests.", "As a member you may bring up to two guests."],
    ["de", "Gutscheine verfallen nie.", "Ihre Gutscheine verfallen nicht."],
    [
      "de",
      "Das Gerät muss vor dem ersten Gebrauch registriert werden.",
      "Sie müssen das Gerät vor dem ersten Gebrauch registrieren.",
    ],
  ])("%s: %s", (language, said, claim) => {
    expect(judged(said, claim, language)).toBeNull();
  });

  test("behind a question that is answered with no", () => {
    const said = "No, sale items are final. You can exchange them within 30 days.";
    expect(judged(said, "You may exchange them within 30 days.", "en", "Can I return them?")).toBeNull();
  });

  test("with what its question says", () => {
    const asked = "How long does delivery to Portugal take?";
    expect(
      judged("Five working days.", "Delivery to Portugal takes five working days.", "en", asked),
    ).toBeNull();
  });
});
