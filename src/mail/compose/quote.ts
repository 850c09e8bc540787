import type { Message } from "../message.ts";

/** Enough to see what is answered; the whole stands in the sender's own mailbox. */
const MAX_LINES = 200;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `3 Nov 2026`, in UTC: English, and the same on every machine. */
const shortDate = (iso: string): string => {
  const date = new Date(iso);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ""} ${date.getUTCFullYear()}`;
};

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** "On 3 Nov 2026, Anna Berg wrote:" and the original's text behind `> `. */
export const quoteOriginal = ({ from, date, text }: Pick<Message, "from" | "date" | "text">): string => {
  const who = from === null ? "you" : oneLine(from.name) || from.address;
  const when = date === null ? "" : `On ${shortDate(date)}, `;
  const lines = text.replace(/\r\n?/g, "\n").trimEnd().split("\n");
  const quoted = lines
    .slice(0, MAX_LINES)
    .map((line) => (line.startsWith(">") ? `>${line}` : `> ${line}`.trimEnd()));
  const more = lines.length > MAX_LINES ? ["> [...]"] : [];
  return [`${when}${who} wrote:`, ...quoted, ...more, ""].join("\n");
};
