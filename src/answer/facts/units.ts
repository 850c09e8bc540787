/** What numbers count: units of time and money, in en, de, fr, es, it, nl and pt. */

/** Between the two numbers of a range: 3-5, 3 to 5, 3 bis 5. */
export const RANGE = String.raw`(?: ?[-‐-―~/] ?| (?:to|or|and|until|bis|oder|und|à|ou|et|o|a|y|e|tot|of|en|até) )`;

/** A number with its grouping marks: 1,234.50 · 1.234,50 · 1'234.50 · 1 234,50; long runs of digits are no such number. */
export const NUMBER = String.raw`\ue000?(?:\d{1,3}(?:[ '’]\d{3}){1,4}(?:[.,]\d{1,9})?(?!\d)|\d{1,15}(?:[.,]\d{1,15}){0,6})`;

/** 1,234.50 and 1.234,50 are the same number; 3.50 and 3.5 too. Whole digits, then at most two decimals. */
export function digits(text: string): string {
  const bare = text.replace(/[^\d.,]/gu, "").replace(/[.,]+$/u, "");
  const decimals = /[.,](\d{1,2})$/u.exec(bare);
  const whole = (decimals ? bare.slice(0, decimals.index) : bare).replace(/[.,]/gu, "");
  const fraction = (decimals?.[1] ?? "").replace(/0+$/u, "");
  const least = whole.replace(/^0+(?=\d)/u, "");
  return fraction === "" ? least : `${least === "" ? "0" : least}.${fraction}`;
}

export type TimeUnit = "second" | "minute" | "hour" | "day" | "workday" | "week" | "month" | "year";

const TIME_WORDS: readonly (readonly [TimeUnit, string])[] = [
  [
    "workday",
    "(?:business|working|work|bank)[ -]days?|werktag(?:e[ns]?|s)?|arbeitstag(?:e[ns]?|s)?|bankarbeitstagen?|jours? (?:ouvrables?|ouvrés?|ouvres?)|d[ií]as? (?:h[aá]bil(?:es)?|laborables?|[uú]teis|[uú]til)|giorn[oi] (?:lavorativ[oi]|feriali?)|werkdag(?:en)?",
  ],
  ["second", "seconds?|secs?|sekunden?|secondes?|segundos?|second[oi]|seconden"],
  ["minute", "minutes?|mins?|minuten|minut[oi]s?|minuut"],
  ["hour", "hours?|hrs?|h|stunden?|std|heures?|horas?|or[ae]|uur|uren|stündig\\p{L}{0,2}"],
  [
    "day",
    "(?:calendar[ -])?days?|kalendertag(?:e[ns]?|s)?|tag(?:e[ns]?|s)?|jours?|journées?|d[ií]as?|giorn[oi]|dag(?:en)?|tägig\\p{L}{0,2}",
  ],
  ["week", "weeks?|wks?|wochen?|semaines?|semanas?|settiman[ae]|weken|wöchig\\p{L}{0,2}"],
  ["month", "months?|monat(?:e[ns]?|s)?|mois|mes(?:es)?|mes[ei]|mês|maand(?:en)?|monatig\\p{L}{0,2}"],
  [
    "year",
    "years?|yrs?|jahr(?:e[ns]?|s)?|ans?|années?|annees?|a[nñ]os?|ann[oi]|jaar|jaren|jährig\\p{L}{0,2}",
  ],
];

/** Words between a number and its unit that leave the unit what it is. */
export const BETWEEN =
  "(?:full|whole|consecutive|more|further|additional|ganzen?|vollen?|weiteren?|volle|hele|volledige)[ -]";

export const TIME_UNIT = TIME_WORDS.map(([, words]) => words).join("|");

const READ_TIME = TIME_WORDS.map(([unit, words]) => ({ unit, pattern: new RegExp(`^(?:${words})$`, "iu") }));

export const timeUnitOf = (word: string): TimeUnit | undefined =>
  READ_TIME.find(({ pattern }) => pattern.test(word))?.unit;

const SECONDS: Partial<Record<TimeUnit, number>> = {
  ...{ second: 1, minute: 60, hour: 3_600, day: 86_400, week: 604_800 },
};

/** Two durations are the same where this is: 14 days are 2 weeks, 12 months a year; a month is no number of days. */
export function durationKey(count: string, unit: TimeUnit): string {
  const number = Number(count);
  const seconds = SECONDS[unit];
  if (seconds !== undefined) return `${number * seconds} s`;
  if (unit === "workday") return `${number} workday`;
  return `${unit === "year" ? number * 12 : number} month`;
}

const CURRENCIES: readonly (readonly [string, string])[] = [
  ["eur", "€|eur|euros?"],
  ["usd", "us\\$|\\$|usd|dollars?|d[oó]lares|dollari|us-dollar"],
  ["gbp", "£|gbp|pounds?|pfund|libras?|sterline|livres sterling"],
  ["chf", "chf|sfr|francs?|franken|franchi|francos"],
  ["jpy", "¥|jpy|yen"],
  ["cent", "cents?|centimes?|c[eé]ntimos?|centesimi|c[eê]ntimos?|rappen"],
  ["pln", "pln|zł|złotych|zloty"],
  ["kr", "kr|sek|nok|dkk|kronor|kroner"],
  ["czk", "czk|kč"],
  ["inr", "₹|inr|rupees?"],
  ["other", "[₽₴₺₩]"],
];

export const CURRENCY = CURRENCIES.map(([, words]) => words).join("|");
/** Those that may stand before the number. */
export const CURRENCY_BEFORE =
  "[€$£¥₹₽₴₺₩]|(?:EUR|USD|GBP|CHF|PLN|SEK|NOK|DKK|CZK|JPY|INR|Fr\\.|SFr\\.|kr)(?= ?\\d)";

const READ_CURRENCY = CURRENCIES.map(([code, words]) => ({
  code,
  pattern: new RegExp(`^(?:${words})$`, "iu"),
}));

export const currencyOf = (word: string): string =>
  READ_CURRENCY.find(({ pattern }) => pattern.test(word))?.code ??
  (/^s?fr\.$/iu.test(word) ? "chf" : word.toLowerCase());

export const PERCENT =
  "%|percent|per cent|pct|prozent|pour ?cent|por ?ciento|per ?cento|procent|por ?cento|vom hundert";

/** A unit right behind: what makes a word such as `once` or `eine` a number. */
export const UNIT_WORD = new RegExp(
  String.raw`^[ \u00a0-](?:${BETWEEN})?(?:${TIME_UNIT}|${CURRENCY}|${PERCENT}|uhr|mil|mille|million\p{L}{0,3}|millones|thousand|hundred)(?![\p{L}\p{N}])`,
  "iu",
);
