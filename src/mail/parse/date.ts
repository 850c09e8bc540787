const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** RFC 5322, 4.3: the zones with a name that mean something; the rest count as UTC. */
const ZONES: Readonly<Record<string, number>> = {
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
};

const DATE = /(\d{1,2})[ -]([a-z]{3})[a-z]{0,6}[ -](\d{4}|\d{2,3})[ ,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?/i;

const zoneMinutes = (zone: string): number => {
  const numeric = /^([+-])(\d{2}):?(\d{2})/.exec(zone);
  if (numeric === null) return (ZONES[/^[a-z]+/i.exec(zone)?.[0].toLowerCase() ?? ""] ?? 0) * 60;
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3]);
  return numeric[1] === "-" ? -minutes : minutes;
};

const fullYear = (digits: string): number => {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return digits.length === 2 && year < 50 ? 2000 + year : 1900 + year;
};

const iso = (time: number): string | null => {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
};

/**
 * A Date header as ISO 8601 in UTC, or null. A time without a zone counts as UTC: `Date.parse` would take the zone of
 * the machine it runs on, and mailparser the present moment.
 */
export const parseDate = (value: string): string | null => {
  const text = value
    .slice(0, 200)
    .replace(/\([^()]*\)/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const match = DATE.exec(text);
  if (match === null)
    return /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? iso(Date.parse(text)) : null;
  const [whole, day = "", name = "", year = "", hour = "", minute = "", second = "0"] = match;
  const month = MONTHS.indexOf(name.toLowerCase());
  if (month < 0 || Number(day) > 31 || Number(hour) > 24 || Number(minute) > 59) return null;
  const zone = text.slice(match.index + whole.length).trim();
  const local = Date.UTC(fullYear(year), month, Number(day), Number(hour), Number(minute), Number(second));
  return iso(local - zoneMinutes(zone) * 60_000);
};
