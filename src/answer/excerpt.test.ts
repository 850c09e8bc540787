import { beforeAll, expect, test } from "vitest";
import type { Lexicon } from "../knowledge/lexicon.ts";
import { staticEmbedder } from "../models/static/embedder.ts";
import { excerpt } from "./excerpt.ts";

let lexicon: Lexicon;
beforeAll(async () => {
  const file = new URL("../models/static/vectors-v1.bin", import.meta.url);
  lexicon = (await staticEmbedder({ file })).words;
});

const filler = (topic: string): string =>
  `${topic}: ${"nothing else is to be said of this here. ".repeat(8).trim()}`;

test("a short passage is quoted whole, its lines as they stand", () => {
  const text = "  First,  see https://a.example/?b=1 .\n\n- one\n- two  ";
  expect(excerpt(text, ["two"], lexicon)).toEqual(["First,  see https://a.example/?b=1 .", "- one", "- two"]);
});

test("an empty passage gives nothing to quote", () => {
  expect(excerpt(" \n ", ["lamp"], lexicon)).toEqual([]);
});

test("of a long passage the lines around the best one are quoted, in their order", () => {
  const lines = [
    filler("Shipping"),
    "Lamps have a warranty of two years.",
    "Keep the receipt.",
    filler("Customs"),
    filler("Pets"),
  ];
  const quoted = excerpt(lines.join("\n"), ["How long is the warranty of lamps?"], lexicon);
  expect(quoted).toContain("Lamps have a warranty of two years.");
  expect(quoted).toEqual(lines.filter((line) => quoted.includes(line)));
  expect(quoted.join("").length).toBeLessThanOrEqual(700);
});

test("a line longer than the limit is quoted whole rather than cut", () => {
  const long = `The warranty ${"of lamps and shelves lasts two years ".repeat(30).trim()}.`;
  expect(excerpt(`${filler("Shipping")}\n${long}`, ["warranty lamps"], lexicon)).toEqual([long]);
});

test("each of several queries finds its lines in the same passage", () => {
  const warranty = "Lamps have a warranty of two years.";
  const invoice = "We send the invoice by e-mail.";
  const text = [warranty, filler("Shipping"), filler("Customs"), filler("Pets"), invoice].join("\n");
  const queries = ["How long is the warranty?", "Where is my invoice?"];
  expect(excerpt(text, queries.slice(0, 1), lexicon)).not.toContain(invoice);
  const both = excerpt(text, queries, lexicon);
  expect(both).toContain(warranty);
  expect(both).toContain(invoice);
  expect(new Set(both).size).toBe(both.length);
});
