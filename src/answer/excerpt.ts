/** The part of a passage that answers an ask, in the passage's own words and order. */
import type { Lexicon } from "../knowledge/lexicon.ts";
import { coverage } from "../knowledge/coverage.ts";
import { words } from "../knowledge/words.ts";

/** A passage up to this many characters is quoted whole: an answer loses its conditions when it is cut. */
const WHOLE_UP_TO = 700;

/**
 * The lines to quote, as they stand (paragraphs, list items): all of a short passage, else for each query the run of
 * lines around the one that says most of what was asked.
 */
export function excerpt(text: string, queries: readonly string[], lexicon: Lexicon): string[] {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (text.length <= WHOLE_UP_TO) return lines;
  const runs = queries.map((query) => bestRun(lines, words(query), lexicon));
  return lines.filter((_, i) => runs.some(({ first, last }) => first <= i && i <= last));
}

/** Indexes of lines, both included. */
interface Range {
  readonly first: number;
  readonly last: number;
}

/** Grows from the best line to its better neighbour until the excerpt is full. */
function bestRun(lines: readonly string[], asked: readonly string[], lexicon: Lexicon): Range {
  const scores = lines.map((line) => coverage(asked, new Set(words(line)), lexicon));
  let first = scores.indexOf(Math.max(...scores));
  let last = first;
  let length = lines[first]?.length ?? 0;
  for (;;) {
    const before = scores[first - 1] ?? -1;
    const after = scores[last + 1] ?? -1;
    const next = lines[after >= before ? last + 1 : first - 1];
    if (next === undefined || length + next.length > WHOLE_UP_TO) return { first, last };
    length += next.length;
    if (after >= before) last++;
    else first--;
  }
}
