/** Passages that say the same: the best is kept, the others are named beside it. */
import type { Passage } from "./passage.ts";
import type { RankedPassage } from "./rank.ts";
import { words } from "./words.ts";

export interface DuplicateOptions {
  /** How many are to be left. */
  readonly most: number;
  /** What is kept whatever else says the same. */
  readonly isFree: (passage: Passage) => boolean;
}

/** Words in a row that are compared. */
const SHINGLE = 3;

/** From this share of shared shingles on two texts say the same: one word changed in thirty is about .82. */
const SAME = 0.85;

/** What stands for an answer before a past mail does, where both say the same. */
const BETTER_KINDS = ["erratum", "faq", "doc"];

/** What a text is compared by, each made when it is first asked for: most texts differ by their language or numbers. */
class Said {
  private ownNumbers: string | undefined;
  private ownShingles: ReadonlySet<string> | undefined;

  constructor(private readonly text: string) {}

  get numbers(): string {
    return (this.ownNumbers ??= numbersOf(this.text));
  }

  get shingles(): ReadonlySet<string> {
    return (this.ownShingles ??= shinglesOf(this.text));
  }
}

interface Kept {
  hit: RankedPassage;
  /** Of the text that was kept first. */
  readonly said: Said;
  /** Of the passage that stands there now. */
  standing: Said;
  readonly others: string[];
}

/** Best first as before; of those that say the same, the better kind stands there, else the newer. */
export function withoutDuplicates(
  ranked: readonly RankedPassage[],
  { most, isFree }: DuplicateOptions,
): RankedPassage[] {
  const kept: Kept[] = [];
  for (const hit of ranked) {
    const { passage } = hit;
    const said = new Said(passage.text);
    const same = isFree(passage) ? undefined : kept.find((other) => isSame(other, passage, said, isFree));
    if (same === undefined) {
      if (kept.length >= most) continue;
      kept.push({ hit, said, standing: said, others: [] });
    } else if (standsFor(passage, same.hit.passage)) {
      same.others.push(same.hit.passage.id);
      same.hit = { ...hit, score: same.hit.score };
      same.standing = said;
    } else same.others.push(passage.id);
  }
  return kept.map(({ hit, others }) => (others.length === 0 ? hit : { ...hit, sameAs: others }));
}

const isSame = (kept: Kept, passage: Passage, said: Said, isFree: DuplicateOptions["isFree"]): boolean =>
  !isFree(kept.hit.passage) &&
  kept.hit.passage.language === passage.language &&
  kept.standing.numbers === said.numbers &&
  jaccard(kept.said.shingles, said.shingles) >= SAME;

/** "Within 14 days" and "within 30 days" are not the same, however alike the rest. */
export const numbersOf = (text: string): string => (text.match(/\p{N}+/gu) ?? []).join(" ");

export function shinglesOf(text: string): Set<string> {
  const said = words(text);
  if (said.length <= SHINGLE) return new Set([said.join(" ")]);
  const shingles = new Set<string>();
  for (let i = 0; i + SHINGLE <= said.length; i++)
    shingles.add(`${said[i] ?? ""} ${said[i + 1] ?? ""} ${said[i + 2] ?? ""}`);
  return shingles;
}

/** Share of the shingles of both that both have; 0 where that cannot reach `SAME`, by their number alone. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size < SAME * large.size) return 0;
  let both = 0;
  for (const shingle of small) if (large.has(shingle)) both++;
  return both / (small.size + large.size - both);
}

function standsFor(passage: Passage, kept: Passage): boolean {
  const [own, other] = [grade(passage.kind), grade(kept.kind)];
  if (own !== other) return own < other;
  return passage.date !== null && (kept.date === null || passage.date > kept.date);
}

const grade = (kind: string): number => {
  const place = BETTER_KINDS.indexOf(kind);
  return place === -1 ? BETTER_KINDS.length : Math.min(place, 1);
};
