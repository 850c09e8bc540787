/** What the knowledge lacks: the questions that stayed open, by what they are about, and how often each was asked. */
import { generalWeight } from "../knowledge/coverage.ts";
import type { Lexicon } from "../knowledge/lexicon.ts";
import { words } from "../knowledge/words.ts";
import { maskPrivate } from "../mail/private-data.ts";

/** A question that stayed open, as it is kept. */
export interface NewOpenAsk {
  /** What it is about: see `topicOf`. */
  readonly topic: string;
  /** Unit vector of the built-in embedder, which is there in every home; null where it has no word of it. */
  readonly vector: Float32Array | null;
}

export interface OpenAskEntry extends NewOpenAsk {
  readonly messageId: string;
  readonly askedAt: Date;
}

/** Port: open questions on record; the oldest are forgotten where there are very many. Adapter: `store/open-asks`. */
export interface OpenAskLog {
  /** Since a moment, newest first. */
  since(moment: Date): Promise<readonly OpenAskEntry[]>;
}

/** How long a question that nobody asks again is counted. */
export const ASKED_WITHIN_DAYS = 30;

/**
 * From this cosine of the built-in embedder on two questions are about one thing. Of pairs of questions for one entry of the
 * public FAQ sets a third (community) to six in ten (health) lie above it, of pairs for different entries 4 to 10 of 1,000:
 * a count errs by too few rather than by too many.
 */
const ALIKE = 0.65;

export const areAlike = (a: Float32Array | null, b: Float32Array | null): boolean =>
  a !== null &&
  b !== null &&
  a.length === b.length &&
  a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0) >= ALIKE;

/** In how many mails something like it was asked, those of `except` aside. */
export const timesAsked = ({ vector }: NewOpenAsk, asked: readonly OpenAskEntry[], except: string): number =>
  new Set(
    asked
      .filter((other) => other.messageId !== except && areAlike(vector, other.vector))
      .map(({ messageId }) => messageId),
  ).size;

/** "no passage about refunds in the EU; 7 mails in 30 days asked" */
export function sayMissing(topic: string, times: number): string {
  const asked = times > 1 ? `; ${times} mails in ${ASKED_WITHIN_DAYS} days asked` : "";
  return `no passage about “${topic}”${asked}`;
}

export interface MissingTopic {
  readonly topic: string;
  /** In how many mails. */
  readonly times: number;
  /** The newest of them. */
  readonly lastAskedAt: Date;
}

/** What was asked most, named by its newest question. Each question joins the first topic that it is like. */
export function missingTopics(asked: readonly OpenAskEntry[]): MissingTopic[] {
  const topics: { readonly first: OpenAskEntry; readonly mails: Set<string> }[] = [];
  for (const entry of asked) {
    const known = topics.find(
      ({ first }) => first.topic === entry.topic || areAlike(first.vector, entry.vector),
    );
    if (known) known.mails.add(entry.messageId);
    else topics.push({ first: entry, mails: new Set([entry.messageId]) });
  }
  return topics
    .map(({ first, mails }) => ({ topic: first.topic, times: mails.size, lastAskedAt: first.askedAt }))
    .sort((a, b) => b.times - a.times || b.lastAskedAt.getTime() - a.lastAskedAt.getTime());
}

/** A word that tells less than this share of what the most telling one does opens and ends no topic. */
const TELLS = 0.6;

/** So many words name a topic. */
const MOST_WORDS = 8;

const LONGEST = 300;

/** Names, abbreviations and numbers, where a sentence does not begin: the EU, LO-4711. */
const NAMES_SOMETHING = /^[^\p{L}\p{N}[]*(?:\p{Lu}[\p{L}\p{N}]|\p{N}|\[)/u;

/** What a question is about, in its own words: from its first telling word to its last, without what is private in it. */
export function topicOf(ask: string, lexicon: Lexicon): string {
  const shown = maskPrivate(ask.slice(0, LONGEST)).replace(/\s+/gu, " ").trim();
  const parts = shown.split(" ");
  const tells = generalWeight(lexicon);
  const weights = parts.map((part, i) =>
    i > 0 && NAMES_SOMETHING.test(part) ? 1 : Math.max(0, ...words(part).map(tells)),
  );
  const [from, to] = telling(weights, 0, weights.length);
  const [first, end] = to - from <= MOST_WORDS ? [from, to] : telling(weights, ...densest(weights, from, to));
  const topic = parts.slice(first, end).join(" ");
  return topic.replace(/^[^\p{L}\p{N}[]+|[^\p{L}\p{N}\])%]+$/gu, "") || shown;
}

/** From the first telling word to behind the last. */
function telling(weights: readonly number[], from: number, to: number): [number, number] {
  const within = weights.slice(from, to);
  const least = Math.max(...within) * TELLS;
  const isTelling = (weight: number): boolean => weight > 0 && weight >= least;
  const first = within.findIndex(isTelling);
  return first < 0 ? [from, to] : [from + first, from + within.findLastIndex(isTelling) + 1];
}

/** The run of `MOST_WORDS` that tells most. */
function densest(weights: readonly number[], from: number, to: number): [number, number] {
  let [best, most] = [from, -1];
  for (let i = from; i + MOST_WORDS <= to; i++) {
    const sum = weights.slice(i, i + MOST_WORDS).reduce((a, b) => a + b, 0);
    if (sum > most) [best, most] = [i, sum];
  }
  return [best, best + MOST_WORDS];
}
