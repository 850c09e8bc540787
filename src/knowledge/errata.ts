/** Errata: corrections that a person verified. Each outranks the passages that it touches. */
import { createHash } from "node:crypto";
import { alignVectors, RecordBatch, type RecordDeps } from "./record-batch.ts";
import type { SourceRecord } from "./passage.ts";

export interface Erratum {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly language: string | null;
  readonly createdAt: Date;
}

/** Port. Adapter: `store/erratum-store`. The searchable copy of an erratum stands in the passage index. */
export interface ErratumStore {
  add(erratum: Erratum): Promise<void>;
  list(): Promise<readonly Erratum[]>;
  /** False where no such erratum is on record. */
  remove(id: string): Promise<boolean>;
}

/** The passage index's source that holds the errata. */
export const ERRATA_SOURCE = "errata";

export interface ErrataDeps extends RecordDeps {
  readonly errata: ErratumStore;
}

/**
 * Puts an erratum on record and makes it searchable. The id is made from question and answer, so adding the same twice
 * gives one.
 */
export async function addErratum(
  entry: { readonly question: string; readonly answer: string; readonly at: Date },
  deps: ErrataDeps,
): Promise<Erratum> {
  const question = entry.question.trim();
  const answer = entry.answer.trim();
  const hash = createHash("sha256")
    .update(JSON.stringify([question, answer]))
    .digest("hex");
  const id = `erratum-${hash.slice(0, 8)}`;
  const known = (await deps.errata.list()).find((erratum) => erratum.id === id);
  const erratum: Erratum = known ?? {
    id,
    question,
    answer,
    language: await deps.language(`${question}\n${answer}`),
    createdAt: entry.at,
  };
  if (known === undefined) await deps.errata.add(erratum);
  // Also where it was on record: a crash may have come between the two.
  await indexErrata(deps);
  return erratum;
}

/** Brings the searchable errata in line with those on record; a second run changes nothing. */
export async function indexErrata(deps: ErrataDeps): Promise<void> {
  await alignVectors(deps);
  const pass = await deps.index.beginSource({ name: ERRATA_SOURCE, root: ERRATA_SOURCE, hash: "" });
  const counts = { added: 0, changed: 0, unchanged: 0, removed: 0, passages: 0 };
  const batch = new RecordBatch(pass, false, counts, deps);
  for (const erratum of await deps.errata.list()) await batch.add(toRecord(erratum));
  await batch.flush();
  await pass.finish({ complete: true });
}

const toRecord = ({ id, question, answer, language, createdAt }: Erratum): SourceRecord => ({
  id,
  kind: "erratum",
  title: question,
  url: null,
  tags: [],
  refs: [],
  language,
  date: createdAt.toISOString().slice(0, 10),
  single: true,
  pieces: [{ question, title: question, text: answer, place: "" }],
});
