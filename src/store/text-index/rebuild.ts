/** Brings the text index to the rules of this version: every passage that it does not hold is taken in. */
import { ANALYSIS_VERSION } from "../../knowledge/terms.ts";
import type { Piece } from "../../knowledge/passage.ts";
import type { Database } from "../database.ts";
import { readMeta, writeMeta } from "../meta.ts";

/** Passages a transaction: another process waits no longer than 50 ms. */
const BATCH = 1_000;

/** While it is under way, `text_analysis` says so: an index of other rules is emptied only once. */
const DONE = String(ANALYSIS_VERSION);
const UNDER_WAY = `${DONE} under way`;

interface PassageRow extends Pick<Piece, "question" | "title" | "text"> {
  readonly number: number;
  readonly language: string | null;
}

/** What is indexed of a passage; `language` is ISO 639-1, null where it is unknown. */
export interface IndexedText {
  readonly piece: Pick<Piece, "question" | "title" | "text">;
  readonly language: string | null;
}

/** Where passages go to. */
export interface TextSink {
  put(passages: ReadonlyMap<number, IndexedText>): void;
  clear(): void;
}

/** Whether the index was made by this version's rules. Inside a transaction of the caller's. */
export const isCurrent = (db: Database): boolean => readMeta(db, "text_analysis") === DONE;

/**
 * Before the first passage is put: an index that holds nothing yet is of this version's rules, and needs no more than
 * what is missing. Inside a transaction of the caller's.
 */
export function begin(db: Database): void {
  const isEmpty = db.statement("select 1 from passage_fts_docsize limit 1").get() === undefined;
  if (isEmpty && !isCurrent(db)) writeMeta(db, "text_analysis", UNDER_WAY);
}

/**
 * Takes in what is missing, a batch a transaction, so that it may be cut off at any moment and two processes may do it
 * side by side.
 */
export async function rebuild(db: Database, sink: TextSink): Promise<void> {
  await db.write(() => {
    const stands = readMeta(db, "text_analysis");
    if (stands === DONE || stands === UNDER_WAY) return;
    sink.clear();
    writeMeta(db, "text_analysis", UNDER_WAY);
  });
  let last = 0;
  while (last >= 0) last = await db.write(() => (isCurrent(db) ? -1 : next(db, sink, last)));
}

/** The number of the last passage that was taken in; -1 where none was left. */
function next(db: Database, sink: TextSink, last: number): number {
  const rows = db.statement<[number, number], PassageRow>(missingSql).all(last, BATCH);
  sink.put(new Map(rows.map(({ number, language, ...piece }) => [number, { piece, language }])));
  const newLast = rows.at(-1)?.number;
  if (newLast !== undefined) return newLast;
  // One that came below the last number meanwhile was put by whoever brought it.
  writeMeta(db, "text_analysis", DONE);
  return -1;
}

const missingSql = `
  select passage.number, question, passage.title, text, language
  from passage join record on record.number = passage.record
  where passage.number > ? and passage.number not in (select id from passage_fts_docsize)
  order by passage.number limit ?`;
