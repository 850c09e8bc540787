/** Streets with their house numbers, by how the languages of the world order the two. */
import type { Span } from "../span.ts";
import type { Token } from "./tokens.ts";
import {
  BEFORE_WEAK,
  NO_STREET,
  NUMBER_MARK,
  SPEECH,
  STREET_BEFORE,
  STREET_BEHIND,
  STREET_ENDING,
  STREET_WEAK,
  UNIT,
} from "./words.ts";

type Tokens = readonly Token[];

const between = (first: Token, last: Token): Span => ({ start: first.start, end: last.end });

/** The house number behind, after at most `words` words of a name. */
const numberBehind = (tokens: Tokens, at: number, words: number): Token | null => {
  let named = 0;
  for (let next = at + 1; next < tokens.length; next++) {
    const token = tokens[next];
    if (token === undefined || token.afterMark) return null;
    if (token.isNumber) return token;
    if (NUMBER_MARK.test(token.word)) continue;
    if (++named > words || (token.afterComma && next > at + 1) || SPEECH.has(token.word)) return null;
  }
  return null;
};

/** The house number in front, before the words of a name. */
const numberBefore = (tokens: Tokens, at: number, capitals: boolean): Token | null => {
  for (let back = at - 1; back >= 0 && back >= at - 5; back--) {
    const token = tokens[back];
    if (token === undefined || tokens[back + 1]?.afterMark === true) return null;
    // "2 roads" has no name between.
    if (token.isNumber) return back < at - 1 ? token : null;
    if (SPEECH.has(token.word) || (capitals && !token.hasCapital)) return null;
  }
  return null;
};

/** `Kossuth Lajos utca`: how far back from its last word the name goes. */
const firstOfName = (tokens: Tokens, from: Token, at: number): Token => {
  let first = from;
  for (const token of tokens.slice(Math.max(0, at - 3), at - 1).reverse()) {
    if (first.afterComma || first.afterMark || !token.hasCapital) break;
    first = token;
  }
  return first;
};

const OF_NAME = /^(?:de|du|des|la|le|les|l|d|del|della|dos|da|do)$/;

/** `26 rue du Faubourg Saint-Honoré`: how far from its first word the name goes. */
const lastOfName = (tokens: Tokens, from: Token, at: number): Token => {
  let last = from;
  for (const token of tokens.slice(at + 2, at + 6)) {
    if (token.afterComma || token.isNumber || !(token.hasCapital || OF_NAME.test(token.word))) break;
    last = token;
  }
  return last;
};

/** `12 Baker Street`; `Kossuth Lajos utca 12`. */
const kindBehind = (tokens: Tokens, at: number, token: Token): Span | null => {
  if (!STREET_BEHIND.has(token.word)) return null;
  const weak = STREET_WEAK.has(token.word);
  const behind = numberBehind(tokens, at, 0);
  const front = numberBefore(tokens, at, weak);
  if (front !== null) return between(front, behind ?? token);
  const name = tokens[at - 1];
  if (behind === null || weak || name?.hasCapital !== true || token.afterMark) return null;
  return between(firstOfName(tokens, name, at), behind);
};

/** A letter or two need a dot to be a street (`ul.`, `C/`), a word that is said of other things a capital after it. */
const isStreetWord = ({ word, text, hasCapital }: Token, name: Token): boolean =>
  /[./]$/.test(text) || !BEFORE_WEAK.has(word) || (word.length > 2 && (hasCapital || name.hasCapital));

/** Where the number stands behind only. */
const NEVER_IN_FRONT = /^(?:\p{L}|os|al|pl|ul|ул|пр|пл)$/u;

/** `rue de Rivoli 5`, `Calle Mayor, 10`; `26 rue de Rivoli`. */
const kindBefore = (tokens: Tokens, at: number, token: Token): Span | null => {
  const name = tokens[at + 1];
  if (!STREET_BEFORE.has(token.word) || name === undefined || name.isNumber || name.afterMark) return null;
  if (!isStreetWord(token, name) || SPEECH.has(name.word)) return null;
  const behind = numberBehind(tokens, at, 5);
  const front = tokens[at - 1];
  const hasFront = front?.isNumber === true && !token.afterMark && !NEVER_IN_FRONT.test(token.word);
  // 26 rue de Rivoli, 75001 Paris: the number behind is the postcode.
  if (behind !== null && !(behind.afterComma && hasFront)) return between(token, behind);
  return hasFront ? between(front, lastOfName(tokens, name, at)) : null;
};

/** `Lindenstraße 4`, `Storgatan 8`. */
const kindInside = (tokens: Tokens, at: number, token: Token): Span | null => {
  const { word, hasCapital } = token;
  if (word.length < 5 || NO_STREET.has(word) || !STREET_ENDING.test(word)) return null;
  const behind = numberBehind(tokens, at, 0);
  const front = tokens[at - 1];
  if (behind === null || !(hasCapital || word.length > 7)) return null;
  return between(front?.isNumber === true && !token.afterMark ? front : token, behind);
};

/** `Apt. 501`, `Suite 100`. */
const unit = (tokens: Tokens, at: number, token: Token): Span | null => {
  const number = tokens[at + 1];
  return UNIT.test(token.word) && number !== undefined && !number.afterMark && /^\p{N}/u.test(number.text)
    ? between(token, number)
    : null;
};

/** The address that is told by the word at this place, or null. */
export const streetAt = (tokens: Tokens, at: number): Span | null => {
  const token = tokens[at];
  if (token === undefined || token.isNumber) return null;
  return (
    kindBehind(tokens, at, token) ??
    kindBefore(tokens, at, token) ??
    kindInside(tokens, at, token) ??
    unit(tokens, at, token)
  );
};
