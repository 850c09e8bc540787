/** An invitation in words: what a calendar part (RFC 5545) says of its first event. */

const MAX_LINE = 4_000;

const PROPERTY = /^([\w-]+)((?:;[^;:"]*(?:"[^"]*"[^;:"]*)?)*):(.*)$/;

const unescape = (value: string): string =>
  value.replace(/\\([nN;,\\])/g, (_, letter: string) => (/n/i.test(letter) ? "\n" : letter));

/** `20261105T090000Z` → `2026-11-05 09:00 UTC`; the zone's own name where one is given. */
const readTime = (value: string, params: string): string => {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d{0,2}(Z)?)?/.exec(value);
  if (match === null) return value;
  const [, year = "", month = "", day = "", hour, minute, utc] = match;
  const zone = /;tzid="?([^";:]{1,80})/i.exec(params)?.[1];
  const time = hour === undefined ? "" : ` ${hour}:${minute ?? "00"}`;
  return `${year}-${month}-${day}${time}${utc === undefined ? (zone === undefined ? "" : ` ${zone}`) : " UTC"}`;
};

/** The first event's title, time, place, organiser and description, a line each; empty where there is no event. */
export const calendarText = (calendar: string): string => {
  const lines = calendar.replace(/\n[ \t]/g, "").split("\n");
  const start = lines.findIndex((line) => /^BEGIN:V(?:EVENT|TODO)\s*$/i.test(line));
  const event = start < 0 ? [] : lines.slice(start);
  const properties = new Map<string, { params: string; value: string }>();
  for (const line of event.slice(0, 500)) {
    if (/^END:V(?:EVENT|TODO)/i.test(line)) break;
    const [, name = "", params = "", value = ""] = PROPERTY.exec(line.slice(0, MAX_LINE)) ?? [];
    if (!properties.has(name.toUpperCase()))
      properties.set(name.toUpperCase(), { params, value: value.trim() });
  }
  const find = (name: string): { params: string; value: string } | null => properties.get(name) ?? null;
  const words = (name: string): string => unescape(find(name)?.value ?? "");
  const time = (name: string): string => {
    const found = find(name);
    return found === null ? "" : readTime(found.value, found.params);
  };
  const when = [time("DTSTART"), time("DTEND")].filter((value) => value !== "").join(" – ");
  const organiser = words("ORGANIZER").replace(/^mailto:/i, "");
  return [words("SUMMARY"), when, words("LOCATION"), organiser, words("DESCRIPTION")]
    .filter((line) => line.trim() !== "")
    .join("\n");
};
