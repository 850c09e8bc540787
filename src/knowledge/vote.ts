/** Past answers as evidence: a reply to a question like this one speaks for the records that it cites. */
import type { PassageIndex } from "./passage-index.ts";
import type { Passage } from "./passage.ts";

/** The kind of a past reply. */
export const REPLY = "reply";

/** What a past reply cites, as its record and its text say it. */
const namesIn = ({ refs, links }: Passage): string[] => [...refs, ...(links ?? [])];

/**
 * The records that each of these passages is evidence for, by the passage's record id: those that its refs mean, else
 * those that it links to; never itself. Passages that cite nothing on record are left out. Refs were chosen by somebody;
 * a reply's links name the terms of use too.
 */
export async function evidenceOf(
  passages: readonly Passage[],
  index: Pick<PassageIndex, "resolve">,
): Promise<Map<string, readonly string[]>> {
  const named = [...new Set(passages.flatMap(namesIn))];
  if (named.length === 0) return new Map();
  const meant = await index.resolve(named);
  const evidence = new Map<string, Set<string>>();
  for (const { recordId, refs, links = [] } of passages) {
    const recordsOf = (names: readonly string[]): string[] =>
      names.flatMap((name) => meant.get(name) ?? []).filter((record) => record !== recordId);
    const chosen = recordsOf(refs);
    const cited = chosen.length > 0 ? chosen : recordsOf(links);
    if (cited.length > 0) evidence.set(recordId, new Set([...(evidence.get(recordId) ?? []), ...cited]));
  }
  return new Map([...evidence].map(([id, records]) => [id, [...records]]));
}

export interface Voter {
  /** Of the past reply. */
  readonly recordId: string;
  /** How like its question is to the query; 0 or more, any scale. */
  readonly likeness: number;
}

/** The votes for records, as shares of the one with the most. A reply votes once, with its likeness. */
export function votes(
  voters: readonly Voter[],
  evidence: ReadonlyMap<string, readonly string[]>,
): Map<string, number> {
  const best = new Map<string, number>();
  for (const { recordId, likeness } of voters)
    best.set(recordId, Math.max(best.get(recordId) ?? 0, likeness));
  const sums = new Map<string, number>();
  for (const [recordId, likeness] of best)
    for (const record of evidence.get(recordId) ?? []) sums.set(record, (sums.get(record) ?? 0) + likeness);
  const most = Math.max(...sums.values(), Number.MIN_VALUE);
  return new Map([...sums].map(([record, sum]) => [record, sum / most]));
}
