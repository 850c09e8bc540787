/** What of a model's reading may count: nothing that does not stand in the mail, and nothing that lowers what the rules say. */
import { sentences } from "../knowledge/words.ts";
import type { Ask } from "./asks.ts";
import type { ScoredIntent } from "./classified.ts";
import type { Entity } from "./entities.ts";
import type { ModelTriage } from "./model-triage.ts";
import { plainWords } from "./phrase-set.ts";
import { asksSomething, isCourtesy, isEmptyAsk, withoutGreeting } from "./phrases.ts";
import type { Priority } from "./priority.ts";
import { portions } from "./reading.ts";
import type { Sentiment } from "./sentiment.ts";
import { shorten, SUMMARY_LENGTH } from "./summary.ts";

/** What the rules say, and what of it a model's reading may change. */
export interface Read {
  readonly intents: readonly ScoredIntent[];
  readonly priority: Priority;
  readonly urgency: readonly string[];
  readonly sentiment: Sentiment;
  readonly language: string | null;
  readonly summary: string;
  readonly asks: readonly Ask[];
  readonly entities: readonly Entity[];
}

/** The rules' reading with the model's, as far as the mail bears that out. */
export function checkedReading(
  rules: Read,
  { reading, instructions }: ModelTriage,
  mail: { readonly subject: string; readonly newText: string },
  entityKinds: readonly string[],
): Read {
  const text = `${mail.subject}\n${mail.newText}`;
  const raised = rules.priority !== "high" && reading.priority === "high";
  return {
    intents: intentsOf(rules.intents, reading.intents),
    priority: raised ? "high" : rules.priority,
    urgency: raised ? [...rules.urgency, "urgent by the model's reading"] : rules.urgency,
    sentiment: reading.sentiment,
    language: rules.language ?? languageOf(reading.language),
    summary: summaryOf(reading.summary, text, instructions) ?? rules.summary,
    asks: [...rules.asks, ...newAsks(reading.asks, rules.asks, mail.newText)],
    entities: [...rules.entities, ...newEntities(reading.entities, rules.entities, text, entityKinds)],
  };
}

/** A model says no probabilities. */
const AS_SURE_AS_A_COIN = 0.5;

/** The owner's examples come first; a mail that tells the model what it is about adds to them and takes nothing away. */
function intentsOf(rules: readonly ScoredIntent[], named: readonly string[]): ScoredIntent[] {
  const known = new Set(rules.map(({ name }) => name));
  const added = [...new Set(named)].filter((name) => !known.has(name)).slice(0, 3);
  const all = [...rules, ...added.map((name) => ({ name, probability: AS_SURE_AS_A_COIN }))];
  return all.sort((a, b) => b.probability - a.probability);
}

function languageOf(said: string): string | null {
  const code = said.trim().toLowerCase();
  if (!/^[a-z]{2}$/u.test(code)) return null;
  return new Intl.DisplayNames(["en"], { type: "language", fallback: "none" }).of(code) === undefined
    ? null
    : code;
}

/** More than these it does not see that the rules overlook. */
const NEW_ASKS = 8;

/** So much of an ask's words must stand in one sentence of the mail. */
const NEARLY = 0.8;

/** The sentences of the mail that the model points at, where no ask of the rules has them yet. */
function newAsks(named: readonly string[], rules: readonly Ask[], newText: string): Ask[] {
  if (named.length === 0) return [];
  const { head, tail } = portions(newText);
  const there = sentences(`${head}\n${tail}`.replace(/\n(?!\s*\n)/gu, " "))
    .map(withoutGreeting)
    .map((text) => ({ text, words: plainWords(text) }))
    .filter(({ words }) => words.length > 0);
  const taken = new Set(rules.map(({ text }) => ` ${plainWords(text).join(" ")} `));
  const isTaken = (words: readonly string[]): boolean => {
    const own = ` ${words.join(" ")} `;
    return [...taken].some((ask) => ask.includes(own) || (ask.trim().includes(" ") && own.includes(ask)));
  };
  // What an ask leans on is told for its sake; a mail that is one ask as a whole may well have several in it.
  const leanedOn = rules
    .filter(({ text }) => asksSomething(text))
    .map(({ query }) => plainWords(query).join(" "));
  const found: Ask[] = [];
  for (const ask of named.slice(0, NEW_ASKS * 4)) {
    const words = plainWords(ask.slice(0, LONGEST_ASK));
    const place = words.length < FEWEST_WORDS ? undefined : bestPlace(words, there);
    if (place === undefined || found.length === NEW_ASKS) continue;
    const { text } = place;
    if (isTaken(place.words) || leanedOn.some((query) => query.includes(place.words.join(" ")))) continue;
    if (isEmptyAsk(text) || (isCourtesy(text) && !asksSomething(text))) continue;
    taken.add(` ${place.words.join(" ")} `);
    found.push({ text: shorten(text, LONGEST_ASK), query: text.slice(0, LONGEST_QUERY) });
  }
  return found;
}

const LONGEST_ASK = 600;
const LONGEST_QUERY = 2_000;

/** One word is anywhere. */
const FEWEST_WORDS = 2;

interface Place {
  readonly text: string;
  readonly words: readonly string[];
}

/** The sentence that has the ask's words in a row, else nearly all of them; undefined where none has. */
function bestPlace(words: readonly string[], there: readonly Place[]): Place | undefined {
  const asked = ` ${words.join(" ")} `;
  const exact = there.find((place) => ` ${place.words.join(" ")} `.includes(asked));
  if (exact !== undefined) return exact;
  const distinct = [...new Set(words)];
  const share = (place: Place): number => {
    const own = new Set(place.words);
    return distinct.filter((word) => own.has(word)).length / distinct.length;
  };
  let best: { readonly place: Place; readonly share: number } | undefined;
  for (const place of there) {
    const of = share(place);
    if (of >= NEARLY && of > (best?.share ?? 0)) best = { place, share: of };
  }
  return best?.place;
}

const NEW_ENTITIES = 20;
const LONGEST_ENTITY = 80;

function newEntities(
  named: readonly Entity[],
  rules: readonly Entity[],
  text: string,
  kinds: readonly string[],
): Entity[] {
  const there = plain(portions(text).head);
  const known = new Set(rules.map((one) => plain(one.text)));
  const found: Entity[] = [];
  for (const { kind, text: name } of named.slice(0, NEW_ENTITIES * 4)) {
    const value = plain(name.slice(0, LONGEST_ENTITY + 1));
    const isThere = value.length > 1 && value.length <= LONGEST_ENTITY && there.includes(value);
    const isOne = kind === "product" || /\d/u.test(value);
    if (!isThere || !isOne || !kinds.includes(kind) || known.has(value)) continue;
    // "4711" is known where "LO-4711" is.
    if ([...known].some((other) => other.includes(value)) || found.length === NEW_ENTITIES) continue;
    known.add(value);
    found.push({ kind, text: name.replace(/\s+/gu, " ").trim() });
  }
  return found;
}

const plain = (text: string): string => text.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();

/** How many words in a row tell that they were taken from somewhere. */
const RUN = 6;

/**
 * The summary as plain text in one line; null where it says a number that the mail does not, names a link or an address,
 * or repeats what the model was told.
 */
function summaryOf(said: string, mail: string, instructions: string): string | null {
  const line = plainLine(said.slice(0, 8 * SUMMARY_LENGTH));
  if (!/\p{L}/u.test(line) || LINK.test(said.slice(0, 8 * SUMMARY_LENGTH))) return null;
  const there = plain(`${portions(mail).head} ${portions(mail).tail}`);
  const numbers = line.match(/[\p{L}\p{N}-]*\p{N}[\p{L}\p{N}-]*/gu) ?? [];
  if (!numbers.every((number) => there.includes(number.toLowerCase()))) return null;
  const words = plainWords(line);
  const told = ` ${plainWords(instructions).join(" ")} `;
  for (let at = 0; at + RUN <= words.length; at++)
    if (told.includes(` ${words.slice(at, at + RUN).join(" ")} `)) return null;
  return shorten(line, SUMMARY_LENGTH);
}

const LINK =
  /:\/\/|\bwww\.|@|\]\(|(?<![\p{L}\p{N}])(?:[\p{L}\p{N}-]+\.)+(?:\p{L}{2,})\/|\b(?:javascript|data|mailto):/iu;

/** Visible characters without markup. */
const plainLine = (text: string): string =>
  text
    .replace(/<[^<>]{0,200}>/gu, " ")
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, " ")
    .replace(/[*_`#<>[\]{}|\\~]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
