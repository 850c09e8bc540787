import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { domainOf, formatAddress, isDeliverable, isOwnAddress, sameAddress } from "./address.ts";

test("letter case does not make another address, a plus-tag does", () => {
  expect(sameAddress("Anna@Example.ORG", "anna@example.org")).toBe(true);
  expect(sameAddress("anna+shop@example.org", "anna@example.org")).toBe(false);
});

test("one of several own addresses is our own", () => {
  const own = ["support@example.org", "Info@example.org"];
  expect(isOwnAddress("INFO@example.org", own)).toBe(true);
  expect(isOwnAddress("anna@example.org", own)).toBe(false);
  expect(isOwnAddress("info@example.org", [])).toBe(false);
});

test("the domain stands after the last at sign", () => {
  expect(domainOf('"a@b"@Example.org')).toBe("example.org");
  expect(domainOf("MAILER-DAEMON")).toBe("");
});

test.each([
  "a b@c.org",
  "a@b@c.org",
  "a@b.org\r\nBcc: x@y.org",
  "<a@b.org>",
  "a@",
  "@b.org",
  "a,b@c.org",
  "a@b.org\0",
])("no mail is sent to %j", (address) => {
  expect(isDeliverable(address)).toBe(false);
});

test.each(["anna@example.org", "a+b@x-y.example", "jörg@bücher.example"])(
  "mail can be sent to %s",
  (address) => {
    expect(isDeliverable(address)).toBe(true);
  },
);

describe("formatAddress", () => {
  test.each([
    ["", "a@b.org", "a@b.org"],
    ["Anna Berg", "a@b.org", "Anna Berg <a@b.org>"],
    ["Berg, Anna", "a@b.org", '"Berg, Anna" <a@b.org>'],
    ['Anna "Al" \\ Berg', "a@b.org", '"Anna \\"Al\\" \\\\ Berg" <a@b.org>'],
    ["Anna\r\nBcc: x@y.org", "a@b.org", '"Anna Bcc: x@y.org" <a@b.org>'],
  ])("%j <%s> is written %s", (name, address, expected) => {
    expect(formatAddress({ name, address })).toBe(expected);
  });

  test("whatever name and address hold, one line comes of them", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (name, address) => {
        expect(formatAddress({ name, address })).not.toMatch(/[\r\n\0\u0085\u2028\u2029]/);
      }),
      { numRuns: 100 },
    );
  });
});
