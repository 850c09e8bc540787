/** Times of day: 5 pm, 17:00, 17 Uhr, 17h30. */

export interface Timed {
  readonly text: string;
  readonly value: string;
  readonly at: number;
}

const HALF = String.raw`[ap]\.?m\b\.?`;
const RANGE_TO = String.raw` ?(?:[-‐-―]|to|and|until|bis|und|à|a|tot|e|y|até) ?`;
const CLOCK = String.raw`(\d{1,2})(?:[:.](\d{2}))?`;

/** Of a range the first time takes the second one's half of the day, where it has none: 2 to 5 pm. */
const TIMES: readonly RegExp[] = [
  /(?<![\d:.,/-])(\d{1,2}) ?h ?(\d{2})(?![\p{L}\d])()()()()/gu,
  new RegExp(
    String.raw`(?<![\d:.,/-])(?:${CLOCK} ?(${HALF})?${RANGE_TO})?${CLOCK} ?(${HALF}|Uhr\b|o'clock\b|hrs\b|h(?=\b|\d))`,
    "giu",
  ),
  new RegExp(String.raw`(?<![\d:.,/-])(\d{1,2})[:](\d{2})(?::\d{2})?(?![\d:])()()()()`, "gu"),
];

/** 24-hour time, or null where there is no such time. */
function timeOf(hour: string, minute: string | undefined, half: string | undefined): string | null {
  const isAfternoon = /^p/iu.test(half ?? "");
  const isHalved = /^[ap]/iu.test(half ?? "");
  const number = Number(hour);
  if (number > (isHalved ? 12 : 24) || Number(minute ?? 0) > 59) return null;
  const whole = isHalved ? (number % 12) + (isAfternoon ? 12 : 0) : number % 24;
  return `${String(whole).padStart(2, "0")}:${minute ?? "00"}`;
}

/** The times of day in a text and what is left of it, blanks in their place. */
export function timesIn(text: string): { readonly found: readonly Timed[]; readonly rest: string } {
  const found: Timed[] = [];
  if (!/\d/u.test(text)) return { found, rest: text };
  let rest = text;
  for (const pattern of TIMES)
    rest = rest.replace(pattern, (...args: unknown[]) => {
      const [whole = "", first, firstMinute, firstHalf, hour, minute, half] = args as (string | undefined)[];
      const at = args.findLast((arg) => typeof arg === "number") ?? 0;
      // `24 h` is a day, `17h` a time: without a blank and below a day.
      if (half?.toLowerCase() === "h" && minute === undefined && (/ h$/iu.test(whole) || Number(hour) > 23))
        return whole;
      const times = [
        first === undefined || first === "" ? null : timeOf(first, firstMinute, firstHalf ?? half),
        hour === undefined || hour === "" ? null : timeOf(hour, minute, half),
      ].filter((value): value is string => value !== null);
      if (times.length === 0) return whole;
      for (const value of times) found.push({ text: whole.trim(), value, at });
      return " ".repeat(whole.length);
    });
  return { found, rest };
}
