/** Sets of phrases, found in a text by its words: in linear time, whatever the text holds. */
import { once } from "./once.ts";

/** Capitals, accents and the kinds of apostrophes are as people happen to type them. */
const folded = (text: string): string =>
  NOT_ASCII.test(text) ? foldedAnyway(text) : text.toLowerCase().replaceAll("`", "'");

const NOT_ASCII = /[^\u0000-\u007f]/;

const foldedAnyway = (text: string): string =>
  text
    .replace(/[’‘´`ʼ＇]/gu, "'")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/gu, "")
    .normalize("NFC")
    .replace(/[ßłøæœđı]/gu, (letter) => SPELT[letter] ?? letter);

const SPELT: Readonly<Record<string, string>> = {
  ß: "ss",
  ł: "l",
  ø: "o",
  æ: "ae",
  œ: "oe",
  đ: "d",
  ı: "i",
};

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’‘´`ʼ＇][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;

/** The words of a text as the phrases here are written: lower case, no accents. */
export const plainWords = (text: string): string[] => folded(text).match(WORD) ?? [];

/** The same, each with its place in the text (UTF-16, `end` exclusive). */
export const placedWords = (
  text: string,
): { readonly word: string; readonly start: number; readonly end: number }[] =>
  [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    word: folded(word),
    start: index,
    end: index + word.length,
  }));

export interface PhraseSet {
  /** The place behind the longest phrase that begins at `at`; -1 where none does. */
  endAt(words: readonly string[], at: number): number;
  /** The first phrase from `from` on; null where there is none. */
  find(words: readonly string[], from?: number): Found | null;
  /** All of them from left to right; none overlaps another. */
  findAll(words: readonly string[]): Found[];
}

/** A phrase's place among the words, `end` exclusive. */
export interface Found {
  readonly start: number;
  readonly end: number;
}

/**
 * Phrases parted by commas or line ends, in plain words: `can/could you` is two, `let me please? know` may do without
 * "please", `refund*` is any word that begins so, and `~` stands for up to four words. Built when first asked for.
 */
export function phraseSet(...lists: readonly string[]): PhraseSet {
  const root = once(() => build(lists.flatMap((list) => list.split(/[,\n]/u))));
  const endAt = (words: readonly string[], at: number): number => longest(root(), words, at);
  const find = (words: readonly string[], from = 0): Found | null => {
    for (let start = from; start < words.length; start++) {
      const end = endAt(words, start);
      if (end > start) return { start, end };
    }
    return null;
  };
  const findAll = (words: readonly string[]): Found[] => {
    const all: Found[] = [];
    for (let found = find(words); found !== null; found = find(words, found.end)) all.push(found);
    return all;
  };
  return { endAt, find, findAll };
}

export const overlaps = (a: Found, b: Found): boolean => a.start < b.end && b.start < a.end;

const GAP = 4;

/** Alternatives of a slot share what follows them: written out one by one, the commands alone would be 40,000 nodes. */
interface Node {
  readonly exact: Map<string, readonly Node[]>;
  readonly beginnings: Map<string, readonly Node[]>;
  /** How long those are, by their first letter: few words begin as any of them does, and only those are cut. */
  readonly lengths: Map<number, number[]>;
  readonly behindGap: Node[];
  ends: boolean;
}

const NONE: readonly Node[] = [];
const NO_LENGTHS: readonly number[] = [];

const newNode = (): Node => ({
  exact: new Map(),
  beginnings: new Map(),
  lengths: new Map(),
  behindGap: [],
  ends: false,
});

function build(phrases: readonly string[]): Node {
  const root = newNode();
  for (const phrase of phrases) {
    let nodes = [root];
    for (const slot of phrase.trim().split(/\s+/u)) {
      if (slot === "") continue;
      const next = newNode();
      const forms = slot.replace(/\?$/u, "").split("/");
      for (const node of nodes) link(node, forms, next);
      nodes = slot.endsWith("?") ? [...nodes, next] : [next];
    }
    for (const node of nodes) if (node !== root) node.ends = true;
  }
  return root;
}

function link(node: Node, forms: readonly string[], next: Node): void {
  const alone = [next];
  for (const form of forms) {
    if (form === "~") {
      node.behindGap.push(next);
      continue;
    }
    const word = folded(form.replace(/\*$/u, ""));
    const children = form.endsWith("*") ? node.beginnings : node.exact;
    if (form.endsWith("*")) noteLength(node.lengths, word);
    const known = children.get(word);
    children.set(word, known === undefined ? alone : [...known, next]);
  }
}

function noteLength(lengths: Map<number, number[]>, beginning: string): void {
  const first = beginning.charCodeAt(0);
  const known = lengths.get(first);
  if (known === undefined) lengths.set(first, [beginning.length]);
  else if (!known.includes(beginning.length)) known.push(beginning.length);
}

function longest(node: Node, words: readonly string[], at: number): number {
  let end = node.ends ? at : -1;
  const word = words[at];
  if (word === undefined) return end;
  for (const next of node.exact.get(word) ?? NONE) end = Math.max(end, longest(next, words, at + 1));
  for (const length of node.lengths.get(word.charCodeAt(0)) ?? NO_LENGTHS)
    if (word.length >= length)
      for (const next of node.beginnings.get(word.slice(0, length)) ?? NONE)
        end = Math.max(end, longest(next, words, at + 1));
  for (const next of node.behindGap)
    for (let skip = 0; skip <= GAP; skip++) end = Math.max(end, longest(next, words, at + skip));
  return end;
}
