/**
 * English stems: Martin Porter's second algorithm (https://snowballstem.org/algorithms/english/stemmer.html). Written
 * out by hand because ingest stems mostly English, and the port in snowball-stemmers takes 8 µs a word, this .6.
 */

/** "y" that stands for a consonant is written "Y" while a word is taken apart. */
const VOWEL = /[aeiouy]/;
const DOUBLE = /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;
const REGION_LATER = /^(?:gener|commun|arsen)/;
const REGION = /[aeiouy][^aeiouy]/;
const SHORT_END = /(?:^[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywxY])$/;

/** Words that the rules would spoil, and words that stay as they are. */
const IRREGULAR = new Map(
  Object.entries({
    ...{ skis: "ski", skies: "sky", dying: "die", lying: "lie", tying: "tie", idly: "idl", gently: "gentl" },
    ...{
      ugly: "ugli",
      early: "earli",
      only: "onli",
      singly: "singl",
      sky: "sky",
      news: "news",
      howe: "howe",
    },
    ...{ atlas: "atlas", cosmos: "cosmos", bias: "bias", andes: "andes" },
  }),
);
const AFTER_PLURAL = new Set("inning outing canning herring earring proceed exceed succeed".split(" "));

const STEP2: readonly (readonly [string, string])[] = [
  ...([
    ["ization", "ize"],
    ["ational", "ate"],
    ["fulness", "ful"],
    ["ousness", "ous"],
    ["iveness", "ive"],
  ] as const),
  ...([
    ["tional", "tion"],
    ["biliti", "ble"],
    ["lessli", "less"],
    ["entli", "ent"],
    ["ation", "ate"],
  ] as const),
  ...([
    ["alism", "al"],
    ["aliti", "al"],
    ["ousli", "ous"],
    ["iviti", "ive"],
    ["fulli", "ful"],
  ] as const),
  ...([
    ["enci", "ence"],
    ["anci", "ance"],
    ["abli", "able"],
    ["izer", "ize"],
    ["ator", "ate"],
  ] as const),
  ...([
    ["alli", "al"],
    ["bli", "ble"],
  ] as const),
];
const STEP3: readonly (readonly [string, string])[] = [
  ...([
    ["ational", "ate"],
    ["tional", "tion"],
    ["alize", "al"],
    ["icate", "ic"],
    ["iciti", "ic"],
  ] as const),
  ...([
    ["ical", "ic"],
    ["ful", ""],
    ["ness", ""],
  ] as const),
];
const STEP4 = "ement ance ence able ible ment ant ent ism ate iti ous ive ize al er ic".split(" ");

/** The stem of a word in lower case. */
export function englishStem(word: string): string {
  if (word.length < 3) return word;
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  const marked = word.replace(/^y|([aeiou])y/g, (_, vowel: string | undefined) => `${vowel ?? ""}Y`);
  const r1 = firstRegion(marked);
  const r2 = region(marked, r1);
  const plain = withoutPlural(marked);
  if (AFTER_PLURAL.has(plain)) return plain;
  let stem = withoutEnding(plain, r1);
  if (stem.length > 2 && /[^aeiouy][yY]$/.test(stem)) stem = `${stem.slice(0, -1)}i`;
  return step5(step4(step3(step2(stem, r1), r1, r2), r2), r1, r2).replaceAll("Y", "y");
}

function firstRegion(word: string): number {
  const later = REGION_LATER.exec(word);
  return later ? later[0].length : region(word, 0);
}

/** Where the part behind the first consonant that follows a vowel begins. */
function region(word: string, from: number): number {
  const at = word.slice(from).search(REGION);
  return at < 0 ? word.length : from + at + 2;
}

function withoutPlural(word: string): string {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (word.endsWith("ied") || word.endsWith("ies")) return word.slice(0, word.length > 4 ? -2 : -1);
  if (!word.endsWith("s") || word.endsWith("us") || word.endsWith("ss")) return word;
  return VOWEL.test(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

function withoutEnding(word: string, r1: number): string {
  const eed = /eed(?:ly)?$/.exec(word);
  if (eed) return eed.index >= r1 ? word.slice(0, eed.index + 2) : word;
  const end = /(?:ing|ed)(?:ly)?$/.exec(word);
  if (!end || !VOWEL.test(word.slice(0, end.index))) return word;
  const stem = word.slice(0, end.index);
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (DOUBLE.test(stem)) return stem.slice(0, -1);
  return r1 >= stem.length && SHORT_END.test(stem) ? `${stem}e` : stem;
}

function step2(word: string, r1: number): string {
  for (const [end, put] of STEP2)
    if (word.endsWith(end)) return word.length - end.length >= r1 ? word.slice(0, -end.length) + put : word;
  if (word.endsWith("ogi")) return word.length - 3 >= r1 && word.endsWith("logi") ? word.slice(0, -1) : word;
  if (word.endsWith("li") && word.length - 2 >= r1 && /[cdeghkmnrt]li$/.test(word)) return word.slice(0, -2);
  return word;
}

function step3(word: string, r1: number, r2: number): string {
  for (const [end, put] of STEP3)
    if (word.endsWith(end)) return word.length - end.length >= r1 ? word.slice(0, -end.length) + put : word;
  return word.endsWith("ative") && word.length - 5 >= r2 ? word.slice(0, -5) : word;
}

function step4(word: string, r2: number): string {
  for (const end of STEP4)
    if (word.endsWith(end)) return word.length - end.length >= r2 ? word.slice(0, -end.length) : word;
  return /[st]ion$/.test(word) && word.length - 3 >= r2 ? word.slice(0, -3) : word;
}

function step5(word: string, r1: number, r2: number): string {
  const at = word.length - 1;
  if (word.endsWith("e"))
    return at >= r2 || (at >= r1 && !SHORT_END.test(word.slice(0, -1))) ? word.slice(0, -1) : word;
  return word.endsWith("ll") && at >= r2 ? word.slice(0, -1) : word;
}
