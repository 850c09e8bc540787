/** `smb eval errata`: each erratum's question is a test that stays: is it answered by the erratum, and by nothing that it overrules? */
import type { Finding } from "../answer/retrieve.ts";
import { agrees, flat, textHash, wordingsOf } from "../knowledge/contradiction.ts";
import type { Erratum } from "../knowledge/erratum.ts";
import type { Lexicon } from "../knowledge/lexicon.ts";
import type { Contradiction } from "../knowledge/passage-index.ts";
import type { Passage } from "../knowledge/passage.ts";
import type { RankedPassage } from "../knowledge/search.ts";
import type { Figure } from "./metrics.ts";
import { shareOf } from "./metrics.ts";

export interface ErrataEvalDeps {
  readonly rank: (query: string, limit: number) => Promise<readonly RankedPassage[]>;
  /** What a draft for this question would be chosen from. */
  readonly retrieve: (question: string) => Promise<Finding>;
  /** The passages of these ids, as they stand. */
  readonly passages: (ids: readonly string[]) => Promise<readonly Passage[]>;
  readonly lexicon: Lexicon;
  readonly progress: (done: number, total: number) => void;
}

export interface ErrataEvalRequest {
  /** Those in effect. */
  readonly errata: readonly Erratum[];
  readonly contradictions: readonly Contradiction[];
  /** Past questions of the owner's with the id of their record: an erratum is not to stand before what it does not correct. */
  readonly elsewhere: readonly { readonly question: string; readonly recordId: string }[];
}

export type ErrataFailure = {
  readonly erratum: string;
  readonly question: string;
  /** What stands first. */
  readonly found: { readonly id: string; readonly title: string; readonly score: number } | null;
} & (
  | { readonly why: "not first" | "elsewhere" }
  | { readonly why: "quoted"; readonly sentences: readonly string[] }
);

export interface ErrataEvaluation {
  /** `passed` (of the questions), `passed also` (of the other wordings), `elsewhere`; one of no case is left out. */
  readonly figures: Readonly<Record<string, Figure>>;
  readonly failures: readonly ErrataFailure[];
}

export async function evaluateErrata(
  { errata, contradictions, elsewhere }: ErrataEvalRequest,
  deps: ErrataEvalDeps,
): Promise<ErrataEvaluation> {
  const asked = errata.flatMap((erratum) =>
    wordingsOf(erratum).map((question, i) => ({ erratum, question, isAlso: i > 0 })),
  );
  const failures: ErrataFailure[] = [];
  const passed: { readonly isAlso: boolean; readonly passes: boolean }[] = [];
  const total = asked.length + elsewhere.length;
  for (const [i, { erratum, question, isAlso }] of asked.entries()) {
    const own = contradictions.filter((one) => one.erratum === erratum.id);
    const found = await failuresOf(erratum, question, own, deps);
    failures.push(...found);
    passed.push({ isAlso, passes: found.length === 0 });
    deps.progress(i + 1, total);
  }
  const stayed: boolean[] = [];
  for (const [i, { question, recordId }] of elsewhere.entries()) {
    const hijacked = await hijack(question, recordId, contradictions, deps);
    if (hijacked !== null) failures.push(hijacked);
    stayed.push(hijacked === null);
    deps.progress(asked.length + i + 1, total);
  }
  const shares: [string, boolean[]][] = [
    ["passed", passed.filter(({ isAlso }) => !isAlso).map(({ passes }) => passes)],
    ["passed also", passed.filter(({ isAlso }) => isAlso).map(({ passes }) => passes)],
    ["elsewhere", stayed],
  ];
  return {
    figures: Object.fromEntries(
      shares.filter(([, cases]) => cases.length > 0).map(([name, cases]) => [name, shareOf(cases)]),
    ),
    failures,
  };
}

async function failuresOf(
  { id }: Erratum,
  question: string,
  contradictions: readonly Contradiction[],
  deps: ErrataEvalDeps,
): Promise<ErrataFailure[]> {
  const failures: ErrataFailure[] = [];
  const [first] = await deps.rank(question, 1);
  if (first?.passage.id !== id)
    failures.push({ erratum: id, question, found: foundOf(first), why: "not first" });
  const { candidates } = await deps.retrieve(question);
  const judged = new Map(
    (await deps.passages(contradictions.map(({ passageId }) => passageId))).map((passage) => [
      passage.id,
      passage,
    ]),
  );
  for (const ranked of candidates) {
    const text = flat(ranked.passage.text);
    const sentences = contradictions
      // What a passage has said since it was judged is judged by the next ingest.
      .filter(
        ({ passageId, hash }) => hash === hashOf(judged.get(passageId)) && passageId === ranked.passage.id,
      )
      .flatMap((one) => one.sentences.filter((sentence) => text.includes(flat(sentence))));
    if (sentences.length > 0)
      failures.push({ erratum: id, question, found: foundOf(ranked), why: "quoted", sentences });
  }
  return failures;
}

const hashOf = (passage: Passage | undefined): string | null =>
  passage === undefined ? null : textHash(passage);

/** An erratum that stands before the record which a past question was answered from, and does not correct it. */
async function hijack(
  question: string,
  recordId: string,
  contradictions: readonly Contradiction[],
  deps: ErrataEvalDeps,
): Promise<ErrataFailure | null> {
  const ranked = await deps.rank(question, 10);
  const [first] = ranked;
  if (first?.passage.kind !== "erratum") return null;
  const own = ranked.find(({ passage }) => passage.recordId === recordId);
  const saysTheSame =
    own !== undefined && agrees(own.passage.text, { answer: first.passage.text }, deps.lexicon);
  const corrects = contradictions.some(
    (one) => one.erratum === first.passage.id && one.passageId === own?.passage.id,
  );
  if (own === undefined || corrects || saysTheSame || own.score <= first.score) return null;
  return { erratum: first.passage.id, question, found: foundOf(first), why: "elsewhere" };
}

const foundOf = (ranked: RankedPassage | undefined): ErrataFailure["found"] =>
  ranked === undefined
    ? null
    : { id: ranked.passage.id, title: ranked.passage.title, score: Math.round(ranked.score * 1e4) / 1e4 };
