/** The questions and wishes that a mail contains: each must end answered or open. */
import { coverage, generalWeight } from "../knowledge/coverage.ts";
import type { Lexicon } from "../knowledge/lexicon.ts";
import { words } from "../knowledge/words.ts";
import { clauses, withoutAnd } from "./clauses.ts";
import {
  asksSomething,
  hasQuestionMark,
  isAddition,
  isEmptyAsk,
  refersBack,
  tellsOfAFault,
} from "./phrases.ts";
import { portions, type Saying, sayings } from "./reading.ts";

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

/** What several asks are searched for together is no more than this. */
const LONGEST_QUERY = 2_000;

/**
 * The asks of a mail in their order. A mail without a question is one ask: all that it says. Sentences of greeting,
 * thanks and closing are never asks.
 */
export function findAsks(newText: string, subject: string, lexicon: Lexicon, language: string | null): Ask[] {
  const { head, middle, tail } = portions(newText);
  const first = sayings(head, language);
  const last = tail === "" ? [] : sayings(tail, language);
  const asks = [...asksIn(first, lexicon), ...askInPassing(middle), ...asksIn(last, lexicon)];
  if (asks.length > 0) return atMost(ASKS, asks);
  return askOfTheWhole([...first, ...last], newText, subject);
}

function asksIn(said: readonly Saying[], lexicon: Lexicon): Ask[] {
  const tells = generalWeight(lexicon);
  const weigh = (text: string): number => sum([...new Set(words(text))].map(tells));
  const asks: Ask[] = [];
  let from = 0;
  for (const [i, saying] of said.entries()) {
    if (!saying.asks || isEmptyAsk(saying.text)) continue;
    asks.push(...faults(said.slice(from, i), saying, said));
    from = i + 1;
    for (const [nth, text] of questions(saying.text, weigh, lexicon).entries()) {
      const weight = weigh(text);
      // Together with another ask it would find the other's answer, and its own would seem to be found.
      const mayLeanOn = ({ text: other, asks }: Saying): boolean =>
        weight < SAYS_NOTHING ? !isEmptyAsk(other) : !asks;
      const nearby = nth > 0 ? [] : said.slice(Math.max(0, i - NEARBY), i);
      const before = weight < STANDS_ALONE ? nearby.findLast(mayLeanOn) : undefined;
      asks.push({ text, query: `${before?.text ?? ""} ${text}`.trim() });
    }
  }
  return [...asks, ...(asks.length > 0 ? faults(said.slice(from), null, said) : severalFaults(said))];
}

/**
 * The questions of one sentence, each by itself where each says enough to be looked up and none is about what another
 * one is about: "When does it ship, and how do I change my address?"
 */
function questions(sentence: string, weigh: (text: string) => number, lexicon: Lexicon): string[] {
  const parts = clauses(sentence);
  const whole = parts.join(" ");
  if (parts.length < 2 || whole.length < sentence.length * ALL_OF_IT) return [sentence];
  const isOne = (part: string, i: number): boolean =>
    weigh(part) >= OWN_THING &&
    (i === 0 || (withoutAnd(part) !== null && !refersBack(part))) &&
    parts.every((other, j) => i === j || coverage(words(part), new Set(words(other)), lexicon) < SAME_THING);
  return parts.every(isOne) ? parts.map((part) => withoutAnd(part) ?? part) : [sentence];
}

/** A part of a sentence as light as this names nothing of its own ("… and how heavy?"). */
const OWN_THING = 1.1;

/** What stands before the first question of a sentence says what it is about: it is not parted from it. */
const ALL_OF_IT = 0.95;

/** Two questions that share so much of what they say are about one thing. */
const SAME_THING = 0.3;

/**
 * A fault that is told for itself: before an ask about another thing ("The glass is cracked. Also, when does my second
 * parcel come?"), or after the last ask as a further point, or as a point of a list that asks in other points.
 * `told` is what stands between two asks.
 */
function faults(told: readonly Saying[], next: Saying | null, said: readonly Saying[]): Ask[] {
  const isFault = ({ text, asks }: Saying): boolean => !asks && tellsOfAFault(text);
  const isList = said.some(({ listed, asks }) => listed && asks);
  const points = told.filter((saying) => isFault(saying) && saying.listed && isList);
  if (points.length > 0) return points.map(({ text }) => ({ text, query: text }));
  const parted =
    next === null ? told.findIndex(({ text }) => isAddition(text)) : isAddition(next.text) ? 0 : -1;
  const own = parted < 0 ? [] : told.slice(parted);
  const fault = own.find(isFault);
  if (fault === undefined) return [];
  return [
    {
      text: fault.text,
      query: own
        .map(({ text }) => text)
        .join(" ")
        .slice(0, LONGEST_QUERY),
    },
  ];
}

/** The faults of a mail that asks nothing, where it tells of several things: by its list, or by its "also". */
function severalFaults(said: readonly Saying[]): Ask[] {
  const things: Saying[][] = [];
  for (const saying of said) {
    if (things.length === 0 || saying.listed || isAddition(saying.text)) things.push([]);
    things.at(-1)?.push(saying);
  }
  const asks = things.flatMap((thing) => {
    const fault = thing.find(({ text }) => tellsOfAFault(text));
    const query = thing.map(({ text }) => text).join(" ");
    return fault === undefined ? [] : [{ text: fault.text, query: query.slice(0, LONGEST_QUERY) }];
  });
  return asks.length > 1 ? asks : [];
}

/** Of text that is not read through, up to its first question. */
const IN_PASSING = 300;

/** What stands in the middle of a mail of many pages is one ask, where a question is in it. */
function askInPassing(middle: string): Ask[] {
  if (middle === "" || !hasQuestionMark(middle)) return [];
  const at = middle.search(/[?？؟]/u);
  const text = middle.slice(Math.max(0, at - IN_PASSING), at + 1).trim();
  return [{ text, query: text }];
}

/** Its question was asked before. */
const IS_REPLY = /^(?:re|aw|antw|sv|vs|rép|ref|r|rif|odp|ynt|ответ|回复|回覆|答复)(?:\[\d+\])?\s?[:：]/iu;

function askOfTheWhole(said: readonly Saying[], newText: string, subject: string): Ask[] {
  const topic = subject.trim();
  // A mail of thanks alone asks nothing, whatever it replies to; its subject may ask all the same.
  if (said.length === 0 && newText.trim() !== "" && (IS_REPLY.test(topic) || !asksSomething(topic)))
    return [];
  const whole = [topic, ...said.map(({ text }) => text)].filter((part) => part !== "").join(". ");
  if (whole === "") return [];
  const main = said.find(({ text }) => tellsOfAFault(text)) ?? said[0];
  return [{ text: main?.text ?? topic, query: whole }];
}

/** The asks beyond a number as one: none is lost, and a mail of a thousand questions is not a thousand searches. */
function atMost(count: number, asks: readonly Ask[]): Ask[] {
  const rest = asks.slice(count - 1);
  if (rest.length < 2) return [...asks];
  const join = (key: keyof Ask): string => rest.map((ask) => ask[key]).join(" ");
  return [...asks.slice(0, count - 1), { text: join("text"), query: join("query").slice(0, LONGEST_QUERY) }];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

export { clauses };
