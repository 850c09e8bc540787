/** A mail in one line: what is asked, about which thing. */
import type { Ask } from "./asks.ts";
import { tellsOfAFault } from "./phrases.ts";

export const SUMMARY_LENGTH = 120;

/** An ask as short as this seldom names its thing ("Can I send it back?"). */
const SHORT = 40;

/**
 * The asks; where the only one says little, with what it leans on before it; where none is said, the subject or the
 * fault that is told. Private data stays as it is: it is masked where the line is shown.
 */
export function summarise(asks: readonly Ask[], subject: string, newText: string): string {
  const [first] = asks;
  if (first === undefined) return shorten(subject.trim() || newText, SUMMARY_LENGTH);
  if (asks.length > 1) return shorten(asks.map(({ text }) => text).join(" "), SUMMARY_LENGTH);
  const { text, query } = first;
  const leansOn = query.endsWith(text) && query.length > text.length ? query : null;
  if (text.length <= SHORT && leansOn !== null && leansOn.length <= SUMMARY_LENGTH)
    return shorten(leansOn, SUMMARY_LENGTH);
  // A statement that tells no fault is how the mail begins, not what it wants.
  const isOpening = query.length > text.length && leansOn === null && !tellsOfAFault(text);
  const topic = subject.replace(REPLY_MARKS, "").trim();
  const whole = isOpening && topic !== "" && !text.includes(topic) ? `${topic}: ${text}` : text;
  return shorten(whole, SUMMARY_LENGTH);
}

const REPLY_MARKS =
  /^(?:(?:re|aw|antw|sv|vs|fwd?|wg|tr|rv|doorst|vl|rif|odp|ynt)(?:\[\d{1,3}\])?\s?:\s*){1,9}/iu;

/** The text on one line, cut at a word with an ellipsis where it is longer than `length` characters. */
export function shorten(text: string, length: number): string {
  const line = text
    .slice(0, length * 8)
    .replace(/\s+/gu, " ")
    .trim();
  if (line.length <= length) return line;
  const cut = line.slice(0, length - 1);
  const atAWord = cut.slice(0, Math.max(cut.lastIndexOf(" "), Math.floor(length / 2)));
  // Half an emoji is none.
  return `${atAWord.replace(/[\uD800-\uDBFF]$/, "").trimEnd()}…`;
}
