/** Days of the calendar and of the week, and times of day, in the ways people write them (en, de, fr, es, it, nl, pt). */
import { folded } from "../../knowledge/terms/fold.ts";

const MONTHS: readonly string[] = [
  "january januar janner janvier enero gennaio januari janeiro jan",
  "february februar feber fevrier febrero febbraio februari fevereiro feb febr fev",
  "march marz maerz mars marzo maart marco mar mrz mrt",
  "april avril abril aprile apr avr abr",
  "may mai mayo maggio mei maio mag",
  "june juni juin junio giugno junho jun",
  "july juli juillet julio luglio julho jul juil lug",
  "august aout agosto augustus aug ago",
  "september septembre septiembre setiembre settembre setembro sept sep set",
  "october oktober octobre octubre ottobre outubro oct okt ott out",
  "november novembre noviembre novembro nov",
  "december dezember decembre diciembre dicembre dezembro dec dez dic",
];

const MONTH_OF: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, i) => names.split(" ").map((name) => [name, i + 1] as const)),
);

const MONTH = String.raw`\p{L}{3,10}`;
const YEAR = String.raw`(?:\d{4}|'\d{2})`;

const two = (number: number): string => String(number).padStart(2, "0");

const dayValue = (year: string, month: number, day: number): string | null => {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const whole = year.replace("'", "");
  const date = `${two(month)}-${two(day)}`;
  if (whole === "") return date;
  return `${whole.length === 2 ? `20${whole}` : whole}-${date}`;
};

/** What a match means, the likeliest first; none where it is no date. */
type Read = (match: RegExpExecArray | RegExpMatchArray) => string[];

const only = (...values: readonly (string | null)[]): string[] =>
  values.filter((value): value is string => value !== null);

const monthOf = (name: string | undefined): number => MONTH_OF.get(folded((name ?? "").toLowerCase())) ?? 0;

const numeric = (day: string, month: string, year: string): string[] =>
  only(dayValue(year, Number(month), Number(day)), dayValue(year, Number(day), Number(month)));

interface DatePattern {
  readonly pattern: RegExp;
  readonly read: Read;
}

const DATES: readonly DatePattern[] = [
  {
    pattern: /(?<![\p{L}\d-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/gu,
    read: ([, year = "", month, day]) => only(dayValue(year, Number(month), Number(day))),
  },
  {
    pattern: /(?<![\p{L}\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d])/gu,
    read: ([, day = "", , month = "", year = ""]) => numeric(day, month, year),
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d.,])(\d{1,2})(?:st|nd|rd|th|er|[.º°ª])? ?(?:of |de |d[ei]l? )?(${MONTH})\b\.?(?:,? ?(?:de |del |of )?(${YEAR})(?![\d.,]\d))?`,
      "giu",
    ),
    read: ([, day, month, year = ""]) => only(dayValue(year, monthOf(month), Number(day))),
  },
  {
    pattern: new RegExp(
      // Capital: "we may 3 times".
      String.raw`(?<![\p{L}\d])(\p{Lu}\p{L}{2,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?![\d.,:]\d|\d)(?:,? (${YEAR})(?![\d.,]\d))?`,
      "gu",
    ),
    read: ([, month, day, year = ""]) => only(dayValue(year, monthOf(month), Number(day))),
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d])(${MONTH})\.? (?:de |del |of )?(\d{4})(?![\d.,]\d|\d)`,
      "giu",
    ),
    read: ([, month, year]) => (monthOf(month) === 0 ? [] : [`${year}-${two(monthOf(month))}`]),
  },
];

/** Monday is 1, as ISO 8601 counts. Abbreviations stand in opening hours, and mean other things elsewhere. */
const WEEKDAYS: readonly (readonly [string, string])[] = [
  ["mondays? montags? lundis? lunes lunedi maandags? segunda-feira", "mon mo lun ma seg lu"],
  ["tuesdays? dienstags? mardis? martes martedi dinsdags? terca-feira", "tues tue tu di mar ter"],
  [
    "wednesdays? mittwochs? mercredis? miercoles mercoledi woensdags? quarta-feira",
    "wed we mi mer mie wo qua",
  ],
  [
    "thursdays? donnerstags? jeudis? jueves giovedi donderdags? quinta-feira",
    "thurs thur thu th do jeu jue gio qui",
  ],
  ["fridays? freitags? vendredis? viernes venerdi vrijdags? sexta-feira", "fri fr ven vie vr sex"],
  ["saturdays? samstags? sonnabends? samedis? sabados? sabato zaterdags?", "sat sa sam sab za"],
  ["sundays? sonntags? dimanches? domingos? domenica zondags?", "sun so dim dom zo"],
];

const LONG_DAYS = WEEKDAYS.map(([long]) => new RegExp(`^(?:${long.replaceAll(" ", "|")})$`, "u"));
const ANY_DAYS = WEEKDAYS.map(
  ([long, short]) => new RegExp(`^(?:${long.replaceAll(" ", "|")}|${short.replaceAll(" ", "|")})$`, "u"),
);

const dayAmong = (among: readonly RegExp[], word: string): number => {
  const flat = folded(word.toLowerCase());
  return among.findIndex((pattern) => pattern.test(flat)) + 1;
};

const WEEKDAY = /(?<![\p{L}-])\p{L}{5,12}(?:-feira)?(?![\p{L}-])/gu;

/** Monday to Friday, Mo-Fr, lun. au ven. */
const DAY_RANGE =
  /(?<!\p{L})(\p{L}{2,12}(?:-feira)?)\.? ?(?:[-‐-―~]|to|through|thru|till|until|bis|à|au|a|al|tot|tot en met|t\/m|até) ?(\p{L}{2,12}(?:-feira)?)(?!\p{L})/giu;
const WORKING_DAYS =
  /\b(?:weekdays?|werktags|wochentags|business days?|working days?|jours ouvr|días laborables|giorni feriali|werkdagen|dias úteis)/iu;

const weekday = (day: number): string => `weekday ${day}`;

/** The days of the week that a text names in ranges: from Monday to Friday. */
export function rangedDays(text: string): string[] {
  const days = new Set<string>();
  for (const [, first = "", last = ""] of text.matchAll(DAY_RANGE)) {
    const [from, to] = [dayAmong(ANY_DAYS, first), dayAmong(ANY_DAYS, last)];
    if (from === 0 || to === 0) continue;
    for (let day = from; ; day = (day % 7) + 1) {
      days.add(weekday(day));
      if (day === to) break;
    }
  }
  if (WORKING_DAYS.test(text)) for (let day = 1; day <= 5; day++) days.add(weekday(day));
  return [...days];
}

export interface Dated {
  readonly text: string;
  readonly values: readonly string[];
  readonly at: number;
}

/** The dates of a text and what is left of it, blanks in their place. */
export function datesIn(text: string): { readonly found: readonly Dated[]; readonly rest: string } {
  const found: Dated[] = [];
  let rest = text;
  if (/\d/u.test(text))
    for (const { pattern, read } of DATES)
      rest = rest.replace(pattern, (...args: unknown[]) => {
        const match = args.slice(0, -2) as unknown as RegExpMatchArray;
        const [whole = ""] = match;
        const values = read(match);
        if (values.length === 0) return whole;
        found.push({ text: whole.trim().replace(/[.,]$/u, ""), values, at: Number(args.at(-2)) });
        return " ".repeat(whole.length);
      });
  for (const { 0: word, index } of rest.matchAll(WEEKDAY)) {
    const day = dayAmong(LONG_DAYS, word);
    if (day > 0) found.push({ text: word, values: [weekday(day)], at: index });
  }
  return { found, rest };
}

/** What a date bears out besides itself: its day without the year, its month, its year. */
export function partsOf(value: string): string[] {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(value) ?? [];
  return year === undefined || month === undefined || day === undefined
    ? []
    : [`${month}-${day}`, `${year}-${month}`];
}
