/** Hard facts in a text: what a reader acts on, and what must therefore stand in a source to the letter. */
import { findCards } from "../mail/private-data/card.ts";
import { findIbans } from "../mail/private-data/iban.ts";
import { findPhones } from "../mail/private-data/phone.ts";
import { datesIn } from "./facts/dates.ts";
import type { Fact, FactKind } from "./facts/fact.ts";
import { BARE, isBareLink, linkValue, SCHEMED, undisguised } from "./facts/links.ts";
import { withDigits, WORD_MARK } from "./facts/number-words.ts";
import { phoneValue } from "./facts/phones.ts";
import { plain } from "./facts/plain.ts";
import { timesIn } from "./facts/times.ts";
import {
  BETWEEN,
  CURRENCY,
  CURRENCY_BEFORE,
  currencyOf,
  digits,
  durationKey,
  NUMBER,
  PERCENT,
  RANGE,
  TIME_UNIT,
  timeUnitOf,
} from "./facts/units.ts";

export type { Fact, FactKind } from "./facts/fact.ts";

const ADDRESS =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}\p{N}-]{2,63}/giu;

/** Where a number may begin: not within another one, nor in a word. */
const START = String.raw`(?<![\p{L}\d]|\d[.,])`;
const MARK = String.raw`(?:,[-‐-―]{1,2})?`;
const END = String.raw`(?![\p{L}\d])`;

const AMOUNT = new RegExp(
  String.raw`${START}(?:(${CURRENCY_BEFORE}) ?(${NUMBER})(?:${RANGE}(?:[€$£¥] ?)?(${NUMBER})(?! ?(?:${PERCENT}|${TIME_UNIT})${END}))?|(?:(${NUMBER})${RANGE})?(${NUMBER})${MARK} ?-?((?:[€$£¥₹₽₴₺₩])|(?:${CURRENCY})${END}))`,
  "giu",
);
const PERCENTAGE = new RegExp(
  String.raw`${START}(?:(${NUMBER}) ?%?${RANGE})?(${NUMBER}) ?-?(%|(?:${PERCENT})${END})`,
  "giu",
);
const DURATION = new RegExp(
  String.raw`${START}(?:(${NUMBER})${RANGE})?(${NUMBER})\)?[ -]?(?:${BETWEEN})?(${TIME_UNIT})${END}`,
  "giu",
);
/** Capitals and digits: E27, LO-39117. */
const CODE = /#?(?<![\p{L}\p{N}_])[A-Z0-9]+(?:[-_/][A-Z0-9]+)*(?![\p{L}\p{N}_])/gu;
/** Letters and digits in any case: save20now, Ab12Cd34. */
const MIXED =
  /(?<![\p{L}\p{N}_])(?=[\p{L}\p{N}]{5,64}(?![\p{L}\p{N}]))(?=\p{N}*\p{L})[\p{L}\p{N}]*\p{N}[\p{L}\p{N}]*/gu;
/** Called a code, capitals are one without a digit: "use the code WELCOME". */
const CAPITALS = /(?<!\p{L})\p{Lu}{4,40}(?![\p{L}\p{N}])/gu;
const NAMES_CODE =
  /(?:code|coupon|voucher|promo|gutschein\p{L}{0,12}|rabattcode|codice|código|bon|passwor[dt]|kennwort|pin|token|key)\p{L}{0,2}(?: (?:is|ist|est|es|è))?[:=]? ?["'“„»`]?$/u;

const ANY_NUMBER = new RegExp(String.raw`\d{16,}|${NUMBER}`, "gu");

/** Not more of what stands around a fact than tells what it is. */
const AROUND = 48;

type Values = Partial<Pick<Fact, "value" | "also" | "number" | "unit">>;

const NONE: readonly string[] = [];

class Reader {
  readonly found: Fact[] = [];

  constructor(
    private readonly whole: string,
    public rest: string = whole,
  ) {}

  add(kind: FactKind, at: number, length: number, values: Values): void {
    const stretch = this.whole.slice(at, at + length);
    const isWord = stretch.includes(WORD_MARK);
    const text = (isWord ? stretch.replaceAll(WORD_MARK, "") : stretch).trim();
    const { value = text.toLowerCase(), also = NONE, number, unit } = values;
    const before = this.whole.slice(Math.max(0, at - AROUND), at);
    const after = this.whole.slice(at + length, at + length + AROUND);
    this.found.push({ kind, text, value, also, number, unit, isWord, before, after });
  }

  /** Each match is what `read` makes of it: one fact, several, or none of this kind. */
  take(kind: FactKind, pattern: RegExp, read: (...groups: (string | undefined)[]) => Values[] | null): void {
    this.rest = this.rest.replace(pattern, (...args: unknown[]) => {
      const at = args.findIndex((arg) => typeof arg === "number");
      const groups = args.slice(0, at) as (string | undefined)[];
      const match = groups[0] ?? "";
      const values = read(...groups);
      if (values === null) return match;
      for (const one of values) this.add(kind, Number(args[at]), match.length, one);
      return " ".repeat(match.length);
    });
  }

  /** What a finder finds is a fact whose value is what `read` makes of it. */
  takeSpans(
    kind: FactKind,
    find: (text: string) => readonly { readonly start: number; readonly end: number }[],
    read: (match: string) => string,
  ): void {
    let left = "";
    let from = 0;
    for (const { start, end } of find(this.rest)) {
      if (start < from) continue;
      this.add(kind, start, end - start, { value: read(this.rest.slice(start, end)) });
      left += this.rest.slice(from, start) + " ".repeat(end - start);
      from = end;
    }
    this.rest = left + this.rest.slice(from);
  }
}

const squeezed = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");

/** A text in the writing in which its facts are told: disguises taken off, number words as digits. */
export const readable = (text: string): string =>
  withDigits(undisguised(plain(text))).replaceAll(WORD_MARK, "");

/** The facts of a text, in order of kind: a link's digits are no numbers. Linear in the text's length. */
export function facts(text: string): Fact[] {
  const reader = new Reader(undisguised(plain(text)));
  const link = (match = ""): Values[] => [{ value: linkValue(match) }];
  reader.take("link", SCHEMED, link);
  reader.take("address", ADDRESS, (match = "") => [{ value: match.toLowerCase() }]);
  reader.take("link", BARE, (match = "") => (isBareLink(match) ? link(match) : null));
  if (/\d/u.test(reader.rest)) {
    reader.takeSpans("account", findIbans, squeezed);
    reader.takeSpans("account", findCards, squeezed);
  }
  return [...reader.found, ...countedFacts(withDigits(reader.rest))];
}

/** The facts that have a number in them, of a text whose number words are digits. */
function countedFacts(text: string): Fact[] {
  const reader = new Reader(text);
  takeNamedCodes(reader);
  if (/\d/u.test(text)) {
    reader.take("amount", AMOUNT, (_, before, first, second, low, high, after) => {
      const currency = currencyOf(before ?? after ?? "");
      return [first, second, low, high].flatMap((number) =>
        number === undefined ? [] : [amount(number, currency)],
      );
    });
    reader.take("percent", PERCENTAGE, (_, low, high) =>
      numbers([low, high], (number) => ({ value: `${number} %`, unit: "%" })),
    );
  }
  takeDates(reader);
  if (/\d/u.test(text)) {
    takeTimes(reader);
    reader.take("duration", DURATION, (_, low, high, word = "") => {
      const unit = timeUnitOf(word) ?? "day";
      return numbers([low, high], (number) => ({
        value: durationKey(number, unit),
        unit,
        also: oclock(number, word),
      }));
    });
    reader.takeSpans("phone", findPhones, phoneValue);
    reader.take("code", CODE, (match = "") => (/\p{Lu}/u.test(match) && /\d/u.test(match) ? [{}] : null));
    reader.take("code", MIXED, (match = "") => (isMixed(match) ? [{}] : null));
    reader.take("number", ANY_NUMBER, (match = "") => [{ value: digits(match), number: digits(match) }]);
  }
  return reader.found;
}

const amount = (written: string, currency: string): Values => {
  const number = digits(written);
  return { value: `${number} ${currency}`, number, unit: currency };
};

/** A fact for each of the numbers of a range. */
const numbers = (written: readonly (string | undefined)[], read: (number: string) => Values): Values[] =>
  written.flatMap((one) => {
    if (one === undefined) return [];
    const number = digits(one);
    return [{ number, ...read(number) }];
  });

/** French, Dutch, Italian, Spanish and Portuguese hours are times of day as well: à 17 heures. */
const oclock = (number: string, word: string): string[] =>
  /^(?:heures?|uur|or[ae]|horas?)$/iu.test(word) && Number(number) <= 24
    ? [`${number.padStart(2, "0")}:00`]
    : [];

/** Not `30mg` or `2nd`: digits and letters by turns, or letters first. */
const isMixed = (match: string): boolean =>
  /\d/u.test(match) && !/^\d+\p{L}{1,3}$/u.test(match) && /^[\p{L}\p{N}]+$/u.test(match);

function takeNamedCodes(reader: Reader): void {
  for (const { 0: capitals, index } of reader.rest.matchAll(CAPITALS))
    if (NAMES_CODE.test(reader.rest.slice(Math.max(0, index - AROUND), index).toLowerCase()))
      reader.add("code", index, capitals.length, {});
}

function takeDates(reader: Reader): void {
  const { found, rest } = datesIn(reader.rest);
  for (const { text, values, at } of found) {
    const [value = text, ...also] = values;
    reader.add("date", at, text.length, { value, also });
  }
  reader.rest = rest;
}

function takeTimes(reader: Reader): void {
  const { found, rest } = timesIn(reader.rest);
  for (const { text, value, at } of found) reader.add("time", at, text.length, { value });
  reader.rest = rest;
}
