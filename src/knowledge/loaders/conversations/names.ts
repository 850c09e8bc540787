/** People's names in a conversation, and a mask over them. */
import { functionWords } from "../../function-words.ts";

/** Roles and forms of companies stand in display names, too, and are nobody's. */
const NO_NAME =
  /^(?:team|support|help|helpdesk|info|sales|office|service|services|admin|billing|contact|customer|care|via|shop|store|company|accounts?|marketing|kundenservice|kundendienst|vertrieb|einkauf|kontakt|hilfe|gmbh|ag|kg|ltd|limited|llc|inc|corp|sarl|sas|srl|spa|bv|nv|the|and|und|et|der|die|das|von|van|de|la|le|di|da|mr|mrs|ms|miss|dr|prof|herr|frau|madame|monsieur|mme|señora?|sra?|signora?|sig|dott)\.?$/iu;

const LETTERS = /\p{L}[\p{L}\p{M}'’-]*/gu;
/** Longer ones are no names of people. */
const MAX_DISPLAY = 120;

/** The words of a display name that may be somebody's; none of a name that is an address. */
export const nameWords = (display: string): string[] =>
  display.length > MAX_DISPLAY || display.includes("@")
    ? []
    : (display.match(LETTERS) ?? []).filter((word) => !NO_NAME.test(word));

/** Of an address, `anna.berg@…`, the parts that may be names: only for telling whose a line is, never for a mask. */
export const addressWords = (address: string): string[] =>
  (address.slice(0, Math.max(0, address.lastIndexOf("@"))).match(LETTERS) ?? []).filter(
    (word) => word.length > 2 && !NO_NAME.test(word),
  );

/** Names in scripts that put no blank between words. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2,}$/u;

/** Names that begin sentences as other words. */
const ALSO_WORDS = new Set("may will can april june august art page price hope mark bill".split(" "));

/** Short ones and those that are also little words ("Will", "May") are masked only beside another part of the name. */
const isWeak = (word: string): boolean =>
  word.length < 3 || functionWords.has(word.toLowerCase()) || ALSO_WORDS.has(word.toLowerCase());

/** A word that is written as a name is: `Anna`, `ANNA`, `O'Neill`, `Anna-Lena`. */
const CAPITAL = /[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}'’-]*/gu;

/** What stands between two parts of a name: a blank, an initial. */
const BETWEEN = /^[ \u00a0]+(?:\p{Lu}\.[ \u00a0]+)?$/u;

/** "Annas" and "Anna's" are Anna's. */
const withoutGenitive = (word: string): string => word.replace(/['’]s?$/u, "");

interface Run {
  readonly start: number;
  end: number;
  words: number;
}

/**
 * The text with `[name]` over these words where they are written as names are, and over runs of them; words of
 * `except`, in lower case, stay.
 */
export const maskNames = (text: string, names: readonly string[], except: ReadonlySet<string>): string => {
  const known = new Set(
    names.map((word) => word.toLowerCase()).filter((word) => word.length > 1 && !except.has(word)),
  );
  if (known.size === 0) return text;
  const runs: Run[] = [];
  for (const { 0: word, index } of text.matchAll(CAPITAL)) {
    const name = withoutGenitive(word);
    if (!known.has(name.toLowerCase()) || /[\p{L}\p{N}]/u.test(text.charAt(index - 1))) continue;
    const last = runs.at(-1);
    if (last !== undefined && BETWEEN.test(text.slice(last.end, index))) {
      last.end = index + name.length;
      last.words++;
    } else runs.push({ start: index, end: index + name.length, words: 1 });
  }
  let masked = text;
  for (const { start, end, words } of runs.toReversed())
    if (words > 1 || !isWeak(text.slice(start, end)))
      masked = `${masked.slice(0, start)}[name]${masked.slice(end)}`;
  const unspaced = [...known].filter((word) => UNSPACED.test(word));
  return unspaced.reduce((rest, word) => rest.replaceAll(word, "[name]"), masked);
};
