/** A table's header, or a record's keys → which one holds which field of a record. */
import { ExitCode, UserError } from "../../errors.ts";
import type { Entry } from "./entry.ts";
import type { LoadOptions } from "./loader.ts";

export type ColumnMap = LoadOptions["columns"];

/** The names a column may have, the plain one first; case and white space aside. */
const NAMES: Readonly<Record<keyof Entry, readonly string[]>> = {
  id: ["id"],
  kind: ["kind"],
  title: ["title", "subject", "titel", "betreff"],
  question: ["question", "frage", "instruction"],
  answer: ["answer", "antwort", "response"],
  text: ["text", "body", "content", "inhalt"],
  url: ["url", "link"],
  tags: ["tags"],
  refs: ["refs"],
  language: ["language", "lang", "sprache"],
  date: ["date", "datum"],
};

const FIELDS = Object.keys(NAMES) as readonly (keyof Entry)[];

/** More names than this say no more to a reader. */
const NAMED = 20;

/** `"sku", "price"`, shortened. */
const namesOf = (columns: readonly string[]): string => {
  const named = columns.slice(0, NAMED).map((column) => `"${column.trim().slice(0, 40)}"`);
  return named.join(", ") + (columns.length > NAMED ? ` and ${columns.length - NAMED} more` : "");
};

const isField = (name: string): name is keyof Entry => Object.hasOwn(NAMES, name);

const usage = (message: string): UserError =>
  new UserError(
    message,
    `\`--map question=instruction,answer=response\`: a field, then what its column is called; the fields are ${FIELDS.join(", ")}`,
    ExitCode.usage,
  );

/** `question=instruction,answer=response` → field → column, in lower case. Throws a UserError for anything else. */
export const parseColumnMap = (text: string): ColumnMap => {
  const columns = new Map<keyof Entry, string>();
  for (const part of text.split(",")) {
    const equals = part.indexOf("=");
    const field = part.slice(0, Math.max(0, equals)).trim().toLowerCase();
    const column = part
      .slice(equals + 1)
      .trim()
      .toLowerCase();
    if (equals < 0 || column === "")
      throw usage(`"${part.trim()}" does not say which column holds which field`);
    if (!isField(field)) throw usage(`a record has no field "${field}"`);
    if (columns.has(field)) throw usage(`two columns are named for the field ${field}`);
    columns.set(field, column);
  }
  return columns;
};

/** The columns that a field may be read from. One that is mapped to another field is that field's alone. */
const candidatesOf = (field: keyof Entry, map: ColumnMap): readonly string[] => {
  const named = map.get(field);
  if (named !== undefined) return [named];
  if (map.size === 0) return NAMES[field];
  const taken = new Set(map.values());
  return NAMES[field].filter((name) => !taken.has(name));
};

/** The fields of a row: of several columns for one field the first that is filled in. */
export type ReadRow = (row: readonly string[]) => Partial<Record<keyof Entry, string>>;

/** How to read the rows below this header; a problem where no column can hold what is to be quoted. */
export const columnsOf = (
  header: readonly string[],
  map: ColumnMap = new Map(),
): ReadRow | { readonly problem: string } => {
  const titles = header.map((title) => title.trim().toLowerCase());
  const places = new Map(titles.map((title, at) => [title, at] as const).toReversed());
  const unknown = [...map.values()].filter((column) => !places.has(column));
  if (unknown.length > 0) return { problem: `has no column ${namesOf(unknown)} (it has ${namesOf(header)})` };
  const columns = FIELDS.map((field) => ({
    field,
    at: candidatesOf(field, map).flatMap((name) => places.get(name) ?? []),
  })).filter(({ at }) => at.length > 0);
  if (!columns.some(({ field }) => field === "answer" || field === "text"))
    return {
      problem: `has no column for what to answer; call one "answer" or "text" (it has ${namesOf(header)})`,
    };
  return (row) => {
    const fields: Partial<Record<keyof Entry, string>> = {};
    for (const { field, at } of columns)
      for (const index of at) {
        const cell = row[index];
        if (cell === undefined || cell.trim() === "") continue;
        fields[field] = cell;
        break;
      }
    return fields;
  };
};

/** Renames the keys of records as a map says, and notices which of them no record has. */
export class KeyMap {
  private readonly taken: ReadonlySet<string>;
  private readonly unseen: Set<string>;
  private keys: readonly string[] = [];

  constructor(private readonly map: ColumnMap) {
    this.taken = new Set(map.values());
    this.unseen = new Set(map.values());
  }

  /** The record under its fields' own names; as it is where there is no map, or it is no record. */
  read(value: unknown): unknown {
    if (this.map.size === 0 || typeof value !== "object" || value === null || Array.isArray(value))
      return value;
    const given = new Map<string, unknown>();
    for (const [key, held] of Object.entries(value)) given.set(key.trim().toLowerCase(), held);
    if (this.keys.length === 0) this.keys = Object.keys(value);
    for (const key of this.unseen) if (given.has(key)) this.unseen.delete(key);
    return Object.fromEntries(
      FIELDS.map((field) => {
        const name = this.map.get(field) ?? (this.taken.has(field) ? undefined : field);
        return [field, name === undefined ? undefined : given.get(name)];
      }),
    );
  }

  /** What to say once all records were read; null where each key was met, or there was no record. */
  problem(): string | null {
    return this.unseen.size === 0 || this.keys.length === 0
      ? null
      : `no record has a key ${namesOf([...this.unseen])} (the first has ${namesOf(this.keys)})`;
  }
}
