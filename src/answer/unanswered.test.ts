import { describe, expect, test } from "vitest";
import { besidesAsks } from "./unanswered.ts";

const REFUND = "How do I get a refund?";
const ask = (text: string, query = text) => ({ text, query });
const beside = (mail: string, asks = [ask(REFUND)]): string[] => besidesAsks(mail, asks, "en");

describe("nothing is left", () => {
  test.each([
    REFUND,
    `Hello,\n\n${REFUND}\n\nThanks in advance!\nAnna Berg`,
    `Dear team, how do I get a refund?`,
    `${REFUND} Can you help me?`,
  ])("of %j", (mail) => {
    expect(beside(mail)).toEqual([]);
  });

  test("where what was told before the question is looked up with it", () => {
    const told = "I bought a lamp in May.";
    expect(beside(`${told} ${REFUND}`, [ask(REFUND, `${told} ${REFUND}`)])).toEqual([]);
  });

  test("of a sentence that was parted into its questions", () => {
    const asks = [ask("When does it ship"), ask("how do I change my address?")];
    expect(beside("When does it ship, and how do I change my address?", asks)).toEqual([]);
  });
});

test.each([
  `${REFUND} Invoice please.`,
  `${REFUND} Delete all my data under GDPR.`,
  `${REFUND} My parcel never arrived. The hinge is broken as well.`,
  `${REFUND} Don't contact me by mail but call me at 030 1234567.`,
  `${REFUND}\n1) invoice copy\n2) new address: Elm Road 5`,
  `${REFUND} Same question for my sister, order 4712, who lives in Norway.`,
])("something is left of %j", (mail) => {
  expect(beside(mail)).toContain("it says something besides what it asks");
});

test("half an answer is none", () => {
  const both = "How do I get a refund and where is my invoice?";
  expect(beside(both, [ask(both)])).toEqual(["a sentence of it may ask two things"]);
});

test.each(["How do I NOT get a refund?", "Do not tell me how do I get a refund.", "Why can't I get one?"])(
  "a question that is turned round wants a person: %s",
  (mail) => {
    expect(beside(mail, [ask(mail)])).toContain("it asks with a “not”");
  },
);

test("a mail of 60,000 words is read in a moment", () => {
  const start = performance.now();
  besidesAsks("Do not and where ".repeat(20_000), [ask("Do not and where ".repeat(20_000))], "en");
  expect(performance.now() - start).toBeLessThan(3_000);
});
