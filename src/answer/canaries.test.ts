import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cpuSince } from "../../fixtures/cpu.ts";
import { valuesIn, valuesOf } from "./canaries.ts";

const mail = {
  from: { name: "Anna Berg", address: "Anna.Berg@mail.example" },
  subject: "Order LO-55555",
  newText:
    "Where is it? My customer number is 90817. Call me: +49 30 9876543.\n" +
    "I live at Hauptstraße 12, 10115 Berlin. Pay back to DE89 3704 0044 0532 0130 00.",
};

describe("a mail gives", () => {
  test.each([
    ["its order number", "lo55555"],
    ["a customer number", "90817"],
    ["the sender's address", "anna.berg@mail.example"],
    ["the sender's name", "anna berg"],
    ["a phone number", "309876543"],
    ["an account", "de89370400440532013000"],
    ["a street", "hauptstrasse12"],
  ])("%s", (_, value) => {
    expect(valuesOf(mail)).toContain(value);
  });

  test("no first name alone, no year, no amount, no date, no count", () => {
    const plain = { from: { name: "Anna", address: "a@b.example" }, subject: "", newText: "" };
    const newText = "Since 2024 I paid 1500 euros on 12.03.2025 for 3 lamps of 2000 mm.";
    expect(valuesOf({ ...plain, newText })).toEqual(["a@b.example"]);
  });

  test("no name of a team or a shop", () => {
    for (const name of ["Support Team", "Lamp Shop", "Kundenservice Berlin", "Berg GmbH", "info@x.example"])
      expect(valuesOf({ from: { name, address: "a@b.example" }, subject: "", newText: "" })).toEqual([
        "a@b.example",
      ]);
  });

  test("the name in its signature, which stands in neither new nor quoted text", () => {
    const newText = "Where is my parcel?";
    const text = `${newText}\n\n-- \nJan van der Meer\n\n> On Monday Piet Post wrote:\n> hello`;
    const values = valuesOf({ from: null, subject: "", newText, text, quotedText: "hello" });
    expect(values).toEqual(["jan meer"]);
  });

  test("200 values at most", () => {
    const newText = Array.from({ length: 1_000 }, (_, i) => `order ${100_000 + i}`).join(", ");
    expect(valuesOf({ ...mail, newText })).toHaveLength(200);
  });
});

describe("what a mail gave is found in a draft", () => {
  test.each([
    ["however an order's number is written", "Your order LO 55555 / LO-55555 is on its way."],
    ["however a phone number is grouped", "We will call (030) 987-6543 or 030 9876543."],
    ["whatever the case of a name", "Dear Anna Maria Berg, dear ANNA BERG"],
    ["with an address in the sentence", "We send it to Hauptstr. 12, 10115 Berlin: Hauptstraße 12."],
  ])("%s", (_, draft) => {
    const given = new Set(valuesOf(mail));
    expect(valuesIn(draft).some((value) => given.has(value))).toBe(true);
  });

  test("a common first name is nobody's", () => {
    const given = new Set(valuesOf(mail));
    expect(valuesIn("Hello Anna, thank you for your mail.").filter((value) => given.has(value))).toEqual([]);
  });

  test("every order number that a mail gives", () => {
    // Letters that spell no currency: KR-10000 may be an amount.
    const order = fc.tuple(fc.stringMatching(/^[QXWJ]{2,4}$/), fc.integer({ min: 10_000, max: 9_999_999 }));
    fc.assert(
      fc.property(order, ([letters, number]) => {
        const code = `${letters}-${number}`;
        const values = valuesOf({ from: null, subject: `Order ${code}`, newText: "" });
        expect(values.length).toBeGreaterThan(0);
        expect(valuesIn(`Your order ${letters}${number} was sent.`)).toEqual(expect.arrayContaining(values));
      }),
      { numRuns: 100 },
    );
  });
});

test.each(["Anna Berg ", "1", "A1-", "a@b.example ", "Hauptstraße 12, ", "Anna-", "+49 "])(
  "a megabyte of %j takes no noticeable time",
  (unit) => {
    const start = process.cpuUsage();
    valuesIn(unit.repeat(1_000_000 / unit.length));
    expect(cpuSince(start)).toBeLessThan(3_000);
  },
);
