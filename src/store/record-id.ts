/** Ids that the rest of smb sees. A record's own id where it is free, so that the owner recognises it. */
import type { SourceRecord } from "../knowledge/passage.ts";
import { ERRATA_SOURCE } from "../knowledge/errata.ts";
import type { Database } from "./database.ts";

interface RecordIdRequest {
  readonly source: { readonly name: string };
  readonly record: Pick<SourceRecord, "id" | "single">;
  /** How many pieces the record has. */
  readonly pieces: number;
  /** The record as it stands, its passages removed. */
  readonly known: { readonly id: string } | undefined;
}

/** `ID` where the record is one entry and one piece, else `ID#1`, `ID#2` … */
export const passageIds = (id: string, single: boolean, pieces: number): string[] =>
  single && pieces === 1 ? [id] : Array.from({ length: pieces }, (_, i) => `${id}#${i + 1}`);

/** As `addErratum` makes them. */
const ERRATUM_ID = /^erratum-[0-9a-f]{8}(?:#|$)/;

/**
 * The id that the record has, or its own one; where another record holds that, or one of its passages' ids, the id is
 * led by the source's base name, `prices.csv/12`, and where that is held too, by more of its path.
 */
export function recordIdFor(db: Database, { source, record, pieces, known }: RecordIdRequest): string {
  // Errata are named by a hash: one that is added later has to find its id.
  const isFree = (id: string): boolean =>
    (source.name === ERRATA_SOURCE || !ERRATUM_ID.test(id)) &&
    (id === known?.id || !isHeld(db, "record", id)) &&
    passageIds(id, record.single, pieces).every((passage) => !isHeld(db, "passage", passage));
  const candidates = [...(known ? [known.id] : []), record.id, ...prefixed(source.name, record.id)];
  const free = candidates.find(isFree);
  if (free === undefined) throw new Error(`no free id for record ${record.id} of ${source.name}`);
  return free;
}

const isHeld = (db: Database, table: "record" | "passage", id: string): boolean =>
  db.statement<[string]>(heldSql[table]).get(id) !== undefined;

const heldSql = {
  record: "select 1 from record where id = ?",
  passage: "select 1 from passage where id = ?",
};

function prefixed(source: string, id: string): string[] {
  const parts = source.split(/[\\/]/).filter((part) => part !== "");
  return parts.map((_, i) => [...parts.slice(parts.length - 1 - i), id].join("/"));
}
