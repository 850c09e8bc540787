import { describe, expect, test } from "vitest";
import { facts, factValues } from "./facts.ts";

const kinds = (text: string): string[] => facts(text).map(({ kind, value }) => `${kind} ${value}`);

describe("amounts", () => {
  test.each([
    ["€1,234.50", "1234.5 eur"],
    ["1.234,50 €", "1234.5 eur"],
    ["1 234,50 €", "1234.5 eur"],
    ["1\u202F234,50\u00A0€", "1234.5 eur"],
    ["1'234.50 CHF", "1234.5 chf"],
    ["1’234.50 CHF", "1234.5 chf"],
    ["CHF 1234.50", "1234.5 chf"],
    ["€3.50", "3.5 eur"],
    ["3,5 euros", "3.5 eur"],
    ["EUR 20.00", "20 eur"],
    ["$20", "20 usd"],
    ["20 dollars", "20 usd"],
    ["£7", "7 gbp"],
    ["€0.99", "0.99 eur"],
  ])("%s is read in either number style", (text, value) => {
    expect(kinds(`It costs ${text}.`)).toEqual([`amount ${value}`]);
  });

  test("of another currency are other amounts", () => {
    expect(kinds("$5")).not.toEqual(kinds("€5"));
  });
});

describe("other kinds", () => {
  test.each([
    ["within 30 days", ["number 30"]],
    ["3-5 days", ["number 3", "number 5"]],
    ["10 % of 24 300", ["number 10", "number 24300"]],
    ["the 1st", ["number 1"]],
    ["１０ days", ["number 10"]],
    ["on 2026-01-31 or 31.1.2026", ["date 2026-01-31", "date 31.1.2026"]],
    ["bulb E27, order LO-39117", ["code e27", "code lo-39117"]],
    ["order #4711", ["number 4711"]],
    ["at www.shop.example/Track.", ["link shop.example/track"]],
    ["at https://shop.example/a?b=1#c!", ["link shop.example/a?b=1#c"]],
    ["at shop.example/returns, now", ["link shop.example/returns"]],
    ["at möbel.de", ["link möbel.de"]],
    ["to help@shop.example.", ["address help@shop.example"]],
  ])("%s", (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  test("a link with and without its scheme is the same link", () => {
    expect(factValues("https://www.shop.example/a/")).toEqual(factValues("shop.example/a"));
  });

  test("prose, abbreviations and capitals are no facts", () => {
    expect(facts("We ship to the UK and the EU, e.g. by DHL, z.B. nach Köln … soon.")).toEqual([]);
    expect(facts("")).toEqual([]);
  });

  test("the digits of a link, an address, an amount, a date and a code are no numbers of their own", () => {
    const text = "https://a.example/1 b2@c.example 3 € 2026-04-05 E27";
    expect(facts(text).filter(({ kind }) => kind === "number")).toEqual([]);
    expect(facts(text)).toHaveLength(5);
  });
});

test("an amount bears out its bare number too", () => {
  expect(factValues("Parcels cost €4.95.")).toEqual(new Set(["4.95 eur", "4.95"]));
});

test.each(["a", "1", "1,", "A-", "a-", "-", "1 ", "123 ", "1'", "a.", "www.", "a@", "€ ", "#", "A_"])(
  "100,000 characters of %j take no noticeable time",
  (unit) => {
    const start = performance.now();
    facts(unit.repeat(100_000 / unit.length));
    expect(performance.now() - start).toBeLessThan(1_500);
  },
);
