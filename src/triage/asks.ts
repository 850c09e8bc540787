/** The questions and wishes that a mail contains: each must end answered or open. */
import { generalWeight } from "../knowledge/coverage.ts";
import type { Lexicon } from "../knowledge/lexicon.ts";
import { sentences, words } from "../knowledge/words.ts";
import { asksSomething, isCourtesy, isEmptyAsk, withoutGreeting, wordCount } from "./phrases.ts";

export interface Ask {
  /** The sentence that asks, as the sender wrote it. */
  readonly text: string;
  /** What is searched for: the ask, with the sentence before it where the ask says little by itself. */
  readonly query: string;
}

/** An ask as light as this leans on what was told before it ("Can I send it back?"). */
const STANDS_ALONE = 2.2;

/** An ask as light as this says nothing of its own ("And how do I do that?"): it leans on another ask too. */
export const SAYS_NOTHING = 0.8;

/** How many sentences back it may lean over empty asks. */
const NEARBY = 3;

const ASKS = 25;

/**
 * The asks of a mail in their order. A mail without a question is one ask: all that it says. Sentences of greeting,
 * thanks and closing are never asks.
 */
export function findAsks(newText: string, subject: string, lexicon: Lexicon, language: string | null): Ask[] {
  const said = sayings(newText, language);
  const tells = generalWeight(lexicon);
  const weigh = (text: string): number => sum([...new Set(words(text))].map(tells));
  const asks: Ask[] = [];
  for (const [i, sentence] of said.entries()) {
    if (!asksSomething(sentence) || isEmptyAsk(sentence)) continue;
    const weight = weigh(sentence);
    // Together with another ask it would find the other's answer, and its own would seem to be found.
    const mayLeanOn = (other: string): boolean =>
      weight < SAYS_NOTHING ? !isEmptyAsk(other) : !asksSomething(other);
    const nearby = said.slice(Math.max(0, i - NEARBY), i);
    const before = weight < STANDS_ALONE ? nearby.findLast(mayLeanOn) : undefined;
    asks.push({ text: sentence, query: `${before ?? ""} ${sentence}`.trim() });
  }
  if (asks.length > 0) return atMost(ASKS, asks);
  const topic = subject.trim();
  // A mail of thanks alone asks nothing, whatever it replies to; its subject may ask all the same.
  if (said.length === 0 && newText.trim() !== "" && (IS_REPLY.test(topic) || !asksSomething(topic)))
    return [];
  const whole = [topic, ...said].filter((part) => part !== "").join(". ");
  return whole === "" ? [] : [{ text: said[0] ?? topic, query: whole }];
}

/**
 * The questions inside one sentence: "What does it cost, and how heavy is it?" asks two things. What stands before the
 * first question ("If I order today, when …?") is no part of its own.
 */
export function clauses(sentence: string): string[] {
  const [first = "", ...others] = sentence.split(NEXT_QUESTION);
  const opens = others.length === 0 || asksSomething(first);
  return opens ? [first, ...others] : others;
}

const AND = "(?:and|und|et|y|e|en)";
const OR = "(?:or|oder|ou|o|of)";
const ASKING =
  "(?:what|when|where|which|who|how|do|does|is there|are there|can|could|may|wann|wie|wo|welche[rsnm]?|was|gibt es|kann|darf|quand|comment|où|quel(?:le)?s?|combien|est-ce|cu[aá]ndo|c[oó]mo|d[oó]nde|cu[aá]nto|quando|come|dove|quanto|wanneer|hoe|waar|welke?)(?!\\p{L})";

const NEXT_QUESTION = new RegExp(
  `(?<=\\p{L}{2}),\\s+(?=(?:(?:${AND}|${OR}) )?${ASKING})|(?<=\\p{L}{2})\\s+(?=${AND} ${ASKING})`,
  "iu",
);

/** The asks beyond a number as one: none is lost, and a mail of a thousand questions is not a thousand searches. */
function atMost(count: number, asks: readonly Ask[]): Ask[] {
  const rest = asks.slice(count - 1);
  if (rest.length < 2) return [...asks];
  const join = (key: keyof Ask): string => rest.map((ask) => ask[key]).join(" ");
  return [...asks.slice(0, count - 1), { text: join("text"), query: join("query") }];
}

/** Its question was asked before. */
const IS_REPLY = /^(?:re|aw|antw|sv|rép|ref|r)(?:\[\d+\])?\s?:/iu;

/** The sentences of a mail that say something, in their order. */
function sayings(text: string, language: string | null): string[] {
  const said: string[] = [];
  let closing = false;
  for (const paragraph of paragraphs(text)) {
    // A name stands below thanks and regards.
    const signed: boolean = closing && wordCount(paragraph) <= 3 && !asksSomething(paragraph);
    for (const sentence of signed ? [] : sentences(paragraph, language)) {
      const rest = withoutGreeting(sentence);
      const asks = asksSomething(rest);
      closing = !asks && (isCourtesy(sentence) || isCourtesy(rest));
      if (asks || (!closing && rest !== "")) said.push(rest);
    }
  }
  return said;
}

/** Lines that a mailer wrapped belong together; what else begins a line begins a new paragraph. */
function paragraphs(text: string): string[] {
  const found: string[][] = [];
  let before = "";
  for (const line of text.split("\n").map((line) => line.trim())) {
    if (line !== "") {
      const parted = before === "" || LIST_MARKER.test(line) || isApart(before, line);
      if (parted) found.push([]);
      found.at(-1)?.push(parted ? line.replace(LIST_MARKER, "") : line);
    }
    before = line;
  }
  return found.map((lines) => lines.join(" "));
}

const LIST_MARKER = /^(?:[-–—*•]|\d+[.)]|\p{L}\))\s+/u;

/** Mailers wrap at 65 to 78 columns: a line that had room for the next word was ended by its writer. */
const WRAPPED_FROM = 60;

/** Whether a sentence ends at a line's end without a mark: behind a greeting or thanks, before a new question or wish. */
function isApart(before: string, line: string): boolean {
  if (withoutGreeting(before) === "") return true;
  const [word = ""] = line.split(" ", 1);
  const wrapped = before.length + 1 + word.length > WRAPPED_FROM;
  if (wrapped || !/^[\p{Lu}¿]/u.test(line)) return false;
  const [first = ""] = sentences(line);
  return isCourtesy(before) || isCourtesy(line) || asksSomething(first);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
