import { expect, test } from "vitest";
import { sentenceStarts } from "./sentences.ts";

const split = (text: string): string[] => {
  const starts = sentenceStarts(text);
  return starts.map((start, i) => text.slice(start, starts[i + 1]).trim());
};

test("sentences end at their full stop, question mark or exclamation mark", () => {
  expect(split("We ship daily. When? By noon! Good.")).toEqual([
    "We ship daily.",
    "When?",
    "By noon!",
    "Good.",
  ]);
});

test("a line break inside a sentence does not end it", () => {
  expect(split("We ship on every\nworking day\r\nof the year. Not on Sunday.")).toEqual([
    "We ship on every\nworking day\r\nof the year.",
    "Not on Sunday.",
  ]);
});

test("abbreviations, initials, days and decimals end no sentence", () => {
  for (const sentence of [
    "Ask Dr. Smith about it.",
    "Einige Artikel, z. B. Möbel, kommen später.",
    "Einige Artikel, z.B. Möbel, kommen später.",
    "Wir öffnen am 3. März wieder.",
    "It costs 3.50 a day.",
    "Some goods, e.g. Dutch bulbs, take longer.",
    "Written by J. Doe.",
  ])
    expect(split(`${sentence} The next one.`)).toEqual([sentence, "The next one."]);
});

test("full-width stops, a danda and an Arabic question mark end a sentence, with or without a space", () => {
  expect(split("返品は三十日以内です。送料は無料ですか?はい！「どうぞ。」以上です")).toEqual([
    "返品は三十日以内です。",
    "送料は無料ですか?",
    "はい！",
    "「どうぞ。」",
    "以上です",
  ]);
  expect(split("我们每天发货。什么时候？中午前｡好的")).toEqual([
    "我们每天发货。",
    "什么时候？",
    "中午前｡",
    "好的",
  ]);
  expect(split("हम रोज़ भेजते हैं। कब? दोपहर तक।")).toEqual(["हम रोज़ भेजते हैं।", "कब?", "दोपहर तक।"]);
  expect(split("متى يصل الطلب؟ غدا.")).toEqual(["متى يصل الطلب؟", "غدا."]);
});

test("a question mark inside an address or a name ends no sentence", () => {
  expect(split("See https://x.test/find?q=1&b=2!x. Use Yahoo!Mail. Then go.")).toEqual([
    "See https://x.test/find?q=1&b=2!x.",
    "Use Yahoo!Mail.",
    "Then go.",
  ]);
});

test("an empty text has no sentence", () => {
  expect(sentenceStarts("")).toEqual([]);
});
