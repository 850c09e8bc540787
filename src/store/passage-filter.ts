/** Which passages may be found, as SQL over their records. */
import type { PassageFilter } from "../knowledge/passage-index.ts";

export interface Conditions {
  /** `where …`, or nothing. */
  readonly sql: string;
  readonly parameters: readonly string[];
}

/** For a query in which `record` stands. */
export function conditions({ kind, tag, language, since, until }: PassageFilter): Conditions {
  const all: { sql: string; parameters: readonly string[] }[] = [];
  if (kind !== undefined) all.push({ sql: "record.kind = ?", parameters: [kind] });
  if (tag !== undefined)
    all.push({
      sql: "exists (select 1 from record_tag where record_tag.record = record.number and tag = ?)",
      parameters: [tag.toLowerCase()],
    });
  if (language !== undefined) all.push({ sql: "record.language = ?", parameters: [language] });
  if (since !== undefined) all.push({ sql: "record.date >= ?", parameters: [since] });
  // The beginning of a date stands for all that begins so.
  if (until !== undefined)
    all.push({ sql: "substr(record.date, 1, length(?)) <= ?", parameters: [until, until] });
  if (all.length === 0) return { sql: "", parameters: [] };
  return {
    sql: `where ${all.map(({ sql }) => sql).join(" and ")}`,
    parameters: all.flatMap(({ parameters }) => parameters),
  };
}
