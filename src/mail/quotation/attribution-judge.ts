import { betweenDateAndName, endsInVerb, opener, pronoun, wroteVerb } from "./attribution-words.ts";

const MAIL = /[^\s@<>]@[^\s@<>]+\.[^\s@<>]/;
/** `<anna@shop.example>`, `(anna@shop.example)`, `[mailto:anna@shop.example]` */
export const BRACKETED_MAIL = /[<([][^<>()[\]@]{0,80}[^\s<>()[\]@]@[^\s<>()[\]@]+\.[^\s<>()[\]@]/;
/** A sender in brackets at the end, maybe with a word or two of a language that is not known here. */
const ENDS_IN_SENDER =
  /@[^\s<>()[\]@]+(?: ?\([^()]{1,80}\))?[>)\]]+(?:[ ,]+[^\s\p{Nd}@]{1,20}){0,3} ?(?::|-{2,})$/u;
const MAX_ADDRESS = 120;
/** Tuta's: `2 Nov 2026, 10:15 by support@shop.example:` */
const ENDS_IN_MAIL = /[^\s@<>]@[^\s@<>]+\.[^\s@<>:]+ ?:$/;
export const YEAR =
  /(?<!\p{Nd})(?:19|20|25)\p{Nd}\p{Nd}(?!\p{Nd})|\p{Nd}{4}|(?<!\p{Nd})\p{Nd}{1,2}[./-] ?\p{Nd}{1,2}[./-] ?\p{Nd}{2}(?!\p{Nd})/u;
export const TIME = /(?<!\p{Nd})\p{Nd}{1,2} ?[:.h時시点] ?\p{Nd}{2}(?!\p{Nd})/iu;
/** `Mon,`, `Wed, Dec 9,` after the opener. */
const WEEKDAY = /^\S{1,12} (?:\p{L}{2,12}[.,]|\p{L}{3,12} \p{Nd}{1,2},)/u;

/** Old Gmail's, with no verb, no address and no colon: `2016-03-03 17:21 GMT+01:00 Anna Berg`. */
const GMAIL_DATED = /^\d{4}-\d\d-\d\d \d{1,2}:\d\d GMT[+-]\d\d:\d\d (?:\p{Lu}[\p{L}.'-]*(?: |$)){1,5}$/u;
/** Old Gmail's, without a colon: `2013/10/2 Anna <anna@shop.example>`. */
const DATED_SENDER = /^\d{4}[-/]\d{1,2}[-/]\d{1,2} [^<>]{0,100}<[^<>\s]+@[^<>\s]+>:?$/;
export const hasDate = (text: string): boolean =>
  YEAR.test(text) || TIME.test(text) || (WEEKDAY.test(text) && /\p{Nd}/u.test(text));

const TAIL = 40;

const endsLikeOne = (text: string): boolean =>
  /(?::|-{2,})[*_]*$/.test(text.slice(-TAIL)) || endsInVerb.test(text.slice(-TAIL));

/** The words that name the writer: behind the date and before the verb, or behind the verb. */
const nameWords = (text: string): string[] => {
  const verb = wroteVerb.exec(text);
  if (verb === null) return [];
  const behind = text.slice(verb.index + verb[0].length).replace(/[:\s>*-]+$/, "");
  const before = text.slice(0, verb.index).replace(/^.*\p{Nd}/u, "");
  const name = /\p{L}/u.test(behind) && !/\p{Nd}/u.test(behind) ? behind : before;
  const words = name.split(/[\s,.;"“”„'()<>:+/-]+/u).filter((word) => /\p{L}/u.test(word));
  return words.filter((word) => !betweenDateAndName.has(word.toLowerCase()));
};

export const isCapital = (word: string): boolean => !/^\p{Ll}/u.test(word);

/** Written as names are: capitals, where the writing has them; a few words. */
const isNamed = (words: readonly string[]): boolean =>
  words.length > 0 && words.length <= 6 && words.every(isCapital);

/** Whether its writer tells a story. */
export const isPersonal = (text: string): boolean => {
  const words = BRACKETED_MAIL.test(text) ? text.replace(/["“„][^"“”„]*["”“]|[<([].*$/u, "") : text;
  // A date stands before the pronoun's namesakes: Italian "il", Portuguese "a", Polish "w dniu".
  return pronoun.test(words.replace(opener, " "));
};

export type Certainty = "no" | "weak" | "strong";

/** A person's story ("On Monday at 10:15 you wrote:") is an attribution at most where quote marks follow. */
const ofStory = (text: string): Certainty => (TIME.test(text) && YEAR.test(text) ? "weak" : "no");

/** With a verb and an address. */
const ofSender = (text: string): Certainty =>
  BRACKETED_MAIL.test(text) || TIME.test(text) ? "strong" : "weak";

/** `…, at 03:57 PM, anna_b wrote:`: a name in small letters, set apart as programs do. */
const ENDS_IN_WORD_AND_VERB = /, ?[^\s,]+ \S+ ?:$/u;
/** `…, 2026, anna via Shop Forum wrote:` */
const ENDS_IN_VIA = /, ?\S+(?: \S+){0,3} via \S+(?: \S+){0,3} \S+ ?:$/u;

/** With a verb and little else: a name, or one word that a person goes by; "the manual wrote" is a story. */
const ofName = (text: string): Certainty => {
  const words = nameWords(text);
  return isNamed(words) || words.length === 1 ? "weak" : "no";
};

/** With a verb and a date. */
const ofDate = (text: string): Certainty => {
  if (!opener.test(text) || !YEAR.test(text)) return ofName(text);
  const isTimed = TIME.test(text) && (isNamed(nameWords(text)) || ENDS_IN_WORD_AND_VERB.test(text));
  return isTimed || ENDS_IN_VIA.test(text) ? "strong" : ofName(text);
};

/** Whether a text with "wrote" in it is an attribution. */
const ofVerb = (text: string): Certainty => {
  if (isPersonal(text)) return ofStory(text);
  const hasMail = MAIL.test(text);
  const isDated = hasDate(text);
  if (!/[:-]$/.test(text) && !(hasMail && isDated)) return "no";
  if (hasMail) return ofSender(text);
  if (isDated) return ofDate(text);
  return isNamed(nameWords(text)) && endsInVerb.test(text.slice(-TAIL)) ? "weak" : "no";
};

/** A date and, at the end, an address in brackets: in any language, with or without a verb. */
const isDatedSender = (text: string): boolean =>
  BRACKETED_MAIL.test(text) && ENDS_IN_SENDER.test(text) && YEAR.test(text) && TIME.test(text);

/** Whether the joined lines are an attribution, and how sure that is. */
export const judge = (text: string): Certainty => {
  if (GMAIL_DATED.test(text) || DATED_SENDER.test(text)) return "strong";
  if (!endsLikeOne(text)) return "no";
  if (isDatedSender(text)) return isPersonal(text) ? "weak" : "strong";
  if (wroteVerb.test(text)) return ofVerb(text);
  return ENDS_IN_MAIL.test(text.slice(-MAX_ADDRESS)) &&
    opener.test(text) &&
    YEAR.test(text) &&
    TIME.test(text)
    ? "weak"
    : "no";
};
