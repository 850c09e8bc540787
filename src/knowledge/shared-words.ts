/** What a query and the cues of a passage say in common, both ways. */
import { NEGLIGIBLE, type Weigh } from "./coverage.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Passage } from "./passage.ts";
import { type ComparedWord, comparing } from "./remembered.ts";
import { sentences, words } from "./words.ts";

export interface AskedWords {
  readonly words: readonly string[];
  /** The words of what the query stands in, itself included; empty where it stands alone. */
  readonly context: readonly string[];
  /** How much each of the query's words tells among these passages. */
  readonly weigh: Weigh;
}

export interface SharedWords {
  /** Share of the query's weight that the passage's nearest cue says. */
  readonly forth: number;
  /** Share of that cue's weight that the query says. */
  readonly back: number;
}

type Speaking = Pick<Passage, "question" | "title" | "text">;

/** Of a passage's lines, and of a cue's words, the first of these are compared: a passage is 1,200 characters long. */
const CUE_LINES = 12;
const CUE_WORDS = 60;

/** A sentence lighter than this ("Can you help me?") is shared by mails about anything. */
const SAYS_SOMETHING = 2;

/**
 * For one query and many passages: the shared words of the query and a passage's nearest cue. A passage's cues are what it
 * says that it is about: the sentences of its question, else its title, by itself and with each of its lines.
 */
export function sharedWords(asked: AskedWords, lexicon: Lexicon): (passage: Speaking) => SharedWords {
  const query = [...new Set(asked.words)];
  const weights = query.map((word) => telling(asked.weigh(word)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const isIn = new Set(query);
  const around = [...new Set(asked.context)].filter((word) => !isIn.has(word));
  const compared = comparing(query, around, lexicon);

  const forthOf = (cue: readonly ComparedWord[]): number => {
    const best = new Float64Array(query.length);
    for (const { says } of cue)
      for (const { place, nearness } of says) best[place] = Math.max(best[place] ?? 0, nearness);
    return share(
      total,
      weights.reduce((sum, weight, i) => sum + weight * (best[i] ?? 0), 0),
    );
  };

  return (passage) => {
    let best: SharedWords = { forth: 0, back: 0 };
    for (const { said, isWhole } of cuesOf(passage)) {
      const cue = Array.from(new Set(said.slice(0, CUE_WORDS)), compared);
      if (!isWhole && cue.reduce((sum, { weight }) => sum + weight, 0) < SAYS_SOMETHING) continue;
      const forth = forthOf(cue);
      const back = backOf(cue, asked.context.length > 0);
      if (forth + back > best.forth + best.back) best = { forth, back };
    }
    return best;
  };
}

/** Half of it is borne out by what the query stands in, where that is known. */
function backOf(cue: readonly ComparedWord[], isInContext: boolean): number {
  let [total, alone, inContext] = [0, 0, 0];
  for (const word of cue) {
    const weight = telling(word.weight);
    total += weight;
    alone += weight * word.nearest;
    inContext += weight * word.nearestAround;
  }
  return share(total, isInContext ? (alone + inContext) / 2 : alone);
}

const telling = (weight: number): number => (weight < NEGLIGIBLE ? 0 : weight);

const share = (total: number, found: number): number => (total === 0 ? 0 : found / total);

interface Cue {
  readonly said: readonly string[];
  /** Whether it is all that the passage asks: it is compared however little it says. */
  readonly isWhole: boolean;
}

function cuesOf({ question, title, text }: Speaking): Cue[] {
  if (question === null) {
    const heading = words(title);
    const lines = text.split("\n", CUE_LINES).map((line) => [...heading, ...words(line)]);
    return [heading, ...lines].map((said) => ({ said, isWhole: false }));
  }
  const whole = { said: words(question), isWhole: true };
  // A question of one sentence is its own cue; a customer's mail of many is about one of them, or about the whole.
  const parts = sentences(question).slice(0, CUE_LINES);
  return parts.length > 1
    ? [whole, ...parts.map((part) => ({ said: words(part), isWhole: false }))]
    : [whole];
}
