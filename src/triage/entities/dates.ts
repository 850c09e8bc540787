/** Dates as people write them, with the names of months in more than two dozen languages. */
import { once } from "../once.ts";
import { LETTERS, lowered } from "./forms.ts";
import { MONTHS } from "./months.ts";
import type { EntitySpan } from "./span.ts";

const known = once(() => new Set(MONTHS));

const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|º|ª|\.)?`;
const YEAR = String.raw`(?:19|20)\d\d`;
const OF = String.raw`(?:\s(?:of|de|d[ei]|den))?`;
/** Any word; which are months is looked up, since 500 names in a pattern take 100 ms to compile. */
const WORD = String.raw`([^\s\d.,;:!?()"'/-]{3,15})`;
const ALONE = `(?<![${LETTERS}\\d./-])`;

const inDigits = once(() =>
  [
    String.raw`\d{4}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])(?!\d)`,
    String.raw`(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:${YEAR}|\d\d)(?![\d.])`,
    // 11/25/2026, as Americans write it.
    String.raw`(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])/(?:${YEAR}|\d\d)(?!\d)`,
    // 03.05. without a year.
    String.raw`(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?!\d)`,
    String.raw`\d{4}年\s?\d{1,2}月\s?\d{1,2}日|\d{1,2}月\s?\d{1,2}[日号號]|(?:\d{4}년\s?)?\d{1,2}월\s?\d{1,2}일`,
  ].map((form) => new RegExp(`${ALONE}(?:${form})`, "g")),
);

const withMonth = once(() =>
  [
    String.raw`${DAY}${OF}\s${WORD}\.?(?:,?${OF}\s${YEAR}(?!\d))?`,
    String.raw`${WORD}\.?\s${DAY}(?:,?\s${YEAR})?(?![${LETTERS}\d])`,
  ].map((form) => new RegExp(`${ALONE}${form}`, "g")),
);

export function dateSpans(text: string): EntitySpan[] {
  const lower = lowered(text);
  return [
    ...inDigits().flatMap((pattern) => [...lower.matchAll(pattern)]),
    ...withMonth().flatMap((pattern) =>
      [...lower.matchAll(pattern)].filter(([, month]) => known().has(month ?? "")),
    ),
  ].map(({ 0: whole, index }) => ({
    kind: "date",
    start: index,
    end: index + whole.replace(/(?<=\p{L})\.$/u, "").length,
  }));
}
