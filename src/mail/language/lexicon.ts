/** Which languages know a word, by short lists of their commonest words. */
import { GERMANIC } from "./words-germanic.ts";
import { OTHERS } from "./words-others.ts";
import { ROMANCE } from "./words-romance.ts";
import { SLAVIC } from "./words-slavic.ts";

/** Words that support mails of every language hold: they tell nothing. */
const EVERYWHERE = new Set(
  (
    "hi hello hallo hey ok okay info infos test error code web website online offline shop app support service team " +
    "software update download reset login account email e-mail mail mails chat bot internet router laptop tablet " +
    "smartphone pc computer usb wlan wifi sim iphone android samsung apple google amazon paypal dhl ups fedex gmail " +
    "visa mastercard bosch siemens sony playstation xbox nintendo microsoft windows office netflix spotify ebay " +
    "facebook instagram whatsapp garmin nespresso euro eur usd pdf fw fwd re aw wg sv vs tr rv ref id nr no"
  ).split(" "),
);

const lists = { ...GERMANIC, ...ROMANCE, ...SLAVIC, ...OTHERS };

/** As many type it: without marks above and below letters. */
const bare = (word: string): string =>
  word
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/ß/g, "ss")
    .replace(/[øœ]/g, "o")
    .replace(/ł/g, "l")
    .replace(/đ/g, "d")
    .replace(/ı/g, "i")
    .replace(/æ/g, "ae");

const spelt = new Map<string, Set<string>>();
const bared = new Map<string, Set<string>>();

const note = (map: Map<string, Set<string>>, word: string, language: string): void => {
  if (!EVERYWHERE.has(word)) map.set(word, (map.get(word) ?? new Set()).add(language));
};

for (const [language, list] of Object.entries(lists))
  for (const word of list.split(/\s+/)) {
    note(spelt, word, language);
    if (bare(word) !== word && !/\p{Script=Cyrillic}/u.test(word)) note(bared, bare(word), language);
    // German without umlauts on the keyboard.
    if (language === "de" && /[äöü]/.test(word))
      note(bared, word.replace(/[äöü]/g, (letter) => `${bare(letter)}e`).replace("ß", "ss"), language);
  }

const NOBODY: ReadonlySet<string> = new Set();

/** Languages in whose list the word stands as it is spelt. */
export const speakersOf = (word: string): ReadonlySet<string> => spelt.get(word) ?? NOBODY;

/** Languages in whose list the word stands with marks that are missing here: `prosze`, `loesung`. */
export const hastySpeakersOf = (word: string): ReadonlySet<string> => bared.get(word) ?? NOBODY;

/** Whether the word tells nothing. */
export const isEverywhere = (word: string): boolean => EVERYWHERE.has(word);
