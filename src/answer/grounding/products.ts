/** The owner's product names in a claim. */
import { plain } from "../facts/plain.ts";

/** Blanks and hyphens come and go: Kade-2, Kade 2, KADE2. Letters and digits alone, so that nothing is to be escaped. */
const patternOf = (name: string): RegExp | null => {
  const parts = plain(name).match(/\p{L}+|\p{N}+/gu);
  if (parts === null) return null;
  const spelt = parts.join(String.raw`[\s\p{P}]{0,3}`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${spelt}(?![\p{L}\p{N}])`, "giu");
};

export interface NamedProducts {
  /** Those that the claim names and none of the texts does, in the owner's spelling. */
  readonly unknown: readonly string[];
  /** The claim without product names: the 2 of a Kade 2 is no number. */
  readonly rest: string;
}

/** Which of the owner's products a claim names that none of the texts `said` does. */
export function productsIn(claim: string, names: readonly string[], said: readonly string[]): NamedProducts {
  if (names.length === 0) return { unknown: [], rest: claim };
  const unknown: string[] = [];
  let rest = plain(claim);
  // The longest first: a Kade 2 names no Kade.
  for (const name of names.toSorted((a, b) => b.length - a.length)) {
    const pattern = patternOf(name);
    if (pattern === null || rest.search(pattern) < 0) continue;
    rest = rest.replace(pattern, " ");
    if (!said.some((text) => text.search(pattern) >= 0)) unknown.push(name);
  }
  return { unknown, rest };
}
