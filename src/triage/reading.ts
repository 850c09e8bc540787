/** A mail's text as triage reads it: the sentences that say something, in their order. */
import { sentences } from "../knowledge/words.ts";
import { asksSomething, isCourtesy, wordCount, withoutGreeting } from "./phrases.ts";

/** One sentence, without the greeting before it. */
export interface Saying {
  readonly text: string;
  readonly asks: boolean;
  /** Whether it is an item of a list. */
  readonly listed: boolean;
}

/** Beginning and end of a mail that is longer than anybody writes by hand: a log is pasted into the middle. */
const HEAD = 64_000;
const TAIL = 16_000;

interface Portions {
  readonly head: string;
  /** What is not read sentence by sentence; empty where the mail is of usual length. */
  readonly middle: string;
  readonly tail: string;
}

/** The parts of a text, cut at white space where there is some. */
export function portions(text: string): Portions {
  if (text.length <= HEAD + TAIL) return { head: text, middle: "", tail: "" };
  const head = cutBefore(text, HEAD);
  const tail = cutBefore(text, text.length - TAIL);
  return { head: text.slice(0, head), middle: text.slice(head, tail).trim(), tail: text.slice(tail) };
}

/** How far back a cut may move to stand between two words. */
const NEAREST_BLANK = 200;

function cutBefore(text: string, at: number): number {
  const before = text.slice(at - NEAREST_BLANK, at);
  const blank = Math.max(before.lastIndexOf("\n"), before.lastIndexOf(" "));
  return blank < 0 ? at : at - NEAREST_BLANK + blank;
}

/** The sentences that are neither greeting, thanks nor closing. */
export function sayings(text: string, language: string | null): Saying[] {
  const said: Saying[] = [];
  let closing = false;
  for (const { text: paragraph, listed } of paragraphs(text)) {
    // A name stands below thanks and regards.
    const signed: boolean = closing && wordCount(paragraph) <= 3 && !asksSomething(paragraph);
    for (const sentence of signed ? [] : sentences(paragraph, language)) {
      const rest = withoutGreeting(sentence);
      const asks = asksSomething(rest);
      closing = !asks && (isCourtesy(sentence) || isCourtesy(rest));
      if (asks || (!closing && rest !== "")) said.push({ text: rest, asks, listed });
    }
  }
  return said;
}

interface Paragraph {
  readonly text: string;
  readonly listed: boolean;
}

/** Lines that a mailer wrapped belong together; what else begins a line begins a new paragraph. */
function paragraphs(text: string): Paragraph[] {
  const found: { lines: string[]; listed: boolean }[] = [];
  let before = "";
  for (const line of text.split("\n").map((line) => line.trim())) {
    if (line !== "") {
      const listed = LIST_MARKER.test(line);
      const parted = before === "" || listed || isApart(before, line);
      if (parted) found.push({ lines: [], listed });
      found.at(-1)?.lines.push(parted ? line.replace(LIST_MARKER, "") : line);
    }
    before = line;
  }
  return found.map(({ lines, listed }) => ({ text: lines.join(" "), listed }));
}

const LIST_MARKER = /^(?:[-–—*•]|\d{1,3}[.)]|\p{L}\))\s+/u;

/** Mailers wrap at 65 to 78 columns: a line that had room for the next word was ended by its writer. */
const WRAPPED_FROM = 60;

/** Whether a sentence ends at a line's end without a mark: behind a greeting or thanks, before a new question or wish. */
function isApart(before: string, line: string): boolean {
  if (withoutGreeting(before) === "") return true;
  const [word = ""] = line.split(" ", 1);
  const wrapped = before.length + 1 + word.length > WRAPPED_FROM;
  if (wrapped || !/^[\p{Lu}\p{Lo}¿]/u.test(line)) return false;
  const [first = ""] = sentences(line);
  return isCourtesy(before) || isCourtesy(line) || asksSomething(first);
}
