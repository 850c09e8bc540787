/** Set phrases of machines, in many languages, looked for in text that was folded first. */

/** Letters with a stroke or in one piece, which Unicode does not take apart. */
const PLAIN: Readonly<Record<string, string>> = {
  ı: "i",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  ß: "ss",
  æ: "ae",
  œ: "oe",
};

/** Letter case, accents, kinds of blanks and apostrophes, and emphasis do not tell one phrase from another. */
export const fold = (text: string): string =>
  (/^[\x00-\x7f]*$/.test(text) ? text.toLowerCase() : foldLetters(text))
    .replace(/[’‘`´]/g, "'")
    .replace(/[*_|\s]+/g, " ")
    .trim();

const foldLetters = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ıøłđðßæœ]/g, (letter) => PLAIN[letter] ?? letter);

/** How much may stand where a phrase has a gap. */
const MAX_GAP = 80;

/** The pieces of a phrase between its gaps. */
type Pieces = readonly [string, ...string[]];

/** Phrases by their first characters, so that a thousand of them cost one look-up a word. */
export interface Phrases {
  readonly byStart: ReadonlyMap<string, readonly Pieces[]>;
  /** How long the keys are: a first piece may be two Chinese characters, or a single "я". */
  readonly lengths: readonly number[];
}

const KEY = 3;

/** Phrases between bars or line ends; `…` is a gap of a few words, and a last word may be cut short. */
export const phrases = (list: string): Phrases => {
  const byStart = new Map<string, Pieces[]>();
  for (const phrase of list.split(/[|\n]/)) {
    const [first, ...rest] = phrase.split("…").map(fold);
    if (first === undefined || first === "") continue;
    const key = first.slice(0, KEY);
    byStart.set(key, [...(byStart.get(key) ?? []), [first, ...rest]]);
  }
  return { byStart, lengths: [...new Set([...byStart.keys()].map(({ length }) => length))] };
};

const THAI = 0x0e00;

/** Letters, roughly: what comes before a word of its own is none. */
const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || code >= 0xaa;

/** Whether a word begins here. From Thai on, scripts do without blanks, and a phrase may begin anywhere. */
const isStart = (text: string, at: number): boolean =>
  at === 0 || text.charCodeAt(at) >= THAI || !isLetter(text.charCodeAt(at - 1));

const standsAt = (text: string, [first, ...rest]: Pieces, at: number): boolean => {
  if (!text.startsWith(first, at)) return false;
  let end = at + first.length;
  return rest.every((piece) => {
    const next = text.slice(end, end + MAX_GAP + piece.length).indexOf(piece);
    end += next + piece.length;
    return next >= 0;
  });
};

/** Whether folded text begins with one of the phrases. */
export const beginsWithAny = (text: string, { byStart, lengths }: Phrases, at = 0): boolean =>
  lengths.some((length) =>
    byStart.get(text.slice(at, at + length))?.some((pieces) => standsAt(text, pieces, at)),
  );

/** Where the first of the phrases begins in folded text; -1 where none stands in it. */
export const indexOfAny = (text: string, book: Phrases): number => {
  for (let at = 0; at < text.length; at++) {
    if (isStart(text, at) && beginsWithAny(text, book, at)) return at;
  }
  return -1;
};

export const saysAny = (text: string, book: Phrases): boolean => indexOfAny(text, book) >= 0;
