/** Errata among what was found: each stands before the passages that it corrects, and those are marked. */
import { contradictionOf, flat, type Judging, textHash } from "./contradiction.ts";
import { coverage } from "./coverage.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Contradiction, PassageFilter } from "./passage-index.ts";
import type { Passage } from "./passage.ts";
import type { RankedPassage, RankQuery, SearchDeps } from "./rank.ts";
import { sentences, words } from "./words.ts";

/** A passage that was found, with what errata contradict of it. */
export interface Corrected extends RankedPassage {
  /** Left out where nothing contradicts it. */
  readonly contradictedBy?: readonly Contradiction[];
}

/** How many times likelier than it is an erratum counts: a person has verified it, and it was said for a reason. */
const FAVOUR = 2;
/** An erratum that is less likely than this to answer the query has no favour. */
const FAVOUR_FROM = 0.5;

/** The passages found for a query with its corrections before them. */
export async function withCorrections(
  query: RankQuery & PassageFilter,
  found: readonly RankedPassage[],
  deps: SearchDeps,
): Promise<Corrected[]> {
  const marked = await mark(found, deps);
  const errata = await errataOf(query, marked, deps);
  const ranked = errata.reduce((list, erratum) => place(erratum, list, query, deps.lexicon), marked);
  return favoured(ranked);
}

/** How many errata that were found are held against how many of the likeliest passages, whatever is on record of them. */
const JUDGED_ERRATA = 3;
const JUDGED_PASSAGES = 10;

/**
 * Marks what is contradicted. What is on record was judged after the last ingest that ended; an erratum that was found is
 * judged here too, so that what an ingest under way brings in is not quoted against it.
 */
async function mark(found: readonly RankedPassage[], { index, lexicon }: SearchDeps): Promise<Corrected[]> {
  const known = await index.contradictionsOf(found.map(({ passage }) => passage.id));
  const errata = found.filter(isErratum).slice(0, JUDGED_ERRATA).map(toJudging);
  if (known.length === 0 && errata.length === 0) return [...found];
  let judged = 0;
  return found.map((ranked) => {
    const { passage } = ranked;
    if (passage.kind === "erratum") return ranked;
    const own = known
      .filter(({ passageId }) => passageId === passage.id)
      .flatMap((one) => still(one, passage));
    const others =
      judged++ < JUDGED_PASSAGES ? errata.filter(({ id }) => own.every((one) => one.erratum !== id)) : [];
    const contradictedBy = [
      ...own,
      ...others.flatMap((erratum) => contradictionOf(erratum, passage, lexicon) ?? []),
    ];
    return contradictedBy.length === 0 ? ranked : { ...ranked, contradictedBy };
  });
}

const isErratum = ({ passage, score }: RankedPassage): boolean =>
  passage.kind === "erratum" && score >= FAVOUR_FROM;

/** An erratum as its passage tells it: variants of the question on lines of their own. */
function toJudging({ passage: { id, question, title, text } }: RankedPassage): Judging {
  const [first = title, ...also] = (question ?? "").split("\n");
  return { id, question: first, also, answer: text, named: [], wrong: [] };
}

/** What is left of a contradiction in what the passage says now. */
function still(contradiction: Contradiction, passage: Passage): Contradiction[] {
  if (contradiction.hash === textHash(passage)) return [contradiction];
  const text = flat(passage.text);
  const there = contradiction.sentences.filter((sentence) => text.includes(flat(sentence)));
  return there.length === 0 ? [] : [{ ...contradiction, whole: false, sentences: there }];
}

/** The errata that correct what was found, those that were not found themselves too, as far as the query lets them in. */
async function errataOf(
  query: PassageFilter,
  found: readonly Corrected[],
  { index }: SearchDeps,
): Promise<RankedPassage[]> {
  const ids = new Set(
    found.flatMap(({ contradictedBy = [] }) => contradictedBy.map(({ erratum }) => erratum)),
  );
  const own = found.filter(({ passage }) => ids.has(passage.id));
  for (const { passage } of own) ids.delete(passage.id);
  const others = (await index.passages([...ids])).filter((passage) => admits(query, passage));
  // Lowest first: each is placed before what it corrects, so the likeliest ends before the others.
  return [...own.toReversed(), ...others.map((passage) => ({ passage, score: 0 }))].sort(
    (a, b) => a.score - b.score,
  );
}

const admits = ({ kind, tag, language, since, until }: PassageFilter, passage: Passage): boolean =>
  (kind === undefined || kind === passage.kind) &&
  (tag === undefined || passage.tags.includes(tag)) &&
  (language === undefined || language === passage.language) &&
  (since === undefined || (passage.date !== null && passage.date >= since)) &&
  (until === undefined || (passage.date !== null && passage.date.slice(0, until.length) <= until));

/**
 * The erratum before the first passage that it corrects for this query, as likely as that one; behind a passage of which
 * it corrects another part than the one asked for; else where it stands.
 */
function place(
  erratum: RankedPassage,
  found: readonly Corrected[],
  query: RankQuery,
  lexicon: Lexicon,
): Corrected[] {
  const others = found.filter(({ passage }) => passage.id !== erratum.passage.id);
  const own = found.findIndex(({ passage }) => passage.id === erratum.passage.id);
  const touched = others.findIndex(({ contradictedBy = [] }) =>
    contradictedBy.some((one) => one.erratum === erratum.passage.id),
  );
  const first = others[touched];
  if (first === undefined) return [...found];
  const isAsked = corrects(erratum, first, query, lexicon);
  if (own >= 0 && (isAsked ? own <= touched : own > touched)) return [...found];
  if (own < 0 && !isAsked) return [...found];
  const score = isAsked ? Math.max(erratum.score, first.score) : Math.min(erratum.score, first.score);
  const at = isAsked ? touched : touched + 1;
  return [...others.slice(0, at), { ...erratum, score }, ...others.slice(at)];
}

/** Whether the erratum answers what the passage would have been quoted for. */
function corrects(
  { passage: { id, question, text } }: RankedPassage,
  { passage, contradictedBy = [] }: Corrected,
  query: RankQuery,
  lexicon: Lexicon,
): boolean {
  const own = contradictedBy.filter(({ erratum }) => erratum === id);
  if (own.some(({ whole }) => whole)) return true;
  // Of a long text only a part is corrected: the query has to be about that part rather than about the rest.
  const asked = words(query.text);
  const says = (part: string): number => coverage(asked, new Set(words(part)), lexicon);
  const rest = sentences(remaining(passage.text, own), passage.language);
  const corrected = [...own.flatMap((one) => one.sentences), ...(question ?? "").split("\n"), text];
  return Math.max(...corrected.map(says)) >= Math.max(0, ...rest.map(says));
}

/** An erratum that answers the query about as well as the best passage does stands first. */
function favoured(found: readonly Corrected[]): Corrected[] {
  const best = found[0];
  if (best === undefined) return [];
  const isFirst = (ranked: RankedPassage): boolean =>
    isErratum(ranked) && odds(ranked.score) * FAVOUR >= odds(best.score);
  return [...found.filter(isFirst), ...found.filter((ranked) => !isFirst(ranked))];
}

const odds = (probability: number): number => probability / Math.max(1 - probability, Number.EPSILON);

/** What of a passage may be quoted: itself, itself without the sentences that errata contradict, or nothing. */
export function quotable({ contradictedBy = [], ...ranked }: Corrected): RankedPassage | null {
  if (contradictedBy.length === 0) return ranked;
  if (contradictedBy.some(({ whole }) => whole)) return null;
  const text = remaining(ranked.passage.text, contradictedBy);
  return text === "" ? null : { ...ranked, passage: { ...ranked.passage, text } };
}

/** A text without what is contradicted of it. */
export function remaining(text: string, contradictions: readonly Contradiction[]): string {
  const gone = contradictions.flatMap(({ sentences: list }) => list).sort((a, b) => b.length - a.length);
  const left = gone.reduce((rest, sentence) => rest.replaceAll(anySpace(sentence), ""), text);
  return left
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => /[\p{L}\p{N}]/u.test(line) || line === "")
    .join("\n")
    .trim();
}

/** The sentence with any white space between its words: a line may break elsewhere since it was judged. */
const anySpace = (sentence: string): RegExp =>
  new RegExp(
    sentence
      .trim()
      .split(/\s+/u)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&"))
      .join("\\s+"),
    "gu",
  );
