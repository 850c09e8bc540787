/** One spelling for letters that people type in several ways: without accents, with ligatures taken apart. */

/** Letters that Unicode does not take apart by itself. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ħ: "h", ŋ: "n", ŧ: "t" },
  ...{ ς: "σ", ى: "ي", ة: "ه", ی: "ي", ک: "ك", ٱ: "ا" },
};
const SPECIAL = /[ßæœøłđðþıħŋŧςىةیکٱ]/g;

/**
 * Accents of Latin, Greek and Cyrillic, points of Hebrew, short vowels and tatweel of Arabic. Vowel signs of Indic
 * scripts and the voicing marks of kana are letters of their own, and stay.
 */
const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0640\u064b-\u0655\u0670]/g;

const hasOnlyAscii = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
};

/** A word in lower case without what many leave out when they type it. */
export const folded = (word: string): string =>
  hasOnlyAscii(word)
    ? word
    : word
        .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter)
        .normalize("NFD")
        .replace(MARKS, "")
        .normalize("NFC");
