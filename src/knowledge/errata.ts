/** Errata: corrections that a person verified. Each outranks the passages that it corrects, and nothing else. */
import { createHash } from "node:crypto";
import { type Linked, linkErrata, supersededBy } from "./errata-links.ts";
import type { Erratum, ErratumEntry } from "./erratum.ts";
import type { Contradiction } from "./passage-index.ts";
import type { SourceRecord } from "./passage.ts";
import type { SearchDeps } from "./rank.ts";
import { alignVectors, type RecordDeps, takeRecords } from "./record-batch.ts";

export type { Erratum, ErratumEntry, NamedPassage } from "./erratum.ts";

/** Port. Adapter: `store/erratum-store`. The searchable copy of an erratum stands in the passage index. */
export interface ErratumStore {
  /** In place of what stands under this id. */
  put(erratum: Erratum): Promise<void>;
  /** Oldest first. */
  list(): Promise<readonly Erratum[]>;
  /** False where no such erratum is on record. */
  remove(id: string): Promise<boolean>;
  /** In place of all contradictions on record. `PassageIndex.contradictionsOf` finds them by passage. */
  setContradictions(contradictions: readonly Contradiction[]): Promise<void>;
  contradictions(): Promise<readonly Contradiction[]>;
}

/** The passage index's source that holds the errata. */
export const ERRATA_SOURCE = "errata";

export interface ErrataDeps extends RecordDeps, SearchDeps {
  readonly errata: ErratumStore;
}

/**
 * Puts an erratum on record and makes it searchable. The id is made from question and answer, so adding the same twice
 * gives one, with the wordings and passages of both.
 */
export async function addErratum(entry: ErratumEntry, deps: ErrataDeps): Promise<Erratum> {
  const [erratum] = await addErrata([entry], deps);
  if (erratum === undefined) throw new Error("one entry gives one erratum");
  return erratum;
}

/** The same for many, indexed once. */
export async function addErrata(entries: readonly ErratumEntry[], deps: ErrataDeps): Promise<Erratum[]> {
  const known = new Map((await deps.errata.list()).map((erratum) => [erratum.id, erratum]));
  const added: Erratum[] = [];
  for (const entry of entries) {
    const erratum = await draftErratum(entry, [...known.values()], deps);
    const before = known.get(erratum.id);
    if (before === undefined || JSON.stringify(before) !== JSON.stringify(erratum))
      await deps.errata.put(erratum);
    known.set(erratum.id, erratum);
    added.push(erratum);
  }
  // Also where nothing is new: a crash may have come between putting on record and making searchable.
  await indexErrata(deps);
  return added;
}

/** What an entry will be on record, beside what stands there. Writes nothing. */
export async function draftErratum(
  entry: ErratumEntry,
  others: readonly Erratum[],
  { language, lexicon }: Pick<ErrataDeps, "language" | "lexicon">,
): Promise<Erratum> {
  const question = entry.question.trim();
  const answer = entry.answer.trim();
  const id = erratumId(question, answer);
  const known = others.find((erratum) => erratum.id === id);
  const isSuperseded = known !== undefined && supersededBy(others, lexicon).has(id);
  return {
    id,
    question,
    answer,
    language: known?.language ?? entry.language ?? (await language(`${question}\n${answer}`)),
    // What was overruled and is said again counts again.
    createdAt: known !== undefined && !isSuperseded ? known.createdAt : after(others, entry.at),
    also: merged(known?.also, entry.also).filter((wording) => wording !== question),
    named: [
      ...new Map(
        [...(known?.named ?? []), ...(entry.named ?? [])].map((named) => [named.passageId, named]),
      ).values(),
    ],
    wrong: merged(known?.wrong, entry.wrong),
  };
}

export function erratumId(question: string, answer: string): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([question, answer]))
    .digest("hex");
  return `erratum-${hash.slice(0, 8)}`;
}

const merged = (known: readonly string[] = [], more: readonly string[] = []): string[] => [
  ...new Set([...known, ...more].map((text) => text.trim()).filter((text) => text !== "")),
];

/** No two are of one moment where their order tells which counts. */
function after(others: readonly Erratum[], at: Date): Date {
  const taken = new Set(others.map(({ createdAt }) => createdAt.getTime()));
  let time = at.getTime();
  while (taken.has(time)) time++;
  return new Date(time);
}

/**
 * Brings the searchable errata in line with those on record, and judges anew what each of them contradicts; after every
 * change of the knowledge. A second run changes nothing. Gives what they correct.
 */
export async function indexErrata(deps: ErrataDeps): Promise<Linked> {
  // Vectors of a model that is missing now stay: nothing but an ingest or a watch makes those of another.
  if ((await deps.index.embedderId()) === null) await alignVectors(deps);
  const errata = await deps.errata.list();
  const superseded = supersededBy(errata, deps.lexicon);
  const inEffect = errata.filter(({ id }) => !superseded.has(id));
  const source = { name: ERRATA_SOURCE, root: ERRATA_SOURCE, hash: "" };
  await takeRecords(source, inEffect.map(toRecord), deps);
  const linked = await linkErrata(inEffect, deps);
  await deps.errata.setContradictions(linked.contradictions);
  return linked;
}

const toRecord = ({ id, question, answer, language, createdAt, also }: Erratum): SourceRecord => ({
  id,
  kind: "erratum",
  title: question,
  url: null,
  tags: [],
  refs: [],
  language,
  date: createdAt.toISOString().slice(0, 10),
  single: true,
  // Variants of a question stand on lines of their own, as in `Q:` blocks.
  pieces: [{ question: [question, ...also].join("\n"), title: question, text: answer, place: "" }],
});
