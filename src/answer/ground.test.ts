import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cpuSince } from "../../fixtures/cpu.ts";
import { sentences } from "../knowledge/words.ts";
import type { Claim } from "./draft.ts";
import { type Evidence, ground } from "./ground.ts";

const SOURCE =
  "Parcels cost €4.95 within the Netherlands. Return lamps within 30 days at https://shop.example/returns.\n" +
  "Write to help@shop.example about order LO-39117. The sale ends on 2026-03-31. The Kade takes an E27 bulb.";

const none = { rules: { linkHosts: [], products: [] }, foreign: new Set<string>() };

const check = (text: string, { support = ["a"], mail = "" } = {}): Claim => {
  const [claim] = ground([{ text, support }], { passages: new Map([["a", SOURCE]]), mail, ...none });
  if (claim === undefined) throw new Error("no claim came back");
  return claim;
};

describe("hard facts", () => {
  test.each([
    ["number", "Return lamps within 45 days.", "number 45 stands in no source"],
    ["amount", "Parcels cost €5.95 within the Netherlands.", "amount €5.95 stands in no source"],
    ["currency", "Parcels cost $4.95 within the Netherlands.", "amount $4.95 stands in no source"],
    ["date", "The sale ends on 2026-04-30.", "date 2026-04-30 stands in no source"],
    [
      "link",
      "Return lamps at https://evil.example/returns.",
      "link https://evil.example/returns stands in no source",
    ],
    ["bare link", "Return lamps at evil.example.", "link evil.example stands in no source"],
    [
      "address",
      "Write to evil@shop.example about order LO-39117.",
      "address evil@shop.example stands in no source",
    ],
    ["code", "The Kade takes an E14 bulb.", "code E14 stands in no source"],
  ])("an invented %s is flagged", (_, text, flag) => {
    const { verified, flags } = check(text);
    expect(verified).toBe(false);
    expect(flags).toContain(flag);
  });

  test("the same facts as their source has them are not", () => {
    for (const text of SOURCE.split("\n").flatMap((line) => sentences(line)))
      expect(check(text)).toEqual({ text, support: ["a"], verified: true, flags: [] });
  });

  test("an amount in the other number style is the same amount", () => {
    expect(check("Parcels within the Netherlands cost 4,95 €.").verified).toBe(true);
  });

  test("a fact that the customer named may be repeated to them", () => {
    const text = "Return lamps within 30 days about order LO-55555.";
    expect(check(text).flags).toEqual(["code LO-55555 stands in no source"]);
    expect(check(text, { mail: "My order is LO-55555" }).verified).toBe(true);
  });
});

describe("sources", () => {
  test("a claim that names none is flagged", () => {
    expect(check("Parcels cost €4.95.", { support: [] }).flags).toEqual(["names no source"]);
  });

  test("a claim that names an unknown one is flagged, though it names a known one too", () => {
    expect(check("Parcels cost €4.95.", { support: ["a", "b", "c"] })).toMatchObject({
      verified: false,
      flags: ["names an unknown source: b, c"],
    });
  });

  test("the customer's mail is no source of words", () => {
    const text = "You get a whole new kitchen tomorrow.";
    expect(check(text, { mail: text }).flags).toEqual(["only 0 % of its words stand in its source"]);
  });

  test("a claim may lean on two sources together", () => {
    const passages = new Map([
      ["a", "Lamps ship in 2 days."],
      ["b", "Benches ship in 9 days."],
    ]);
    const claims = [{ text: "Lamps ship in 2 days, benches in 9 days.", support: ["a", "b"] }];
    expect(ground(claims, { passages, mail: "", ...none })[0]?.verified).toBe(true);
    expect(
      ground([{ text: "Benches in 9 days.", support: ["a"] }], { passages, mail: "", ...none })[0]?.verified,
    ).toBe(false);
  });
});

test("a claim may leave out three words of ten, not four", () => {
  expect(check("Parcels cost within the Netherlands return lamps one two three.").verified).toBe(true);
  expect(check("Parcels cost within the Netherlands return one two three four.").flags).toEqual([
    "only 60 % of its words stand in its source",
  ]);
});

const word = fc.constantFrom(
  "lamps",
  "cost",
  "see",
  "€5",
  "1.234,50 €",
  "E27",
  "30",
  "2026-01-31",
  "https://a.example/?b=1",
  "x@y.example",
  "a.example",
  "24",
  "300",
  "12,5 %",
  "#77",
  "½",
  "…",
  "“so”",
);
const sentence = fc
  .array(word, { minLength: 1, maxLength: 8 })
  .chain((parts) => fc.constantFrom(".", "!", "?", "").map((mark) => parts.join(" ") + mark));
const source = fc.array(fc.tuple(sentence, fc.constantFrom(" ", "\n"))).map((parts) => parts.flat().join(""));

test("a sentence copied from its source is always verified", () => {
  fc.assert(
    fc.property(fc.oneof(source, fc.string({ unit: "binary" })), (said) => {
      const claims = said
        .split("\n")
        .flatMap((line) => sentences(line))
        .map((text) => ({ text, support: ["a"] }));
      for (const claim of ground(claims, { passages: new Map([["a", said]]), mail: "", ...none }))
        expect(claim.flags).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test("a copied sentence whose number was changed never is", () => {
  const number = fc.integer({ min: 0, max: 99_999 });
  const shape = fc.constantFrom(
    "Within # days of it.",
    "It costs €#.",
    "It costs # EUR.",
    "Order No-# waits.",
    "#",
    "See https://a.example/# now.",
  );
  fc.assert(
    fc.property(source, shape, number, number, (said, form, real, invented) => {
      fc.pre(real !== invented && ![5, 1234.5, 27, 30, 24, 300, 12.5, 77, 1, 2, 24300].includes(invented));
      const passages = new Map([["a", `${said}\n${form.replace("#", `${real}`)}`]]);
      const claim = { text: form.replace("#", `${invented}`), support: ["a"] };
      expect(ground([claim], { passages, mail: "", ...none })[0]?.verified).toBe(false);
    }),
    { numRuns: 500 },
  );
});

const inMail = (text: string, mail: string, evidence: Partial<Evidence> = {}): readonly string[] =>
  ground([{ text, support: ["a"] }], { passages: new Map([["a", SOURCE]]), mail, ...none, ...evidence })[0]
    ?.flags ?? [];

describe("what only the mail says", () => {
  const mail =
    "My order LO-55555 of 3 May cost 5000 euros. Click https://evil.example/x, write to me@evil.example, " +
    "call +49 30 9876543, pay to DE89 3704 0044 0532 0130 00 and use the code HACK2026. I waited 45 days.";

  test.each([
    ["a link", "Return lamps within 30 days at https://evil.example/x.", "link https://evil.example/x"],
    ["an address", "Write to me@evil.example about order LO-39117.", "address me@evil.example"],
    ["a phone number", "Return lamps within 30 days: call +49 30 9876543.", "phone +49 30 9876543"],
    ["an account", "Return lamps to DE89 3704 0044 0532 0130 00.", "account DE89 3704 0044 0532 0130 00"],
    ["a code to use", "Return lamps with the code HACK2026.", "code HACK2026"],
    ["money that is owed", "You will get 5000 euros within 30 days.", "amount 5000 euros"],
    ["a time that is promised", "You will get a refund within 45 days.", "number 45"],
    ["a day of delivery", "We will deliver lamps on 3 May.", "date 3 May"],
  ])("%s is not borne out by it", (_, text, fact) => {
    expect(inMail(text, mail)).toContain(`${fact} stands in no source`);
  });

  test("an order's number, its day and what the customer paid may be said again", () => {
    expect(inMail("Return lamps of your order LO-55555 within 30 days.", mail)).toEqual([]);
    expect(inMail("Return lamps, order of 3 May, within 30 days.", mail)).toEqual([]);
    const paid = "You paid 5000 euros: return lamps within 30 days at https://shop.example/returns.";
    expect(inMail(paid, mail)).toEqual([]);
  });

  test("the customer's own address may be said again", () => {
    const text = "Write to help@shop.example about order LO-39117, anna@x.example.";
    expect(inMail(text, "anna@x.example")).toEqual(["address anna@x.example stands in no source"]);
    expect(inMail(text, "", { sender: "Anna@X.example" })).toEqual([]);
  });
});

describe("facts in another writing", () => {
  test.each([
    "Return lamps within thirty days at https://shop.example/returns.",
    "Return lamps within 30 days at shop.example/returns/.",
    "The sale ends on 31 March 2026.",
    "The sale ends on 31.03.2026.",
    "The sale ends on 31 March.",
  ])("%s", (text) => {
    expect(check(text).flags).toEqual([]);
  });

  test.each([
    ["Return lamps within 30 weeks.", "duration 30 weeks stands in no source"],
    ["Return lamps within 30 business days.", "duration 30 business days stands in no source"],
    ["Return lamps within sixty days.", "duration 60 days stands in no source"],
    ["The sale ends on 31 March 2027.", "date 31 March 2027 stands in no source"],
    ["Parcels cost 4.95 % within the Netherlands.", "percent 4.95 % stands in no source"],
  ])("%s is another fact", (text, flag) => {
    expect(check(text).flags).toContain(flag);
  });

  test("two weeks are fourteen days, and a year twelve months", () => {
    const passages = new Map([["a", "Refunds take 14 days. The warranty lasts one year."]]);
    const claims = ["Refunds take two weeks.", "The warranty lasts 12 months."].map((text) => ({
      text,
      support: ["a"],
    }));
    expect(ground(claims, { passages, mail: "", ...none }).map(({ flags }) => flags)).toEqual([[], []]);
  });

  test("from Monday to Friday is on Tuesday as well", () => {
    const passages = new Map([["a", "Our shop is open from Monday to Friday, 9 am to 5 pm."]]);
    const flags = (text: string): readonly string[] =>
      ground([{ text, support: ["a"] }], { passages, mail: "", ...none })[0]?.flags ?? [];
    expect(flags("Our shop is open on Tuesday.")).toEqual([]);
    expect(flags("Our shop is open from Monday to Friday, 9:00 to 17:00.")).toEqual([]);
    expect(flags("Our shop is open on Sunday.")).toEqual(["date Sunday stands in no source"]);
  });
});

describe("links", () => {
  const allowed = { rules: { linkHosts: ["shop.example"], products: [] } };

  test("an allowed host and its subdomains may be linked to, no host that merely ends like it", () => {
    const to = (host: string): string => `Return lamps within 30 days at https://${host}/x.`;
    for (const host of ["shop.example", "www.shop.example", "help.shop.example"])
      expect(inMail(to(host), "", allowed)).toEqual([]);
    for (const host of [
      "evilshop.example",
      "shop.example.evil.example",
      "shοp.example",
      "shop.example@evil.example",
    ])
      expect(inMail(to(host), "", allowed)).toHaveLength(1);
  });

  test("a link that shows another page than it leads to is flagged, though both may be linked to", () => {
    const text = "Return lamps within 30 days at [shop.example/returns](https://shop.example/pay).";
    expect(inMail(text, "", allowed)).toContain(
      "link shop.example/returns leads to https://shop.example/pay",
    );
  });
});

describe("products", () => {
  const rules = { linkHosts: [], products: ["Kade", "Sol 2"] };

  test("one that neither source nor customer named is flagged", () => {
    expect(inMail("The Sol-2 takes an E27 bulb.", "", { rules })).toEqual([
      "product Sol 2 stands in no source",
    ]);
    expect(inMail("The Sol-2 takes an E27 bulb.", "Which bulb for my SOL2 or sol 2?", { rules })).toEqual([]);
    expect(inMail("The Kade takes an E27 bulb.", "", { rules })).toEqual([]);
  });
});

describe("other customers' data", () => {
  const foreign = new Set(["anna berg", "lo39117", "lo77777"]);

  test("is flagged, but not what the claim's own passages or this mail say", () => {
    const text = "Write to Anna Berg about order LO-39117 and order LO-77777.";
    expect(inMail(text, "order LO-77777", { foreign })).toEqual([
      "Anna Berg is known from another customer's mail only",
    ]);
    expect(inMail(text, "I am Anna Berg, order LO-77777", { foreign })).toEqual([]);
  });
});

test("the opposite of a source is flagged", () => {
  expect(check("Do not return lamps within 30 days at https://shop.example/returns.").flags).toHaveLength(1);
});

test("a megabyte, and ten thousand claims, are judged without much time", () => {
  const start = process.cpuUsage();
  const long = [{ text: "You get 100 euros. ".repeat(55_000), support: ["a"] }];
  const [claim] = ground(long, { passages: new Map([["a", SOURCE]]), mail: "", ...none });
  expect(claim?.flags).toEqual(["is too long to be checked: 1045000 characters"]);
  const many = Array.from({ length: 10_000 }, (_, i) => ({
    text: `Return lamps within ${i} days.`,
    support: ["a"],
  }));
  const verdicts = ground(many, { passages: new Map([["a", SOURCE]]), mail: "", ...none });
  expect(verdicts.filter(({ verified }) => verified)).toHaveLength(1);
  expect(cpuSince(start)).toBeLessThan(10_000);
});
