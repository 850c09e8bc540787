import fc from "fast-check";
import { expect, test } from "vitest";
import { sentences, words } from "./words.ts";

test("words are lower case, with their inner apostrophes and without the rest", () => {
  expect(words("Don’t RETURN the lamp's E27-bulb, 5 times!")).toEqual([
    "don't",
    "return",
    "the",
    "lamp's",
    "e27",
    "bulb",
    "5",
    "times",
  ]);
  expect(words(" 'quoted' – ?!… 🙂 ")).toEqual(["quoted"]);
});

test("a letter is the same word composed and decomposed", () => {
  expect(words("Gro\u0308ße")).toEqual(words("Größe"));
  expect(words("Gro\u0308ße")).toEqual(["größe"]);
});

test("a line break ends a sentence, a decimal point does not", () => {
  expect(sentences("It costs 3.50 euros. It ships today!\nWhere to?")).toEqual([
    "It costs 3.50 euros.",
    "It ships today!",
    "Where to?",
  ]);
  expect(sentences(" \n \n")).toEqual([]);
});

test("a question mark inside a link ends no sentence", () => {
  expect(sentences("See https://shop.example/a?b=1&c=2 first. Or www.shop.example/?x!y now? Yes.")).toEqual([
    "See https://shop.example/a?b=1&c=2 first.",
    "Or www.shop.example/?x!y now?",
    "Yes.",
  ]);
});

test("a link at a sentence's end does not swallow the next one", () => {
  expect(sentences("Look at https://shop.example/faq. Then write.\nhttps://shop.example\nBye.")).toEqual([
    "Look at https://shop.example/faq.",
    "Then write.",
    "https://shop.example",
    "Bye.",
  ]);
});

test.each([
  ["Do you ship to Norway?", 1],
  ["Do you ship to Norway", 1],
  ["  Is it free (as you say)…  ", 1],
  ["It costs 3.50 euros", 1],
  ["Sure? Yes", 2],
  ["配送はいつですか。急いでいます", 2],
  ["one\ntwo", 2],
])("%j is told apart as UAX 29 does, also where no segmenter is asked", (text, count) => {
  expect(sentences(text)).toHaveLength(count);
});

test("a Greek semicolon ends a sentence in Greek", () => {
  expect(sentences("Πού είναι; Περιμένω", "el")).toHaveLength(2);
});

test("no character but white space is lost between the sentences of any text", () => {
  const bare = (text: string): string => text.replace(/\s/gu, "");
  const part = fc.constantFrom(
    "Hi. ",
    "Is it?",
    "! ",
    "https://a.example/?b=1",
    "\n",
    " ",
    "3.5 ",
    "Grüße… ",
    "👍",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.array(part).map((p) => p.join("")),
      ),
      (text) => {
        expect(bare(sentences(text).join(" "))).toBe(bare(text));
      },
    ),
  );
});

test("two megabytes without a line break are parted in a moment, and nothing is lost", () => {
  const text = "is this? ".repeat(230_000);
  const start = performance.now();
  expect(sentences(text)).toHaveLength(230_000);
  expect(performance.now() - start).toBeLessThan(20_000);
});
