import fc from "fast-check";
import { expect, test } from "vitest";
import { cpuSince } from "../../../fixtures/cpu.ts";
import { readAddresses } from "./addresses.ts";

const shown = (text: string): string[] =>
  readAddresses(text).map(({ name, address }) => `${name}|${address}`);

test.each([
  ["a name in quotation marks", '"Berg, Anna" <a@b.org>', ["Berg, Anna|a@b.org"]],
  ["a name that ought to be in quotation marks", "Berg, Anna <a@b.org>", ["Berg, Anna|a@b.org"]],
  ["a comma in an encoded word", "=?utf-8?q?Berg,_Anna?= <a@b.org>", ["Berg, Anna|a@b.org"]],
  ["an escaped quotation mark", '"Anna \\"x\\" B" <a@b.org>', ['Anna "x" B|a@b.org']],
  ["nested comments", "Anna (work (home)) <a@b.org>", ["Anna|a@b.org"]],
  ["a comment in angle brackets", "<a(comment)@b.org>", ["|a@b.org"]],
  ["a comment within the domain", "Anna <a@(x)b.org>", ["Anna|a@b.org"]],
  ["a comment for a name", "a@b.org (Anna Berg)", ["Anna Berg|a@b.org"]],
  ["a group", "Friends: a@b.org, C <c@d.org>;, e@f.org", ["|a@b.org", "C|c@d.org", "|e@f.org"]],
  ["a group of nobody", "undisclosed-recipients:;", []],
  ["semicolons between addresses", "a@b.org; c@d.org", ["|a@b.org", "|c@d.org"]],
  ["a name without brackets", "Anna a@b.org", ["Anna|a@b.org"]],
  ["a route", "<@x.org,@y.org:a@b.org>", ["|a@b.org"]],
  ["a quoted local part", '"a.b"@x.org, "a b"@x.org', ["|a.b@x.org", '|"a b"@x.org']],
  ["a bracket that never closes", "Anna <a@b.org, c@d.org", ["Anna|a@b.org", "|c@d.org"]],
  ["a quotation mark that never closes", '"Anna <a@b.org>', ["Anna|a@b.org"]],
  ["a line that was broken in the address", "Anna <a@exam ple.org>", ["Anna|a@example.org"]],
  ["two brackets", "Anna <<a@b.org>>", ["Anna|a@b.org"]],
  ["blanks around the @, capitals in the domain", "Anna <A @ B.org>", ["Anna|A@b.org"]],
  ["mailto", "Anna <mailto:a@b.org>, mailto:c@d.org", ["Anna|a@b.org", "|c@d.org"]],
  ["all of it in one encoded word", "=?utf-8?B?QW5uYSA8YUBiLm9yZz4=?=", ["Anna|a@b.org"]],
  ["an address for a name", '"a@b.org" <c@d.org>', ["a@b.org|c@d.org"]],
  ["a domain in another script", "<j\u00f6rg@m\u00fcller.de>", ["|j\u00f6rg@m\u00fcller.de"]],
  ["a domain literal", "a@[192.0.2.1]", ["|a@[192.0.2.1]"]],
  ["no address at all", "MAILER-DAEMON, Anna <>, <>", []],
])("%s", (_, text, expected) => {
  expect(shown(text)).toEqual(expected);
});

test("a name alone is not given to the address behind it", () => {
  expect(shown("Anna, b@x.org")).toEqual(["|b@x.org"]);
});

test("whatever stands there, an address has one local part, one @ and a domain without blanks", () => {
  const piece = fc.constantFrom(
    "a@b.org",
    "<",
    ">",
    '"',
    "(",
    ")",
    ",",
    ";",
    ":",
    "\\",
    " ",
    "Anna",
    "=?utf-8?q?x?=",
    "@",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      for (const { address } of readAddresses(pieces.join("")))
        expect(address).toMatch(/^(?:"[^"]+"|[^\s<>@"]+)@[^\s<>@"]+$/);
    }),
    { numRuns: 300 },
  );
});

test.each(["<", "(", '"', "\\", "<(", '("<', "<a@b,", "@ ", "=?a?q?", "a@b.org,"])(
  "a quarter of a megabyte of %j takes no longer than its length",
  (text) => {
    const start = process.cpuUsage();
    readAddresses(text.repeat(250_000 / text.length));
    expect(cpuSince(start)).toBeLessThan(2_000);
  },
);
