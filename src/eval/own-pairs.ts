/** The owner's own past questions as a test: each is asked as if it had not been asked before. */
import { createHash } from "node:crypto";
import type { PassageIndex } from "../knowledge/passage-index.ts";
import type { Passage } from "../knowledge/passage.ts";
import { words } from "../knowledge/words.ts";
import type { RetrievalCase } from "./retrieval.ts";

export interface OwnPairs {
  readonly cases: readonly RetrievalCase[];
  /** Pairs of which nothing else on record could be found: they cite nothing, and nobody else was answered so. */
  readonly leftOut: number;
}

export interface OwnPairsRequest {
  /** At most as many cases, drawn at random. */
  readonly limit: number;
  readonly random: () => number;
}

/** Kinds whose question a customer may ask again. */
const PAIRS: ReadonlySet<string> = new Set(["reply", "faq"]);

const PAGE = 1_000;

/** What is kept of each pair: the whole of a large knowledge is not held in memory. */
interface Pair {
  readonly passageId: string;
  readonly recordId: string;
  readonly names: readonly string[];
  readonly answer: string;
  readonly question: string;
}

/** What each pair cites was to be found; where it cites nothing, another record that says the same. */
export async function ownPairs(index: PassageIndex, { limit, random }: OwnPairsRequest): Promise<OwnPairs> {
  const { pairs, byAnswer } = await collect(index);
  const cases: RetrievalCase[] = [];
  let leftOut = 0;
  for (const pair of shuffled(pairs, random)) {
    if (cases.length >= limit) break;
    const [passage] = await index.passages([pair.passageId]);
    if (passage === undefined || passage.question === null) continue;
    const alike = (byAnswer.get(pair.answer) ?? []).filter((other) => other.passageId !== pair.passageId);
    const withheld = [pair, ...alike.filter((other) => isNearDuplicate(pair.question, other.question))].map(
      ({ recordId }) => recordId,
    );
    const cited = [...(await index.resolve(pair.names)).values()].flat();
    const relevant = (cited.length > 0 ? cited : alike.map(({ recordId }) => recordId)).filter(
      (id) => !withheld.includes(id),
    );
    if (relevant.length === 0) leftOut++;
    else
      cases.push({
        query: passage.question,
        relevant: [...new Set(relevant)],
        language: passage.language,
        withheld: [...new Set(withheld)],
      });
  }
  return { cases, leftOut };
}

/** Past questions with the records that answered them, drawn at random. */
export async function pastQuestions(
  index: PassageIndex,
  { limit, random }: OwnPairsRequest,
): Promise<{ readonly question: string; readonly recordId: string }[]> {
  const { pairs } = await collect(index);
  const drawn = shuffled(pairs, random).slice(0, limit);
  const passages = await index.passages(drawn.map(({ passageId }) => passageId));
  return passages.flatMap(({ question, recordId }) => (question === null ? [] : [{ question, recordId }]));
}

async function collect(
  index: PassageIndex,
): Promise<{ readonly pairs: Pair[]; readonly byAnswer: ReadonlyMap<string, Pair[]> }> {
  const pairs: Pair[] = [];
  const byAnswer = new Map<string, Pair[]>();
  for await (const page of index.pages(PAGE))
    for (const passage of page) {
      if (!PAIRS.has(passage.kind) || passage.question === null) continue;
      const pair = toPair(passage, passage.question);
      pairs.push(pair);
      const alike = byAnswer.get(pair.answer);
      if (alike === undefined) byAnswer.set(pair.answer, [pair]);
      else alike.push(pair);
    }
  return { pairs, byAnswer };
}

const toPair = (passage: Passage, question: string): Pair => ({
  passageId: passage.id,
  recordId: passage.recordId,
  names: [...new Set([...passage.refs, ...(passage.links ?? [])])],
  answer: createHash("sha256").update(words(passage.text).join(" ")).digest("base64"),
  question: [...new Set(words(question))].sort().join(" "),
});

/** From this share of common words on, two questions are one that was asked twice. */
const DUPLICATE = 0.8;

function isNearDuplicate(a: string, b: string): boolean {
  const [one, other] = [new Set(a.split(" ")), new Set(b.split(" "))];
  const common = [...one].filter((word) => other.has(word)).length;
  return common >= DUPLICATE * (one.size + other.size - common);
}

/** Fisher and Yates' shuffle. */
function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const list = [...items];
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const [a, b] = [list[i] as T, list[j] as T];
    list[i] = b;
    list[j] = a;
  }
  return list;
}
