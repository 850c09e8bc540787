/** The owner's products in a text: in any case, with the endings that languages hang on names. */
import { placedWords } from "../phrase-set.ts";
import type { EntitySpan } from "./span.ts";

/** Genitives, plurals and the like: Maas → Maas', lamp → lamps, Lampe → Lampen, Kade → Kades. */
const ENDING = /^(?:'?s|es|e|n|en|er|ens|i|a|u|y|ow|om|ami|et|ar|arna|erna|ene|ne|'?(?:nin|nın|yi|yı))?$/u;

/** A short name is found as it is: "Go" is not in "goes". */
const SHORT = 4;

/** The longest names first: "Maas XL" is no "Maas". */
export function productSpans(text: string, products: readonly string[]): EntitySpan[] {
  if (products.length === 0) return [];
  const placed = placedWords(text);
  const names = byFirstWord(products);
  const found: EntitySpan[] = [];
  for (let at = 0; at < placed.length; at++) {
    const name = candidates(names, placed[at]?.word ?? "").find((words) =>
      words.every((word, i) => isForm(placed[at + i]?.word, word, i === words.length - 1)),
    );
    const last = name === undefined ? undefined : placed[at + name.length - 1];
    const first = placed[at];
    if (name === undefined || first === undefined || last === undefined) continue;
    found.push({ kind: "product", start: first.start, end: last.end });
    at += name.length - 1;
  }
  return found;
}

/** The words of each name, by the beginning of the first. */
function byFirstWord(products: readonly string[]): ReadonlyMap<string, readonly string[][]> {
  const names = new Map<string, string[][]>();
  for (const product of products) {
    const words = placedWords(product).map(({ word }) => word);
    const [first] = words;
    if (first === undefined) continue;
    const key = first.slice(0, SHORT);
    names.set(
      key,
      [...(names.get(key) ?? []), words].sort((a, b) => b.length - a.length),
    );
  }
  return names;
}

const candidates = (names: ReadonlyMap<string, readonly string[][]>, word: string): readonly string[][] =>
  // A name shorter than the key stands under itself.
  [...new Set([SHORT, 3, 2, 1].map((length) => word.slice(0, length)))].flatMap(
    (key) => names.get(key) ?? [],
  );

function isForm(there: string | undefined, name: string, isLast: boolean): boolean {
  if (there === undefined) return false;
  if (there === name) return true;
  if (!isLast || !there.startsWith(name)) return false;
  const ending = there.slice(name.length);
  return name.length < SHORT ? ending === "'s" : ENDING.test(ending);
}
