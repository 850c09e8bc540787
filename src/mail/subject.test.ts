import { describe, expect, test } from "vitest";
import { baseSubject, isReplySubject } from "./subject.ts";

describe("baseSubject", () => {
  test.each([
    ["Where is my order?", "where is my order?"],
    ["Re: Where is my order?", "where is my order?"],
    ["AW: WG: Re[2]: Wo ist  mein Paket", "wo ist mein paket"],
    ["Re: [#A1B2C3] Where is my order?", "where is my order?"],
    ["[EXTERNAL] Re: [shop-list] Order", "order"],
    ["Fwd: Antw: Bestelling", "bestelling"],
    ["回复：订单", "订单"],
    ["Re : facture", "facture"],
    ["Order (fwd)", "order"],
    ["New subject (was: Old)", "new subject"],
    ["[urgent]", "[urgent]"],
    ["Reorder: again", "reorder: again"],
    ["", ""],
    ["Re:", ""],
  ])("%j is %j", (subject, base) => {
    expect(baseSubject(subject)).toBe(base);
  });

  test("a subject of prefixes alone ends, and quickly", () => {
    expect(baseSubject("Re: ".repeat(100_000))).toBe("");
  });
});

test.each([
  ["Re: Order", true],
  ["aw: Bestellung", true],
  ["SV: Beställning", true],
  ["Fwd: Order", false],
  ["WG: Bestellung", false],
  ["Order", false],
])("%j answers another mail: %j", (subject, answers) => {
  expect(isReplySubject(subject)).toBe(answers);
});
