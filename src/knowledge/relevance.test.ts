import { beforeAll, describe, expect, test } from "vitest";
import { type StaticEmbedder, staticEmbedder } from "../models/static/embedder.ts";
import { generalWeight } from "./coverage.ts";
import { ownWeight, relevance, sharedWords } from "./relevance.ts";
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
  return sharedWords(asked, { question: null, title: "", text: "", ...passage }, embedder.words);
};

describe("the probability", () => {
  const none = { bm25: 0, cosine: 0, forth: 0, back: 0 };

  test("is near nothing where nothing agrees, and high where all does", () => {
    expect(relevance(none)).toBeLessThan(0.01);
    expect(relevance({ bm25: 1, cosine: 1, forth: 1, back: 1 })).toBeGreaterThan(0.9);
  });

  test.each(["bm25", "cosine", "forth", "back"] as const)("grows with %s alone", (signal) => {
    const half = { bm25: 0.5, cosine: 0.5, forth: 0.5, back: 0.5 };
    expect(relevance({ ...half, [signal]: 0.9 })).toBeGreaterThan(relevance(half));
  });

  test("of the best match by words alone stays below one half", () => {
    expect(relevance({ ...none, bm25: 1 })).toBeLessThan(0.5);
  });
});

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
});

describe("the weight of words among the owner's own passages", () => {
  test("falls with the number of passages that have them, and is the general one where none has", () => {
    const weigh = ownWeight(
      {
        passages: 100,
        of: new Map([
          ["rare", 1],
          ["common", 90],
        ]),
      },
      () => 0.8,
    );
    expect(weigh("absent")).toBeCloseTo(0.8);
    expect(weigh("rare")).toBeLessThan(weigh("absent"));
    expect(weigh("common")).toBeLessThan(weigh("rare"));
    expect(weigh("common")).toBeGreaterThan(0);
  });

  test("is a number where there are no passages at all", () => {
    expect(ownWeight({ passages: 0, of: new Map() }, () => 0.8)("any")).toBeCloseTo(0.8);
  });
});
