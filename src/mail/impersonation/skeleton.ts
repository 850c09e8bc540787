/**
 * What a word looks like, letters that look alike made one (the skeleton of Unicode's UTS #39). The whole table of that
 * standard has 6,000 entries, of which domain names and display names use few: those of Cyrillic, Greek, Armenian,
 * Cherokee and Latin with strange marks stand here. Fullwidth, mathematical and circled letters go by NFKC.
 */
const ALIKE: readonly (readonly [string, string])[] = [
  // Cyrillic
  ["аӑӓ", "a"],
  ["вь", "b"],
  ["сҫ", "c"],
  ["ԁ", "d"],
  ["еёѐәҽҿ", "e"],
  ["ѕ", "s"],
  ["ԍ", "g"],
  ["һн", "h"],
  ["іїӏӀ", "i"],
  ["ј", "j"],
  ["кқҝ", "k"],
  ["ӏ", "l"],
  ["м", "m"],
  ["п", "n"],
  ["оӧөѳ", "o"],
  ["рҏ", "p"],
  ["ԛ", "q"],
  ["г", "r"],
  ["т", "t"],
  ["уүұў", "y"],
  ["ѵν", "v"],
  ["ԝшѡ", "w"],
  ["хҳ", "x"],
  ["з", "3"],
  // Greek
  ["αά", "a"],
  ["β", "b"],
  ["ϲ", "c"],
  ["εέ", "e"],
  ["η", "n"],
  ["ιίϊΐ", "i"],
  ["κ", "k"],
  ["μ", "u"],
  ["οόσ", "o"],
  ["ρ", "p"],
  ["τ", "t"],
  ["υύϋ", "u"],
  ["χ", "x"],
  ["ω", "w"],
  ["γ", "y"],
  // Armenian and Cherokee
  ["օ", "o"],
  ["ս", "u"],
  ["հ", "h"],
  ["ո", "n"],
  ["ց", "g"],
  ["զ", "q"],
  ["ꭺ", "a"],
  ["ꮯ", "c"],
  ["ꭼ", "e"],
  // Latin
  ["ıƖɩɪ", "i"],
  ["łƚɫ", "l"],
  ["øɵ", "o"],
  ["đɗ", "d"],
  ["ħ", "h"],
  ["ŧ", "t"],
  ["ɡ", "g"],
  ["ɑ", "a"],
  ["ƅ", "b"],
  ["ʀ", "r"],
  ["ʏ", "y"],
  // Digits that stand for letters
  ["0", "o"],
  ["1|!", "i"],
  ["3", "e"],
  ["5$", "s"],
];

const table = new Map(
  ALIKE.flatMap(([letters, alike]) => Array.from(letters, (letter) => [letter, alike] as const)),
);

const alikeOf = (word: string): string => Array.from(word, (letter) => table.get(letter) ?? letter).join("");

/** Pairs that are read as one letter, and `l` that is read as `i`. */
const merged = (word: string): string =>
  word.replaceAll("rn", "m").replaceAll("vv", "w").replaceAll("cl", "d").replaceAll("l", "i");

/** Two words with the same skeleton look alike. Not to be shown: it is no word. */
export const skeleton = (word: string): string => {
  const plain = word.normalize("NFKC").toLowerCase();
  if (/^[\0-\x7f]*$/.test(plain)) return merged(plain.replace(/[0135|!$]/g, alikeOf));
  const letters = alikeOf(plain);
  const bare = letters.normalize("NFD").replace(/\p{M}/gu, "");
  return merged(alikeOf(bare));
};

const PAIRS = ["Cyrillic", "Greek", "Armenian", "Cherokee"].map(
  (script) => new RegExp(`\\p{Script=${script}}`, "u"),
);

/** Whether Latin letters stand in one word with those of a script that has letters like them. */
export const mixesScripts = (word: string): boolean =>
  // Ohm, micro and the like are signs, which NFKC makes letters of: they are told before that.
  /\p{Script=Latin}/u.test(word) && PAIRS.some((script) => script.test(word));

/** Whether it looks wholly Latin and is not: every letter has a Latin double, and none is Latin. */
export const isDisguised = (word: string): boolean =>
  word.length >= 3 &&
  !/\p{Script=Latin}/u.test(word) &&
  PAIRS.some((script) => script.test(word)) &&
  /^[a-z0-9-]+$/.test(skeleton(word));
