/**
 * Canaries: the order numbers, names and addresses that one customer gave, looked for in the reply to another. What
 * stands in the owner's own passages is no canary: `ground`, which knows those, decides.
 */
import { folded } from "../knowledge/terms/fold.ts";
import { findAddresses } from "../mail/private-data/address.ts";
import type { Message } from "../mail/message.ts";
import { plain } from "./facts/plain.ts";
import { facts, type Fact } from "./facts.ts";

/** Of one mail no more is kept; a list of orders is a spreadsheet's. */
const MOST = 200;
/** Of a longer text the rest is quoted, generated or hostile. */
const LONGEST = 50_000;
/** Shorter numbers are counts, years and prices, unless a word says what they are. */
const LONG_NUMBER = 5;
const NAMED_NUMBER = 4;
/** Numbers are told apart by their last digits: country codes and leading zeros come and go. */
const PHONE_DIGITS = 9;

/** What a mail gives of its sender's own, in the form in which values are compared: at most 200. */
export function valuesOf(
  message: Pick<Message, "from" | "subject" | "newText"> & Partial<Pick<Message, "text" | "quotedText">>,
): string[] {
  const { from, subject, newText } = message;
  const signature = signatureOf(message);
  const own = [...hardValues(`${subject}\n${newText}\n${signature}`)].map(({ value }) => value);
  const names = [from?.name ?? "", ...signature.split("\n").slice(0, SIGNED_LINES)].flatMap(nameOf);
  const address = from === null ? [] : [from.address.toLowerCase()];
  return [...new Set([...address, ...names, ...own])].slice(0, MOST);
}

/** A value as it stands in a text, and in the form in which it is compared. */
export interface ValueIn {
  readonly text: string;
  readonly value: string;
}

/** The values in a text, with every two words that may be somebody's name. */
export const valuesFound = (text: string): ValueIn[] => [
  ...hardValues(text),
  ...maybeNames(plain(text.slice(0, LONGEST))),
];

/** The values in a text, in the form in which they are compared. */
export const valuesIn = (text: string): string[] => [...new Set(valuesFound(text).map(({ value }) => value))];

/** In front of a number: what says that it is an order's or a customer's. */
const SAID = /(?:#|\p{L}{2,}[.:]? ?|n[°º]\.? ?)$/u;

function* hardValues(long: string): Generator<ValueIn> {
  const text = long.slice(0, LONGEST);
  for (const fact of facts(text)) {
    const value = valueOf(fact);
    if (value !== null) yield { text: fact.text, value };
  }
  for (const { start, end } of findAddresses(text))
    for (const part of text.slice(start, end).split(/[,\n]/u)) {
      const value = bare(part);
      if (/\d/u.test(value) && /\p{L}{3}/u.test(value)) yield { text: part.trim(), value };
    }
}

function valueOf({ kind, value, number = "", before }: Fact): string | null {
  if (kind === "address") return value;
  if (kind === "account") return bare(value);
  if (kind === "phone") return value.replace(/\D/gu, "").slice(-PHONE_DIGITS);
  if (kind === "code") return (value.match(/\d/gu)?.length ?? 0) >= NAMED_NUMBER ? bare(value) : null;
  if (kind !== "number" || !/^\d+$/u.test(number)) return null;
  if (number.length >= LONG_NUMBER) return number;
  const isYear = /^(?:19|20)\d{2}$/u.test(number);
  return number.length === NAMED_NUMBER && !isYear && SAID.test(before) ? number : null;
}

const bare = (text: string): string => folded(plain(text).toLowerCase()).replace(/[^\p{L}\p{N}]/gu, "");

/** The lines of a mail that are neither new text nor a quoted mail: its signature, as far as it was told apart. */
function signatureOf({
  text,
  newText,
  quotedText,
}: Partial<Pick<Message, "text" | "newText" | "quotedText">>): string {
  if (text === undefined || text.length > LONGEST) return "";
  const other = new Set(`${newText ?? ""}\n${quotedText ?? ""}`.split("\n").map(unquoted));
  return text
    .split("\n")
    .filter((line) => unquoted(line) !== "" && !/^\s*>/u.test(line) && !other.has(unquoted(line)))
    .slice(0, MOST_SIGNATURE_LINES)
    .join("\n");
}

const unquoted = (line: string): string => line.replace(/^[\s>|]+/u, "").trim();

const MOST_SIGNATURE_LINES = 15;
/** A name stands at the top of a signature; a slogan further down. */
const SIGNED_LINES = 3;

/** What is called so is no person. */
const NO_PERSON =
  /(?<!\p{L})(?:support|team|service|info|office|shop|store|gmbh|ag|kg|ltd|inc|llc|bv|b\.v|sarl|s\.?r\.?l|sales|customer|kunden\p{L}*|kontakt|contact|no-?reply|admin|mail\p{L}*|the|best|kind|regards|grüße?n?|cordialement|groet\p{L}*|saludos|saluti|sent|from|my|iphone|von|meinem)(?!\p{L})/iu;

const NAME_WORD = String.raw`\p{Lu}[\p{L}\p{M}'’]{1,30}(?:-\p{Lu}[\p{L}\p{M}'’]{1,30})?`;
const NAME = new RegExp(
  `^${NAME_WORD}(?: (?:(?:van|von|de|den|der|del|della|di|da|dos|la|le|ter|ten|bin|al) ){0,3}(?:\\p{Lu}\\. )?${NAME_WORD}){1,3}$`,
  "u",
);

/** The first and the last of a person's names, in any case one after the other; a single one is everybody's. */
function nameOf(written: string): string[] {
  const line = plain(written.slice(0, 200))
    .replace(/["“”]|\([^)]*\)/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
  const [, last, first] = /^([^,]+), ([^,]+)$/u.exec(line) ?? [];
  const name = last === undefined || first === undefined ? line : `${first} ${last}`;
  if (!NAME.test(name) || NO_PERSON.test(name)) return [];
  const parts = name.split(" ");
  return [nameValue(parts[0] ?? "", parts.at(-1) ?? "")];
}

const nameValue = (first: string, last: string): string => `${nameForm(first)} ${nameForm(last)}`;

const nameForm = (word: string): string => folded(word.toLowerCase()).replace(/[^\p{L}]/gu, "");

const CAPITAL = new RegExp(String.raw`(?<![\p{L}\p{M}'’-])${NAME_WORD}(?![\p{L}\p{M}])`, "gu");
/** Between a first and a last name: blanks, initials, a "van der", another name. */
const BETWEEN =
  /^ (?:(?:van|von|de|den|der|del|della|di|da|dos|la|le|ter|ten|bin|al) |\p{Lu}\. |\p{Lu}[\p{L}\p{M}'’-]{1,30} ){0,3}$/u;
const AHEAD = 3;

/** Every two capitalised words that may be a first and a last name. */
function* maybeNames(text: string): Generator<ValueIn> {
  const words = [...text.matchAll(CAPITAL)];
  for (const [i, first] of words.entries())
    for (const last of words.slice(i + 1, i + 1 + AHEAD)) {
      const end = first.index + first[0].length;
      if (last.index - end > LONGEST_BETWEEN) break;
      if (BETWEEN.test(text.slice(end, last.index)))
        yield {
          text: text.slice(first.index, last.index + last[0].length),
          value: nameValue(first[0], last[0]),
        };
    }
}

const LONGEST_BETWEEN = 40;
