/** Passages that answer the same question otherwise: the newer stands before the older, and says so. */
import { numbersOf } from "./duplicates.ts";
import { NEGATIONS } from "./negations.ts";
import type { Passage } from "./passage.ts";
import type { RankedPassage } from "./rank.ts";
import { words } from "./words.ts";

/** Only what stands at the top is quoted. */
const LOOKED_AT = 8;

/** Two scores further apart than this are not about the same question. */
const NEAR_SCORES = 0.35;

/** This share of the words of the shorter of two texts stands in the other too. */
const ALIKE = 0.6;
/** Below this many words that are shared by chance is too likely. */
const FEWEST_WORDS = 4;

/** Ranked as before, but for a newer passage behind an older one that it disagrees with: it takes the older one's place. */
export function newerFirst(ranked: readonly RankedPassage[]): RankedPassage[] {
  const result = [...ranked];
  const against = new Map<string, string[]>();
  const top = Math.min(LOOKED_AT, result.length);
  for (let i = 0; i < top; i++)
    for (let j = i + 1; j < top; j++) {
      const [first, second] = [result[i], result[j]];
      if (first === undefined || second === undefined || !disagree(first, second)) continue;
      const secondIsNewer = (second.passage.date ?? "") > (first.passage.date ?? "");
      const [newer, older] = secondIsNewer ? [second, first] : [first, second];
      against.set(newer.passage.id, [...(against.get(newer.passage.id) ?? []), older.passage.id]);
      if (!secondIsNewer) continue;
      result.splice(j, 1);
      result.splice(i, 0, { ...second, score: Math.max(first.score, second.score) });
    }
  return result.map((hit) => {
    const others = against.get(hit.passage.id);
    return others === undefined ? hit : { ...hit, disagreesWith: [...new Set(others)] };
  });
}

const disagree = (a: RankedPassage, b: RankedPassage): boolean =>
  Math.abs(a.score - b.score) <= NEAR_SCORES && contradict(a.passage, b.passage);

/** Much the same text with other numbers, or turned round by a "not"; both dated, one later, neither an erratum. */
export function contradict(a: Passage, b: Passage): boolean {
  if (a.date === null || b.date === null || a.date === b.date) return false;
  if (a.recordId === b.recordId || a.kind === "erratum" || b.kind === "erratum") return false;
  const [said, other] = [wordsOf(a.text), wordsOf(b.text)];
  const [small, large] = said.size <= other.size ? [said, other] : [other, said];
  if (small.size < FEWEST_WORDS) return false;
  const shared = [...small].filter((word) => large.has(word)).length;
  if (shared < ALIKE * small.size || small.size < large.size / 2) return false;
  const [numbers, others] = [numbersOf(a.text), numbersOf(b.text)];
  const otherNumbers = numbers !== others && numbers !== "" && others !== "";
  return otherNumbers || negations(a.text) % 2 !== negations(b.text) % 2;
}

const wordsOf = (text: string): Set<string> =>
  new Set(words(text).filter((word) => !/^\p{N}+$/u.test(word) && !NEGATIONS.has(word)));

const negations = (text: string): number => words(text).filter((word) => NEGATIONS.has(word)).length;
