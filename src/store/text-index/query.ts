/**
 * Words → an expression of FTS5's that costs a bounded time.
 *
 * FTS5 finds a row in .04 µs and weighs it in .5 µs, so what counts is how many rows are weighed. Among 100,000 passages
 * a question of six usual words has 30,000 rows: 16 ms. So where there are many passages, the rarest words decide which
 * rows are weighed, and the widespread ones only add to their weight.
 */
import { functionWords } from "../../knowledge/function-words.ts";
import type { TermPhrase } from "../../knowledge/terms.ts";

/** A word of the query: what it is looked up by, and in how many passages it stands, as far as was counted. */
export interface AskedWord {
  readonly word: string;
  readonly phrases: readonly TermPhrase[];
  readonly passages: number;
}

/** How many rows are weighed: 2 ms. In up to as many passages every word decides. */
export const WEIGHED = 4_000;

/**
 * From so many other words on, function words are noise. Measured, hit rates with and without them: long mails .225 →
 * .258 and .184 → .236 (two sets), single questions as before; without them in every question .65 → .61.
 */
const TELLING_ENOUGH = 8;

/** Words to look for: those of a long text that hold its sentences together are left out. */
export function telling(words: readonly string[]): string[] {
  const found = [...new Set(words)];
  const content = found.filter((word) => !functionWords.has(word));
  return content.length >= TELLING_ENOUGH ? content : found;
}

/** The expression for words of a query; empty where none of them stands anywhere. `total` is how many passages there are. */
export function expressionFor(asked: readonly AskedWord[], total: number): string {
  const there = asked.filter(({ passages }) => passages > 0);
  if (total <= WEIGHED) return anyOf(there);
  const content = there.filter(({ word }) => !functionWords.has(word));
  const byRarity = (content.length > 0 ? content : there).sort((a, b) => a.passages - b.passages);
  let rows = 0;
  const rare = byRarity.filter(({ passages }, i) => (rows += passages) <= WEIGHED || i === 0);
  const widespread = byRarity.slice(rare.length, rare.length + MOST_WIDESPREAD);
  if (widespread.length === 0) return anyOf(rare);
  // A word that stands in more passages than can be weighed decides only together with another.
  const [first] = rare;
  if (first !== undefined && first.passages >= WEIGHED)
    return `(${anyOf([first])}) AND (${anyOf(widespread)})`;
  // The rare words stand in both halves, and count twice: what is rare tells more, and the widespread must not be asked for.
  return `(${anyOf(rare)}) AND (${anyOf([...rare, ...widespread])})`;
}

/** More of them cost more than they tell. */
const MOST_WIDESPREAD = 8;

const anyOf = (words: readonly AskedWord[]): string => anyPhrase(words.flatMap(({ phrases }) => phrases));

/** An expression that any of the phrases matches; each counts once. */
export const anyPhrase = (phrases: readonly TermPhrase[]): string =>
  [...new Set(phrases.map(quoted))].join(" OR ");

/** In quotes nothing is FTS5's own syntax. */
function quoted(phrase: TermPhrase): string {
  const text = phrase.join(" ");
  return text.endsWith("*") ? `"${escaped(text.slice(0, -1))}" *` : `"${escaped(text)}"`;
}

/** Terms are letters and digits; whatever else came here must not end the quote. NUL would end the whole query. */
const escaped = (text: string): string => text.replaceAll("\0", " ").replaceAll('"', '""');
