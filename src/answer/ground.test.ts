import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sentences } from "../knowledge/words.ts";
import type { Claim } from "./draft.ts";
import { ground } from "./ground.ts";

const SOURCE =
  "Parcels cost €4.95 within the Netherlands. Return lamps within 30 days at https://shop.example/returns.\n" +
  "Write to help@shop.example about order LO-39117. The sale ends on 2026-03-31. The Kade takes an E27 bulb.";

const check = (text: string, { support = ["a"], mail = "" } = {}): Claim => {
  const [claim] = ground([{ text, support }], { passages: new Map([["a", SOURCE]]), mail });
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
    expect(ground(claims, { passages, mail: "" })[0]?.verified).toBe(true);
    expect(
      ground([{ text: "Benches in 9 days.", support: ["a"] }], { passages, mail: "" })[0]?.verified,
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
      for (const claim of ground(claims, { passages: new Map([["a", said]]), mail: "" }))
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
      expect(ground([claim], { passages, mail: "" })[0]?.verified).toBe(false);
    }),
    { numRuns: 500 },
  );
});
