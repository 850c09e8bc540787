/** Passages as the rest of smb sees them: with what their record says. */
import type { Passage } from "../knowledge/passage.ts";
import type { Database } from "./database.ts";

interface PassageRow {
  readonly number: number;
  readonly id: string;
  readonly record_id: string;
  readonly source: string;
  readonly kind: string;
  readonly url: string | null;
  readonly tags: string;
  readonly refs: string;
  readonly language: string | null;
  readonly date: string | null;
  readonly question: string | null;
  readonly title: string;
  readonly text: string;
  readonly place: string;
  readonly links: string;
}

const columns = `
  passage.number, passage.id, record.id as record_id, source.name as source, kind, url, tags, refs, language, date,
  question, passage.title, text, place, links`;

const joined = "join record on record.number = passage.record join source on source.number = record.source";

/** Inside a transaction of the caller's: the passages of these ids, in their order. */
export const passagesById = (db: Database, ids: readonly string[]): Passage[] =>
  db
    .statement<[string], PassageRow>(
      // A cross join keeps SQLite from starting at the passages.
      `select ${columns} from json_each(?) asked cross join passage on passage.id = asked.value ${joined} order by asked.key`,
    )
    .all(JSON.stringify(ids))
    .map(toPassage);

/** Inside a transaction of the caller's: the passages of these numbers, in their order. */
export const passagesByNumber = (db: Database, numbers: readonly number[]): Passage[] =>
  db
    .statement<[string], PassageRow>(
      `select ${columns} from json_each(?) asked cross join passage on passage.number = asked.value ${joined} order by asked.key`,
    )
    .all(JSON.stringify(numbers))
    .map(toPassage);

/** Inside a transaction of the caller's: of each of these records its first passages, in the records' order. */
export const passagesOf = (db: Database, recordIds: readonly string[], most: number): Passage[] =>
  db
    .statement<[string, number], PassageRow>(
      `select ${columns} from json_each(?) asked
       cross join record on record.id = asked.value
       join passage on passage.number in (
         select number from passage where passage.record = record.number order by number limit ?
       )
       join source on source.number = record.source
       order by asked.key, passage.number`,
    )
    .all(JSON.stringify(recordIds), most)
    .map(toPassage);

/** Inside a transaction of the caller's: the next `size` passages after a number, and the last one's number. */
export function passagesAfter(
  db: Database,
  number: number,
  size: number,
): { passages: Passage[]; lastNumber: number } {
  const rows = db
    .statement<[number, number], PassageRow>(
      `select ${columns} from passage ${joined} where passage.number > ? order by passage.number limit ?`,
    )
    .all(number, size);
  return { passages: rows.map(toPassage), lastNumber: rows.at(-1)?.number ?? number };
}

const toPassage = (row: PassageRow): Passage => ({
  id: row.id,
  recordId: row.record_id,
  source: row.source,
  kind: row.kind,
  url: row.url,
  tags: listOf(row.tags),
  refs: listOf(row.refs),
  language: row.language,
  date: row.date,
  question: row.question,
  title: row.title,
  text: row.text,
  place: row.place,
  links: listOf(row.links),
});

const listOf = (json: string): string[] => (json === "[]" ? [] : (JSON.parse(json) as string[]));
