/** What of a mail's text is prose: the rest belongs to no language, and would pull every mail towards English. */

/** More says nothing new: the first 2,000 characters of a mail are taken for all of it. */
const MAX_LENGTH = 2000;

const QUOTED = /^[ \t]*>.*$/gm;
const TAG = /<[^<>\n]{1,200}>/g;
const TOKEN = /[^\s,;()"“”«»]+/g;
/** In links, addresses, handles, file names and hosts, and in whatever holds a digit: `A4-77`, `0x8007`, `R6`. */
const NO_WORD = /[\p{N}@_#\\/=]|\p{L}\.\p{L}/u;
/** The same of ASCII, which most mail is in: properties of Unicode cost three times as much. */
const NO_ASCII_WORD = /[\d@_#\\/=]|[a-z]\.[a-z]/i;
const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);
/** Words with a mark between them, as in `and/or` and `help.Thanks`. */
const WORDS = /^(?:\p{L}+\/\p{L}+|\p{Ll}+\.\p{Lu}\p{L}*)[.?!:]*$/u;

/** The text without quoted lines (unless there is nothing else), tags, links, addresses, numbers and codes. */
export const proseOf = (text: string): string => {
  const whole = text.slice(0, MAX_LENGTH).normalize("NFC").replace(TAG, " ");
  const own = whole.replace(QUOTED, " ");
  const noWord = isAscii(whole) ? NO_ASCII_WORD : NO_WORD;
  return (/\p{L}/u.test(own) ? own : whole).replace(TOKEN, (token) => {
    if (!noWord.test(token)) return token;
    return WORDS.test(token) ? token.replace(/[/.](?=\p{L})/u, " ") : " ";
  });
};

export interface Word {
  /** In lower case, apostrophes as `'`. */
  readonly text: string;
  /** Written with a capital where no sentence begins: a name, an abbreviation, or any German noun. */
  readonly capital: boolean;
}

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’`‘\-·]\p{L}[\p{L}\p{M}]*)*/gu;
const ASCII_WORD = /[A-Za-z]+(?:['`-][A-Za-z]+)*/g;
const SENTENCE_END = /[.!?:\n¿¡]/;

/** The words in order. */
export const wordsOf = (prose: string): Word[] => {
  const shouting = !/\p{Ll}/u.test(prose);
  const ascii = isAscii(prose);
  const words: Word[] = [];
  let end = 0;
  let begins = true;
  for (const { 0: found, index } of prose.matchAll(ascii ? ASCII_WORD : WORD)) {
    begins ||= SENTENCE_END.test(prose.slice(end, index));
    end = index + found.length;
    const lower = found.toLowerCase();
    words.push({
      text: ascii ? lower : lower.replace(/[’`‘]/g, "'").replaceAll("i̇", "i"),
      // Letters without cases are their own lower case.
      capital: !shouting && !begins && !lower.startsWith(found.charAt(0)),
    });
    begins = false;
  }
  return words;
};
