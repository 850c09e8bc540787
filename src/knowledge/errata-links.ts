/** Errata → what they contradict of the knowledge as it stands, and which of them stand in place of others. */
import type { Erratum } from "./erratum.ts";
import { contradictionOf, flat, wordingsOf } from "./contradiction.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Contradiction } from "./passage-index.ts";
import type { Passage } from "./passage.ts";
import { rankByScore, type RankedPassage, type SearchDeps } from "./rank.ts";
import { isSameQuestion } from "./same-question.ts";
import { words } from "./words.ts";

/** How many passages are judged for each wording, likeliest first: one that is unlikely here may be quoted elsewhere. */
const JUDGED = 50;

/** How many passages are looked through for a sentence that is known to be wrong. */
const COPIES = 50;

export interface Linked {
  readonly contradictions: readonly Contradiction[];
  /** Erratum → passages that answer its question nearly, and that it is not known to contradict. */
  readonly near: ReadonlyMap<string, readonly RankedPassage[]>;
}

/** What each of the errata contradicts. */
export async function linkErrata(errata: readonly Erratum[], deps: SearchDeps): Promise<Linked> {
  const contradictions: Contradiction[] = [];
  const near = new Map<string, readonly RankedPassage[]>();
  for (const erratum of errata) {
    const found = await contradictedBy(erratum, deps);
    contradictions.push(...found.contradictions);
    near.set(erratum.id, found.near);
  }
  return { contradictions, near };
}

/** What one erratum contradicts, and what comes near to it. Writes nothing. */
export async function contradictedBy(
  erratum: Erratum,
  deps: SearchDeps,
): Promise<{ readonly contradictions: readonly Contradiction[]; readonly near: readonly RankedPassage[] }> {
  const candidates = await candidatesOf(erratum, deps);
  const judged = [...candidates.values()].map((ranked) => ({
    ranked,
    contradiction: contradictionOf(erratum, ranked.passage, deps.lexicon),
  }));
  return {
    contradictions: judged.flatMap(({ contradiction }) => contradiction ?? []),
    near: judged
      .filter(({ contradiction, ranked }) => contradiction === null && ranked.score >= NEAR_FROM)
      .map(({ ranked }) => ranked)
      .sort((a, b) => b.score - a.score),
  };
}

/** A passage that likely answers the question is worth a look. */
const NEAR_FROM = 0.5;

/** The passages that may answer an erratum's question, hold a sentence that it calls wrong, or were named. */
async function candidatesOf(erratum: Erratum, deps: SearchDeps): Promise<Map<string, RankedPassage>> {
  const found = new Map<string, RankedPassage>();
  const add = (ranked: RankedPassage): void => {
    const { passage, score } = ranked;
    if (passage.kind !== "erratum" && score >= (found.get(passage.id)?.score ?? 0))
      found.set(passage.id, ranked);
  };
  const named = await deps.index.passages(erratum.named.map(({ passageId }) => passageId));
  for (const passage of [...named, ...(await copiesOf(erratum.wrong, deps))]) add({ passage, score: 0 });
  for (const wording of wordingsOf(erratum)) {
    const ranked = await rankByScore({ text: wording }, deps);
    for (const one of ranked.slice(0, JUDGED)) add(one);
  }
  return found;
}

async function copiesOf(sentences: readonly string[], { index }: SearchDeps): Promise<Passage[]> {
  const found: Passage[] = [];
  for (const sentence of sentences) {
    const matches = await index.matchText([...new Set(words(sentence))], { limit: COPIES });
    const passages = await index.passages(matches.map(({ id }) => id));
    found.push(...passages.filter(({ text }) => flat(text).includes(flat(sentence))));
  }
  return found;
}

/** Erratum → the later one that stands in its place: one for the same question, in the same language. */
export function supersededBy(errata: readonly Erratum[], lexicon: Lexicon): ReadonlyMap<string, string> {
  const byAge = errata.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const superseded = new Map<string, string>();
  for (const [i, older] of byAge.entries()) {
    const newer = byAge
      .slice(i + 1)
      .findLast(
        (one) => isOfOneLanguage(one, older) && isSameQuestion(one.question, older.question, lexicon),
      );
    if (newer !== undefined) superseded.set(older.id, newer.id);
  }
  return superseded;
}

/** A correction in two languages is two errata side by side. */
const isOfOneLanguage = (a: Erratum, b: Erratum): boolean =>
  a.language === b.language || a.language === null || b.language === null;
