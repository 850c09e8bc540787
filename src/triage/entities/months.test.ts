import { expect, test } from "vitest";
import { MONTHS } from "./months.ts";

const LANGUAGES = "en de fr es it nl pt sv da nb fi pl cs sk hr sl tr ro hu el ru uk bg et lv lt".split(" ");

/** Versions of Intl differ in their short names. */
test.each(LANGUAGES)("the names of the months are those that Intl has for %s", (language) => {
  const known = new Set(MONTHS);
  for (const parts of [{ month: "long", day: "numeric" } as const, { month: "long" } as const]) {
    const format = new Intl.DateTimeFormat(language, { ...parts, timeZone: "UTC", calendar: "gregory" });
    for (let index = 0; index < 12; index++) {
      const month = format.formatToParts(Date.UTC(2026, index, 15)).find(({ type }) => type === "month");
      if (/^\p{L}{3,}$/u.test(month?.value ?? "")) expect(known).toContain(month?.value.toLowerCase());
    }
  }
});
