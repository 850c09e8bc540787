/** Postal addresses, as far as their form tells. */
import { streetAt } from "./address/street.ts";
import { tokensOf } from "./address/tokens.ts";
import { PO_BOX, POST_TOWN, SHORT_POST_TOWN } from "./address/words.ts";
import { spansOf, type Span } from "./span.ts";

const onLine = (line: string, offset: number): Span[] => {
  const tokens = tokensOf(line, offset);
  const forms = [PO_BOX, ...POST_TOWN].flatMap((expression) => spansOf(line, expression));
  return [
    ...forms.map(({ start, end }) => ({ start: offset + start, end: offset + end })),
    ...tokens.flatMap((_, at) => streetAt(tokens, at) ?? []),
  ];
};

const onLines = (text: string): Span[] => {
  let offset = 0;
  return text.split("\n").flatMap((line) => {
    const start = offset;
    offset += line.length + 1;
    // No address without a number.
    return /\p{N}/u.test(line) ? onLine(line, start) : [];
  });
};

/** Where people say that an address follows, any name with a number is one: `I live at Brisas 680`. */
const SAID =
  /(?<!\p{L})(?:address|lives? (?:at|on|in)|living at|adresse|anschrift|wohne?n?t? (?:in|im|am)|wohnhaft|habite|domicile|dirección|direccion|vivo en|indirizzo|abito (?:in|a)|endereço|morada|moro na|adres|adresu|adress|osoite|adresa|adresem|cím|adresim|адрес|адреса)(?!\p{L}|@| ?\p{L}+@)/giu;
const AFTER_SAID =
  /^(?: (?:linked|associated|on file|registered|for|of|with|to|my|the|new|old|neue|neuen|nueva|nuova|nova)){0,4}[ \t]*(?:is|was|ist|lautet|est|es|è|é|jest|är|er|it is)?[ \t]*:?\s{0,4}(?=[\p{L}\p{N}])(?:(?:it )?is |at )?/iu;
const NAME_AND_NUMBER =
  /^(?:\p{N}{1,5}\p{L}?,? )?(?:\p{Lu}[\p{L}'’-]{1,30}|(?:ul|al|os|c|r|av)\.)(?: (?:\p{L}{1,4}\.|\p{L}[\p{L}'’-]{0,30})){0,4} \p{N}{1,5}\p{L}?(?!\p{N})/u;

const saidToFollow = (text: string): Span[] =>
  spansOf(text, SAID).flatMap(({ end }) => {
    const lead = AFTER_SAID.exec(text.slice(end, end + 100))?.[0].length ?? 0;
    const name = NAME_AND_NUMBER.exec(text.slice(end + lead, end + lead + 150))?.[0];
    return name === undefined ? [] : [{ start: end + lead, end: end + lead + name.length }];
  });

/** A postcode of four digits with its town, right behind a street. */
const withShortTown = (text: string, span: Span): Span => {
  const lead = /^[ \t]*[,\n][ \t]*/.exec(text.slice(span.end, span.end + 10))?.[0];
  if (lead === undefined) return span;
  const from = span.end + lead.length;
  const town = SHORT_POST_TOWN.exec(text.slice(from, from + 100))?.[0];
  return town === undefined ? span : { start: span.start, end: from + town.length };
};

/** Short enough to be the rest of an address between two parts of it: `, `, a line break, a town, a country. */
const GAP = /^[\s,]*(?:[\p{L}'’ .-]{0,40}[\s,]+)?$/u;

const joined = (text: string, spans: readonly Span[]): Span[] => {
  const sorted = spans.toSorted((one, other) => one.start - other.start);
  const parts: Span[] = [];
  for (const span of sorted) {
    const last = parts.at(-1);
    const gap = last === undefined ? null : text.slice(last.end, span.start);
    if (last !== undefined && (span.start <= last.end || (gap !== null && gap.length <= 45 && GAP.test(gap))))
      parts[parts.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else parts.push(span);
  }
  return parts;
};

/**
 * Postal addresses: a street with a house number, a post-office box, a postcode with its town. Parts that follow each
 * other are one address.
 */
export const findAddresses = (text: string): Span[] =>
  joined(text, [...onLines(text).map((span) => withShortTown(text, span)), ...saidToFollow(text)]);
