import { expect, test } from "vitest";
import { seeded, withTypingErrors } from "../../fixtures/typing-errors.ts";
import { corrected } from "./spelling.ts";

const index = (known: Record<string, number>, near: Record<string, string>) => ({
  wordFrequencies: (words: readonly string[]) =>
    Promise.resolve({ passages: 10, of: new Map(words.map((word) => [word, known[word] ?? 0])) }),
  nearWords: (word: string) =>
    Promise.resolve(near[word] === undefined ? [] : [{ word: near[word], passages: 3 }]),
});

test("a word that stands nowhere is taken for the nearest that does, all others stay", async () => {
  const found = await corrected(
    ["my", "pasword", "lamp", "qqq"],
    index({ my: 1, lamp: 2 }, { pasword: "password", lamp: "lump" }),
  );
  expect(found.words).toEqual(["my", "password", "lamp", "qqq"]);
  expect([...found.replaced]).toEqual([["pasword", "password"]]);
});

test("a missing blank makes two words of one", async () => {
  const found = await corrected(["resetpassword"], index({}, { resetpassword: "reset password" }));
  expect(found.words).toEqual(["reset", "password"]);
});

test("a word that the lexicon lists is no slip", async () => {
  const lexicon = { weight: (word: string) => (word === "mother" ? 0.9 : 1) };
  const found = await corrected(["mother", "othre"], index({}, { mother: "other", othre: "other" }), lexicon);
  expect(found.words).toEqual(["mother", "other"]);
});

test("typing errors hit a third of the words, the same ones for one seed", () => {
  const text = "please reset the password of my old customer account today";
  const typed = withTypingErrors(text, seeded(7));
  expect(typed).toBe(withTypingErrors(text, seeded(7)));
  expect(typed).not.toBe(withTypingErrors(text, seeded(8)));
  const changed = typed.split(" ").filter((word, i) => word !== text.split(" ")[i]);
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.length).toBeLessThanOrEqual(3);
});
