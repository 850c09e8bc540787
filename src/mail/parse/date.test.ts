import { expect, test } from "vitest";
import { parseDate } from "./date.ts";

test.each([
  ["Mon, 2 Nov 2026 10:00:00 +0100", "2026-11-02T09:00:00.000Z"],
  ["2 Nov 2026 10:00 -0530", "2026-11-02T15:30:00.000Z"],
  ["Fri, 21 Nov 97 09:55:06 EST (old)", "1997-11-21T14:55:06.000Z"],
  ["1 Jan 03 00:00:00 GMT", "2003-01-01T00:00:00.000Z"],
  ["Mon, 02 November 2026 10.00.00 +0000", "2026-11-02T10:00:00.000Z"],
  ["2026-11-02T10:00:00Z", "2026-11-02T10:00:00.000Z"],
])("%s is %s", (value, expected) => {
  expect(parseDate(value)).toBe(expected);
});

test("a time without a zone counts as UTC, whatever the machine's zone", () => {
  expect(parseDate("Mon, 2 Nov 2026 10:00:00")).toBe("2026-11-02T10:00:00.000Z");
});

test.each([
  "",
  "yesterday",
  "Mon, 2 Foo 2026 10:00:00 +0000",
  "99 Nov 2026 10:00:00 +0000",
  "2 Nov 2026 99:00 +0000",
])("%j is no date", (value) => {
  expect(parseDate(value)).toBeNull();
});
