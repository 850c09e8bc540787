/** The owner's past pairs: questions, and the records that their answers stand on. */
import { createHash } from "node:crypto";
import type { PassageIndex } from "../passage-index.ts";
import type { Passage } from "../passage.ts";
import { evidenceOf, REPLY } from "../vote.ts";
import { words } from "../words.ts";
import type { PastPair } from "./association.ts";

export interface OwnPair extends PastPair {
  /** The past reply's record. */
  readonly recordId: string;
}

export interface OwnPairs {
  readonly pairs: readonly OwnPair[];
  /** Replies whose answer is that of another record, word for word: reply → those records. */
  readonly sameAnswer: ReadonlyMap<string, readonly string[]>;
}

const PAGE = 500;

/** A shorter answer ("Done.") is the same as another by chance. */
const SHORTEST_ANSWER = 5;

/**
 * Past replies that cite records on record, or say word for word what another record says. At most `most`, spread over the
 * records that they are evidence for, the same ones each time. Stops reading when `isLate` says so.
 */
export async function pairsOf(
  index: Pick<PassageIndex, "pages" | "resolve">,
  most: number,
  isLate: () => boolean,
): Promise<OwnPairs> {
  const known = new Map<string, string[]>();
  const answers = new Map<string, string>();
  const cites = new Map<string, readonly string[]>();
  const questions = new Map<string, string>();
  for await (const page of index.pages(PAGE)) {
    for (const [recordId, records] of await evidenceOf(page.filter(isPair), index))
      cites.set(recordId, [...new Set([...(cites.get(recordId) ?? []), ...records])]);
    for (const passage of page) {
      const { recordId, question } = passage;
      if (isPair(passage) && question !== null) questions.set(recordId, question);
      const answer = answerKey(passage);
      if (answer === null) continue;
      if (passage.kind === REPLY) answers.set(recordId, answer);
      else known.set(answer, [...(known.get(answer) ?? []), recordId]);
    }
    if (isLate()) break;
  }
  const sameAnswer = new Map(
    [...answers].flatMap(([recordId, answer]) => {
      const same = known.get(answer);
      return same === undefined ? [] : [[recordId, [...new Set(same)]] as const];
    }),
  );
  const all = [...questions].flatMap(([recordId, question]) => {
    const records = [...new Set([...(cites.get(recordId) ?? []), ...(sameAnswer.get(recordId) ?? [])])];
    return records.length === 0 ? [] : [{ recordId, question, records }];
  });
  return { pairs: spread(all, most), sameAnswer };
}

const isPair = ({ kind, question }: Passage): boolean => question !== null && kind !== "erratum";

/** The same for answers that differ in blanks, case and marks only; null for one that says too little. */
function answerKey({ text }: Passage): string | null {
  const said = words(text);
  return said.length < SHORTEST_ANSWER ? null : createHash("sha1").update(said.join(" ")).digest("base64");
}

/** Each record's first pairs before any record's further ones; within that by a hash, so that no source is preferred. */
function spread(pairs: readonly OwnPair[], most: number): OwnPair[] {
  const order = (pair: OwnPair): string => createHash("sha1").update(pair.recordId).digest("hex");
  const sorted = pairs
    .map((pair) => ({ pair, by: order(pair) }))
    .sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0))
    .map(({ pair }) => pair);
  if (sorted.length <= most) return sorted;
  const times = new Map<string, number>();
  const turns = sorted.map((pair) => {
    const turn = Math.min(...pair.records.map((id) => times.get(id) ?? 0));
    for (const id of pair.records) times.set(id, (times.get(id) ?? 0) + 1);
    return { pair, turn };
  });
  return turns
    .sort((a, b) => a.turn - b.turn)
    .slice(0, most)
    .map(({ pair }) => pair);
}
