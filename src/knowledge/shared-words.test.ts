import { beforeAll, describe, expect, test } from "vitest";
import { type StaticEmbedder, staticEmbedder } from "../models/static/embedder.ts";
import { generalWeight } from "./coverage.ts";
import type { Lexicon } from "./lexicon.ts";
import { sharedWords } from "./shared-words.ts";
import { words } from "./words.ts";

let embedder: StaticEmbedder;
beforeAll(async () => {
  embedder = await staticEmbedder({ file: new URL("../models/static/vectors-v1.bin", import.meta.url) });
});

const shared = (
  query: string,
  passage: { question?: string | null; title?: string; text?: string },
  context = "",
) => {
  const weigh = generalWeight(embedder.words);
  const asked = { words: words(query), context: words(context), weigh };
  return sharedWords(asked, embedder.words)({ question: null, title: "", text: "", ...passage });
};

describe("shared words", () => {
  test("the same question shares all, both ways", () => {
    const { forth, back } = shared("How long is the warranty?", { question: "How long is the warranty?" });
    expect(forth).toBeCloseTo(1);
    expect(back).toBeCloseTo(1);
  });

  test("a question of something else shares little", () => {
    const { forth, back } = shared("How long is the warranty?", { question: "Which payment cards work?" });
    expect(Math.max(forth, back)).toBeLessThan(0.4);
  });

  test("one sentence of a customer's long mail is cue enough", () => {
    const sentence = "Does the warranty cover scratches on oak shelves?";
    const question = `Hello, I bought a lamp in May. ${sentence} My cat likes it very much.`;
    expect(shared(sentence, { question }).back).toBeCloseTo(1);
  });

  test("a sentence that says nothing by itself is no cue of such a mail", () => {
    const question = "My kitchen shelf arrived with scratches. Can you help me?";
    expect(shared("Can you help me?", { question }).back).toBeLessThan(0.5);
  });

  test("a passage without a question speaks by its title with each of its lines", () => {
    const passage = { title: "Warranty", text: "Lamps: two years.\nBenches and tables: five years." };
    const { forth } = shared("warranty benches tables", passage);
    expect(forth).toBeCloseTo(1);
  });

  test("the mail around the question bears out the cue in half", () => {
    const passage = { question: "Can I return a broken chandelier?" };
    const alone = shared("Can I return it?", passage).back;
    const inMail = shared("Can I return it?", passage, "My chandelier arrived broken. Can I return it?").back;
    expect(inMail).toBeGreaterThan(alone);
    expect(inMail).toBeLessThan(1);
  });

  test("near words count the same where a lexicon finds neighbours by itself as where it compares pairs", () => {
    const pairwise: Lexicon = {
      weight: (word) => embedder.words.weight(word),
      nearness: (a, b) => embedder.words.nearness(a, b),
    };
    const query = words("Where is my parcel, and when do you refund the delivery of 2 broken lamps?");
    const asked = {
      words: query,
      context: words("Bonjour, la livraison"),
      weigh: generalWeight(embedder.words),
    };
    const passage = {
      question: null,
      title: "Shipping > Returns",
      text: "Packages that arrive damaged are reimbursed.\nLieferung und Rückgabe von 2 Lampen: 14 Tage.",
    };
    const pairs = sharedWords(asked, pairwise)(passage);
    const found = sharedWords(asked, embedder.words)(passage);
    expect(found.forth).toBeCloseTo(pairs.forth, 6);
    expect(found.back).toBeCloseTo(pairs.back, 6);
    expect(found.back).toBeGreaterThan(0.2);
  });

  test("the words of one passage do not count for the next one", () => {
    const asked = { words: words("warranty of lamps"), context: [], weigh: generalWeight(embedder.words) };
    const shares = sharedWords(asked, embedder.words);
    const cards = { question: "Which payment cards work?", title: "", text: "" };
    const alone = shares(cards);
    expect(shares({ ...cards, question: "Is there a warranty of lamps?" }).forth).toBeCloseTo(1);
    expect(shares(cards)).toEqual(alone);
  });
});
