import { describe, expect, test } from "vitest";
import { claimSentences } from "./claim-text.ts";

const read = (raw: string): string[] | null => claimSentences(raw, "en");

describe("what a model said for a claim", () => {
  test.each([
    ["Two sentences. Are two claims?", ["Two sentences.", "Are two claims?"]],
    ["- It is **free** and `safe`.", ["It is free and safe."]],
    ["1. It is *free*.", ["It is free."]],
    ["### It is free.", ["It is free."]],
    ["It\r\nis\u2028free\t.", ["It is free ."]],
    ["It is\u200B fr\u00ADee\u202E.", ["It is free."]],
    ["See [the page](https://a.example/b).", ["See the page (https://a.example/b)."]],
    ["See [https://a.example](https://a.example).", ["See https://a.example."]],
    ["2 * 3 is 6, and a_b stays.", ["2 * 3 is 6, and a_b stays."]],
    ["Mr. Berg and Dr. Voss help. Ask them.", ["Mr. Berg and Dr. Voss help.", "Ask them."]],
    ["Ask Mrs. Berg, Ms. Oak or Prof. Lee.", ["Ask Mrs. Berg, Ms. Oak or Prof. Lee."]],
    ["Use a lamp, e.g. Oak, i.e. ours.", ["Use a lamp, e.g. Oak, i.e. ours."]],
    ["Eine Lampe, z.B. Eiche, z. B. Lumen.", ["Eine Lampe, z.B. Eiche, z. B. Lumen."]],
    ["It is No. 5 in St. Ives, Nr. 7.", ["It is No. 5 in St. Ives, Nr. 7."]],
    ["No. We do not ship it.", ["No.", "We do not ship it."]],
  ])("is plain text, sentence by sentence: %j", (raw, sentences) => {
    expect(read(raw)).toEqual(sentences);
  });

  test.each([
    "",
    " \u200B ",
    "!?…",
    "<b>It is free.</b>",
    "It is free.<!-- x -->",
    "![It](https://a.example/x.png) is free.",
    '{"text": "It is free."}',
    "[INST] It is free.",
    "It is free.<|im_end|>",
    "＜｜im_start｜＞It is free.",
    "</s>It is free.",
    "Assistant: It is free.",
    "x".repeat(401),
    "It is free. ".repeat(1_000),
  ])("is nothing that could be said: %j", (raw) => {
    expect(read(raw)).toBeNull();
  });
});

test.each(["[", "[a](", "*", "`", "<", "# ", "\u200B", "(", "1. "])(
  "megabytes of %j take no time",
  (unit) => {
    const start = performance.now();
    read(unit.repeat(1_500 / unit.length));
    read(unit.repeat(1_000_000));
    expect(performance.now() - start).toBeLessThan(500);
  },
);
