import { describe, expect, it } from "vitest";
import { introducedReferences, maskReferences, references } from "./references.ts";

const masked = (text: string): string => maskReferences(text, references(text));

describe("numbers that name one person's matter", () => {
  it.each([
    ["My order number is 4711.", "My order number is [number]."],
    ["Order no. LO-20931 is late.", "Order no. [number] is late."],
    ["It is about #10234!", "It is about [number]!"],
    ["my order 1042 came broken", "my order [number] came broken"],
    ["Meine Bestellnummer: 2026-4711", "Meine Bestellnummer: [number]"],
    ["Rechnung Nr. R/2026/0042 fehlt", "Rechnung Nr. [number] fehlt"],
    ["numéro de suivi: 6A12345678901", "numéro de suivi: [number]"],
    ["Tracking 1Z999AA10123456784 says nothing", "Tracking [number] says nothing"],
    ["заказ № 55123 не пришёл", "заказ № [number] не пришёл"],
  ])("%j", (text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  it.each([
    "The KX-550 costs 1,299.00 and came out in 2024.",
    "Orders over 1000 are free.",
    "It arrives on 12.05.2026 at 10:30.",
    "I ordered 3 lamps of 60 watts.",
    "See https://lumen.example/articles/360001234567 for more.",
    "Windows 11 and USB 3.2",
  ])("are not these: %j", (text) => {
    expect(masked(text)).toBe(text);
  });

  it("in an answer only those that are introduced count: the owner's own numbers are what he tells", () => {
    expect(introducedReferences("Our bank's code is 37040044, and your order number is 4711.")).toEqual([
      "4711",
    ]);
  });

  it("are masked however their letters are written", () => {
    expect(maskReferences("Order lo-20931 left.", ["LO-20931"])).toBe("Order [number] left.");
  });
});
