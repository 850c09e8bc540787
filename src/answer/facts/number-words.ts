/** Numbers that are written as words (en, de, fr, es, it, nl, pt) put into digits. */
import { folded } from "../../knowledge/terms/fold.ts";
import { digits, UNIT_WORD } from "./units.ts";

const list = (text: string): string[] => text.split(" ");

/** Nought to nineteen, and the tens from twenty, of the languages that write each number as one word. */
const ONE_WORD = [
  {
    ones: list(
      "null ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn",
    ),
    tens: list("zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig"),
    hundred: "hundert",
    both: (ten: string, one: string) => [`${one}und${ten}`],
  },
  {
    ones: list(
      "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien",
    ),
    tens: list("twintig dertig veertig vijftig zestig zeventig tachtig negentig"),
    hundred: "honderd",
    both: (ten: string, one: string) => [`${one}en${ten}`],
  },
  {
    ones: list(
      "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove",
    ),
    tens: list("venti trenta quaranta cinquanta sessanta settanta ottanta novanta"),
    hundred: "cento",
    both: (ten: string, one: string) => [/^[ou]/u.test(one) ? ten.slice(0, -1) + one : ten + one],
  },
];

/** Value → words, of the languages that put a number's words side by side. */
const SIDE_BY_SIDE: readonly (readonly [number, string])[] = [
  [2, "two deux dos dois duas zwo"],
  [3, "three trois tres"],
  [4, "four quatre cuatro quatro"],
  [5, "five cinq cinco fuenf"],
  [6, "six seis"],
  [7, "seven sept siete sete"],
  [8, "eight huit ocho oito"],
  [9, "nine neuf nueve"],
  [10, "ten dix diez dez"],
  [11, "eleven onze once"],
  [12, "twelve douze doce doze dozen dutzend douzaine docena dozzina dozijn duzia zwoelf"],
  [13, "thirteen treize trece treze"],
  [14, "fourteen quatorze catorce catorze"],
  [15, "fifteen quinze quince fuenfzehn"],
  [16, "sixteen seize dieciseis dezesseis dezasseis"],
  [17, "seventeen diecisiete dezessete dezassete"],
  [18, "eighteen dieciocho dezoito"],
  [19, "nineteen diecinueve dezenove dezanove"],
  [20, "twenty vingt vingts veinte vinte"],
  [21, "veintiuno veintiun"],
  [22, "veintidos"],
  [23, "veintitres"],
  [24, "veinticuatro"],
  [25, "veinticinco"],
  [26, "veintiseis"],
  [27, "veintisiete"],
  [28, "veintiocho"],
  [29, "veintinueve"],
  [30, "thirty trente treinta trinta"],
  [40, "forty quarante cuarenta quarenta"],
  [50, "fifty cinquante cincuenta cinquenta fuenfzig"],
  [60, "sixty soixante sesenta sessenta"],
  [70, "seventy septante setenta"],
  [80, "eighty huitante octante ochenta oitenta"],
  [90, "ninety nonante noventa"],
  [100, "hundred cent cents cien ciento cem"],
  [200, "doscientos doscientas duzentos duzentas"],
  [300, "trescientos trescientas trezentos trezentas"],
  [400, "cuatrocientos cuatrocientas quatrocentos quatrocentas"],
  [500, "quinientos quinientas quinhentos quinhentas"],
  [600, "seiscientos seiscientas seiscentos seiscentas"],
  [700, "setecientos setecientas setecentos setecentas"],
  [800, "ochocientos ochocientas oitocentos oitocentas"],
  [900, "novecientos novecientas novecentos novecentas"],
  [1_000, "thousand mille mil tausend duizend"],
  [1_000_000, "million millions millionen millon millones milione milioni miljoen milhao milhoes mio"],
];

/** One, and the article that looks like it: a number only before what it counts. */
const ONE = list("one ein eine einen einem einer eines un une una uno um uma een");

/**
 * Words that are a number in one language and something else in another (es once, it due, nl onze: our), or in the same
 * one (fr neuf: new): a number only before what it counts.
 */
const AMBIGUOUS = new Set([
  ...ONE,
  ...list(
    "once due sei elf neuf cent cents sept dos tres mil mille sete onze seize doze dez otto nul null zero mio quince cem",
  ),
]);

const VALUES: ReadonlyMap<string, number> = (() => {
  const values = new Map<string, number>();
  for (const { ones, tens, hundred, both } of ONE_WORD) {
    const small = new Map(ones.map((word, value) => [word, value]));
    for (const [i, ten] of tens.entries()) {
      small.set(ten, 20 + 10 * i);
      for (const [one, word] of ones.slice(1, 10).entries())
        for (const made of both(ten, word)) small.set(made, 21 + 10 * i + one);
    }
    for (const [word, value] of small) values.set(word, value);
    for (const [hundreds, before] of ["", ...ones.slice(1, 10)].entries())
      for (const [word, value] of [["", 0] as const, ...small]) {
        const whole = Math.max(hundreds, 1) * 100 + value;
        values.set(`${before}${hundred}${word}`, whole);
        if (word !== "" && hundred === "hundert") values.set(`${before}${hundred}und${word}`, whole);
      }
  }
  for (const [value, words] of SIDE_BY_SIDE) for (const word of list(words)) values.set(word, value);
  for (const word of ONE) values.set(word, 1);
  return values;
})();

/** zweitausend, tweeduizend, duemila: a thousand written into the word. */
const THOUSANDS = /^(.{0,30}?)(?:tausend|duizend|mila|mille)(.{0,40})$/u;

const LONGEST = 48;

/** The number that a single word, in lower case, stands for. */
function valueOf(word: string): number | undefined {
  if (word.length > LONGEST) return undefined;
  const flat = folded(word);
  // fuenfunddreissig, where the keyboard has no umlaut.
  const known = VALUES.get(flat) ?? VALUES.get(flat.replaceAll("ue", "u").replaceAll("oe", "o"));
  if (known !== undefined) return known;
  const [, before = "", after = ""] = THOUSANDS.exec(flat) ?? [];
  if (before === "" && after === "") return undefined;
  const thousands = before === "" ? 1 : VALUES.get(before);
  const rest = after === "" ? 0 : VALUES.get(after.replace(/^und/u, ""));
  return thousands === undefined || rest === undefined ? undefined : thousands * 1_000 + rest;
}

/** Between the words of one number: treinta y cinco, one hundred and five. */
const JOINT = /^(?:[ \u00a0]|-| (?:and|et|y|e|en|und) |-et-)$/u;

/** Marks a number that was written as a word; `plain` has taken such characters out of the text. */
export const WORD_MARK = "\ue000";

const WORD = /\p{L}[\p{L}\p{M}]*/gu;

/** 5 million, 1,5 Mio. */
const DIGITS_BEFORE = /(?<![\d.,])\d{1,3}(?:[.,]\d{1,2})? $/u;

interface Run {
  readonly start: number;
  end: number;
  total: number;
  group: number;
  isAmbiguous: boolean;
}

/** The run with one more word's value, or null where the two are no one number. */
function extended({ total, group }: Run, value: number): Pick<Run, "total" | "group"> | null {
  if (value >= 1_000) return total === 0 && group > 0 ? { total: group * value, group: 0 } : null;
  if (group === 0) return total > 0 ? { total, group: value } : null;
  if (value === 100) return group < 10 ? { total, group: group * 100 } : null;
  // quatre-vingt(s): four times twenty.
  if (value === 20 && group % 100 === 4) return { total, group: group + 76 };
  return value < 100 && isAddable(group, value) ? { total, group: group + value } : null;
}

/** Two hundred and five, thirty-one; soixante-quinze, quatre-vingt-dix. */
function isAddable(group: number, value: number): boolean {
  const last = group % 100;
  if (last === 0) return group >= 100;
  return (last % 10 === 0 && last >= 20 && value < 10) || ((last === 60 || last === 80) && value < 20);
}

/** The text with its number words as digits, each behind the mark; words that may be none stay, unless a unit follows. */
export function withDigits(text: string): string {
  const runs: Run[] = [];
  let open: Run | undefined;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const value = valueOf(word.toLowerCase());
    if (value === undefined) continue;
    const end = index + word.length;
    if (open !== undefined && JOINT.test(text.slice(open.end, index))) {
      const more = extended(open, value);
      if (more !== null) {
        Object.assign(open, more, { end, isAmbiguous: false });
        continue;
      }
    }
    const parts = value >= 1_000 ? { total: value, group: 0 } : { total: 0, group: value };
    const times = value >= 1_000 ? DIGITS_BEFORE.exec(text.slice(Math.max(0, index - 12), index)) : null;
    const isAmbiguous = AMBIGUOUS.has(folded(word.toLowerCase()));
    open =
      times === null
        ? { start: index, end, ...parts, isAmbiguous }
        : {
            ...{ start: index - times[0].length, end, total: value * Number(digits(times[0])) },
            ...{ group: 0, isAmbiguous: false },
          };
    runs.push(open);
  }
  let made = "";
  let from = 0;
  for (const { start, end, total, group, isAmbiguous } of runs) {
    if (isAmbiguous && !UNIT_WORD.test(text.slice(end, end + LONGEST))) continue;
    made += `${text.slice(from, start)}${WORD_MARK}${total + group}`;
    from = end;
  }
  return made + text.slice(from);
}
