/** The questions inside one sentence. */
import { type PhraseSet, phraseSet, placedWords } from "./phrase-set.ts";
import { asksSomething } from "./phrases.ts";
import { ANOTHER_QUESTION } from "./phrases/questions.ts";
import { COMMANDS, PLEASE, WISHES } from "./phrases/wishes.ts";

/** Not the Polish i and the Czech a: “how do I change …”. */
const AND = phraseSet("and, und, et, y, e, en, och, og, ja, oraz, ve, și, és, και, и, та, і");
const OR = phraseSet("or, oder, ou, o, of, eller, tai, lub, nebo, veya, sau, vagy, ή, или, або, чи");

/**
 * The questions inside one sentence: "What does it cost, and how heavy is it?" asks two things. What stands before the
 * first question ("If I order today, when …?") is no part of its own.
 */
export function clauses(sentence: string): string[] {
  const [first = "", ...others] = parted(sentence);
  const opens = others.length === 0 || asksSomething(first);
  return opens ? [first, ...others] : others;
}

/** A clause without the "and" that it begins with; null where it begins with an "or": that asks no other thing. */
export function withoutAnd(clause: string): string | null {
  const [first, second] = placedWords(clause.slice(0, 60));
  if (first === undefined || second === undefined) return clause;
  const words = [first.word];
  if (OR.endAt(words, 0) === 1) return null;
  return AND.endAt(words, 0) === 1 ? clause.slice(second.start) : clause;
}

/** Of a sentence that runs on for pages; what stands behind stays with its last part. */
const LONGEST = 2_000;

const BEHIND_COMMA: readonly PhraseSet[] = [ANOTHER_QUESTION];
/** "…, I would like it soon" adds no wish; "… and please send it" does. */
const BEHIND_AND: readonly PhraseSet[] = [ANOTHER_QUESTION, WISHES, PLEASE, COMMANDS];

function parted(sentence: string): string[] {
  const placed = placedWords(sentence.slice(0, LONGEST));
  const words = placed.map(({ word }) => word);
  const isAt = (sets: readonly PhraseSet[], at: number): boolean =>
    sets.some((set) => set.endAt(words, at) > at);
  const parts: string[] = [];
  let from = 0;
  for (const [i, { start }] of placed.entries()) {
    const before = placed[i - 1];
    if (before === undefined || !/\p{L}{2}$/u.test(before.word)) continue;
    const between = sentence.slice(before.end, start);
    const hasComma = /^,\s+$/u.test(between);
    const isAnd = AND.endAt(words, i) === i + 1;
    // Without a comma an "or" joins what is one question: "red or which colour".
    const isOr = hasComma && OR.endAt(words, i) === i + 1;
    const opens = isAnd || isOr ? isAt(BEHIND_AND, i + 1) : hasComma && isAt(BEHIND_COMMA, i);
    if (!opens || !/^,?\s+$/u.test(between)) continue;
    parts.push(sentence.slice(from, before.end));
    from = start;
  }
  return [...parts, sentence.slice(from)];
}
