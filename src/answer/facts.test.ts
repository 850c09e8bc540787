import { describe, expect, test } from "vitest";
import { cpuSince } from "../../fixtures/cpu.ts";
import { facts } from "./facts.ts";

const DAY = 86_400;

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
    ["within 30 days", [`duration ${30 * DAY} s`]],
    ["3-5 days", [`duration ${3 * DAY} s`, `duration ${5 * DAY} s`]],
    ["10 % of 24 300", ["percent 10 %", "number 24300"]],
    ["the 1st", ["number 1"]],
    ["１０ days", [`duration ${10 * DAY} s`]],
    ["on 2026-01-31 or 31.1.2026", ["date 2026-01-31", "date 2026-01-31"]],
    ["call +49 (0)30 1234567", ["phone +49301234567"]],
    ["to DE89 3704 0044 0532 0130 00", ["account DE89370400440532013000"]],
    ["use the code WELCOME or save20now", ["code welcome", "code save20now"]],
    ["3 to 5 business days", ["duration 3 workday", "duration 5 workday"]],
    ["5 million euros", ["amount 5000000 eur"]],
    ["30¹ lamps", ["number 30"]],
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
    expect(kinds("https://www.shop.example/a/")).toEqual(kinds("shop.example/a"));
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

describe("numbers in words", () => {
  test.each([
    ["thirty days", "30 days"],
    ["vierzehn Tage", "14 Tage"],
    ["zweihundertfünfzig Euro", "250 Euro"],
    ["fuenfunddreissig Euro", "35 Euro"],
    ["vingt et un jours", "21 jours"],
    ["quatre-vingt-dix-neuf euros", "99 euros"],
    ["soixante-quinze euros", "75 euros"],
    ["treinta y cinco días", "35 días"],
    ["dos mil euros", "2000 euros"],
    ["due settimane", "2 settimane"],
    ["ventuno giorni", "21 giorni"],
    ["vijfentwintig euro", "25 euro"],
    ["tweeduizend euro", "2000 euro"],
    ["trinta e cinco dias", "35 dias"],
    ["one hundred and five euros", "105 euros"],
    ["eine Woche", "1 Woche"],
  ])("%s are %s", (words, written) => {
    expect(kinds(words)).toEqual(kinds(written));
    expect(kinds(words)).toHaveLength(1);
  });

  test("a word that is a number only in another language is none", () => {
    for (const text of [
      "Once it is due, seize it.",
      "Sei so gut.",
      "un livre neuf",
      "onze winkel",
      "très bien",
    ])
      expect(kinds(text)).toEqual([]);
  });
});

describe("days and hours", () => {
  const may = "date 2026-05-03";
  test.each([
    ["3 May 2026", [may]],
    ["May 3rd, 2026", [may]],
    ["3. Mai 2026", [may]],
    ["le 3 mai 2026", [may]],
    ["3 de mayo de 2026", [may]],
    ["3 maggio 2026", [may]],
    ["3 mei 2026", [may]],
    ["03.05.2026", [may]],
    ["May 2026", ["date 2026-05"]],
    ["am Dienstag", ["date weekday 2"]],
    ["5 pm", ["time 17:00"]],
    ["17 Uhr", ["time 17:00"]],
    ["17:00", ["time 17:00"]],
    ["17h30", ["time 17:30"]],
    ["9-17 Uhr", ["time 09:00", "time 17:00"]],
    ["12 am", ["time 00:00"]],
    ["24 h", [`duration ${DAY} s`]],
    ["we may 3 times", ["number 3"]],
  ])("%s", (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  test("a day and a month that may be read either way are both", () => {
    expect(facts("03/04/2026")[0]).toMatchObject({ value: "2026-04-03", also: ["2026-03-04"] });
  });
});

describe("disguises", () => {
  test.each([
    ["example[.]com", ["link example.com"]],
    ["hxxps://evil[.]example/x", ["link evil.example/x"]],
    ["evil (dot) example", ["link evil.example"]],
    ["evil\u200b.exa\u200dmple", ["link evil.example"]],
    ["https://shop.example@evil.example/", ["link evil.example"]],
    ["http://10.0.0.1/pay", ["link 10.0.0.1/pay"]],
    ["10.0.0.1/pay", ["link 10.0.0.1/pay"]],
    ["javascript:alert(1)", ["link javascript:alert"]],
    ["shοp.example", ["link shοp.example"]],
    ["xn--mbel-5qa.de", ["link möbel.de"]],
    ["help[at]evil.example", ["address help@evil.example"]],
    ["\u202e30 days", [`duration ${30 * DAY} s`]],
    ["3\u03360 days", [`duration ${30 * DAY} s`]],
    ["٣٠ days", [`duration ${30 * DAY} s`]],
  ])("%s", (text, expected) => {
    expect(kinds(text).slice(0, 1)).toEqual(expected);
  });

  test("a sentence that lacks its blank is no link", () => {
    expect(kinds("Keep it for a while.Please write.")).toEqual([]);
  });
});

test.each([
  ...[
    "a",
    "1",
    "1,",
    "A-",
    "a-",
    "-",
    "1 ",
    "123 ",
    "1'",
    "a.",
    "www.",
    "a@",
    "€ ",
    "#",
    "A_",
    "1-",
    "one ",
    "1 to ",
  ],
  ...["code ", "[", "(dot)", "://", "Anna Berg ", "1:", "may ", "a[.]", "hundert", "\u0301", "de ", "0 00 "],
])("100,000 characters of %j take no noticeable time", (unit) => {
  const start = process.cpuUsage();
  facts(unit.repeat(100_000 / unit.length));
  expect(cpuSince(start)).toBeLessThan(1_500);
});
