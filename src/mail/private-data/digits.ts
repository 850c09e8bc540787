import { type Span } from "./span.ts";

export interface DigitRun extends Span {
  /** As written. */
  readonly text: string;
  readonly digits: string;
}

/** Longer than any phone or card number with its marks. */
const MAX_RUN = 40;
const MARK = /[ \u00a0./()\u2010-\u2013-]/;

/**
 * Digits with the marks that people put between them: at most two in a row (`) `), and none at the end. A run that is
 * part of a word or of a longer number is none; `x12` behind it is a phone's extension.
 */
export const digitRuns = (text: string): DigitRun[] => {
  const runs: DigitRun[] = [];
  let at = 0;
  while (at < text.length) {
    if (!isDigit(text, at)) {
      at++;
      continue;
    }
    const end = endOfRun(text, at);
    const start = startOfRun(text, at);
    const written = text.slice(start, end);
    if (
      !/[\p{L}\p{N}_#]/u.test(text.charAt(start - 1)) &&
      !/^(?!x\d)[\p{L}\p{N}_]/u.test(text.slice(end, end + 2))
    )
      runs.push({ start, end, text: written, digits: written.replace(/\D/g, "") });
    at = end;
  }
  return runs;
};

const isDigit = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
};

const endOfRun = (text: string, from: number): number => {
  let end = from + 1;
  let marks = 0;
  for (let at = end; at < text.length && at < from + MAX_RUN; at++) {
    if (isDigit(text, at)) {
      end = at + 1;
      marks = 0;
    } else if (!MARK.test(text.charAt(at)) || ++marks > 2) break;
  }
  // All of a longer run of digits belongs to it, and makes it too long for anything.
  while (isDigit(text, end)) end++;
  return end;
};

/** `+` and `(` belong to the number that they open. */
const startOfRun = (text: string, from: number): number => {
  let start = from;
  if (text.charAt(start - 1) === "(") start--;
  if (text.charAt(start - 1) === "+") start--;
  if (text.charAt(start - 1) === "(" && text.charAt(start) === "+") start--;
  return start;
};
