import { describe, expect, test } from "vitest";
import { asksSomething, isCourtesy, isEmptyAsk, withoutGreeting, wordCount } from "./phrases.ts";

describe("behind a greeting", () => {
  test.each([
    ["Hello", ""],
    ["Hi there,", ""],
    ["Dear Sir or Madam,", ""],
    ["Sehr geehrte Damen und Herren,", ""],
    ["Guten Tag, Frau Berg", ""],
    ["Chère Madame,", ""],
    ["Buenos días", ""],
    ["Hi, where is it?", "where is it?"],
    ["Dear Support, my lamp broke.", "my lamp broke."],
    ["Hi do you ship to Norway", "do you ship to Norway"],
    ["Hi my lamp broke", "Hi my lamp broke"],
    ["My lamp broke, hello", "My lamp broke, hello"],
    ["Hidden costs, are there any?", "Hidden costs, are there any?"],
    ["Dearest is best, I think", "Dearest is best, I think"],
  ])("%j says %j", (sentence, rest) => {
    expect(withoutGreeting(sentence)).toBe(rest);
  });
});

describe("courtesy", () => {
  test.each([
    "Thanks in advance!",
    "Kind regards",
    "Vielen Dank für Ihre Hilfe",
    "Bien cordialement",
    "Un saludo",
    "Distinti saluti",
    "Alvast bedankt",
    "Sent from my phone",
    "I hope this finds you well.",
    "How are you?",
  ])("%s", (sentence) => {
    expect(isCourtesy(sentence)).toBe(true);
  });

  test.each([
    "Thanks, but it is still broken.",
    "Danke, aber die Lampe ist kaputt.",
    "How are you going to repair it?",
    "Thankless work.",
    "Thank you for the parcel that came without the glass and with a scratch on it.",
  ])("is none: %s", (sentence) => {
    expect(isCourtesy(sentence)).toBe(false);
  });
});

test.each([
  "Can you help me?",
  "Could you please advise?",
  "Any ideas?",
  "What should I do now?",
  "Is this normal?",
  "Please let me know.",
  "Was kann ich tun?",
  "Können Sie mir bitte helfen?",
  "Pouvez-vous m’aider ?",
  "Puede ayudarme?",
  "È possibile?",
  "Kunt u mij helpen?",
  "???",
  "?",
])("an empty ask: %s", (sentence) => {
  expect(isEmptyAsk(sentence)).toBe(true);
});

test.each([
  "Can you help me find my order?",
  "Is this lamp normal for you?",
  "What should I do with the old lamp?",
  "4711?",
])("no empty ask: %s", (sentence) => {
  expect(isEmptyAsk(sentence)).toBe(false);
});

test.each([
  "where can i find it",
  "I need an invoice.",
  "Please send the bill.",
  "is it red?",
  "Könnten Sie liefern",
  "We’d like to return it",
])("asks: %s", (sentence) => {
  expect(asksSomething(sentence)).toBe(true);
});

test.each([
  "It is red.",
  "How nice!",
  "where",
  "Do not send it to me",
  "I would like to thank you",
  "We were told how to do it.",
])("asks nothing: %s", (sentence) => {
  expect(asksSomething(sentence)).toBe(false);
});

test("words are counted between any white space", () => {
  expect(wordCount("  one\ttwo\n three ")).toBe(3);
});

test.each(["hi ", "thanks ", "can you ", "merci de ", "ik heb ", "so, ", "hope ", "?"])(
  "100,000 characters of %j take no noticeable time",
  (unit) => {
    const text = unit.repeat(100_000 / unit.length);
    const start = performance.now();
    for (const judge of [withoutGreeting, isCourtesy, asksSomething, isEmptyAsk]) judge(text);
    expect(performance.now() - start).toBeLessThan(1_500);
  },
);
