/** One entry of a table or list → a record. What CSV rows, NDJSON records and front matter have in common. */
import { chunk, PASSAGE_LENGTH } from "../chunk.ts";
import { linksField, linksIn } from "../links.ts";
import type { Piece, SourceRecord } from "../passage.ts";

/** The fields of an entry; null or empty where it does not give one. */
export interface Entry {
  readonly id: string | null;
  readonly kind: string | null;
  readonly title: string | null;
  readonly question: string | null;
  readonly answer: string | null;
  readonly text: string | null;
  readonly url: string | null;
  readonly tags: readonly string[];
  readonly refs: readonly string[];
  readonly language: string | null;
  readonly date: string | null;
}

export type ReadEntry = { readonly entry: Entry } | { readonly problem: string };

const ISO_DATE = /^\d{4}(-\d{2}(-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

/** A date that is not ISO 8601 is left out: 03/04/2025 has two readings. */
export const isoDate = (text: string | null): string | null =>
  text !== null && ISO_DATE.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;

/** `de-AT` and `DE` are `de`; a language's name is left out, and ingest tells it from the text. */
export const languageCode = (text: string | null): string | null =>
  text === null ? null : (/^([a-z]{2})(?:[-_].*)?$/.exec(text.toLowerCase())?.[1] ?? null);

/** Reads one field after the other, and keeps what is wrong with them. By hand: a schema library takes ten times as long. */
class Fields {
  readonly problems: string[] = [];

  constructor(private readonly values: Readonly<Record<string, unknown>>) {}

  text(key: keyof Entry): string | null {
    const value = this.values[key];
    if (value === undefined || value === null) return null;
    if (typeof value === "string") return value.trim() || null;
    if (typeof value === "number") return String(value);
    this.problems.push(`\`${key}\` must be text`);
    return null;
  }

  list(key: keyof Entry): readonly string[] {
    const value = this.values[key];
    if (value === undefined || value === null || value === "") return [];
    const items = Array.isArray(value)
      ? (value as unknown[])
      : typeof value === "string"
        ? value.split(/[,;|\n]/)
        : [value];
    const isList = Array.isArray(value) || typeof value === "string";
    if (!isList || !items.every((item) => typeof item === "string" || typeof item === "number")) {
      this.problems.push(`\`${key}\` must be a list of words, or text with commas`);
      return [];
    }
    return items.map((item) => String(item).trim()).filter((item) => item !== "");
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An entry of what its file says: the keys are the field names of a record, others are ignored. Else what is wrong with it. */
export const readEntry = (value: unknown): ReadEntry => {
  if (!isObject(value))
    return { problem: "a record must be an object with a question and an answer, or a text" };
  const fields = new Fields(value);
  const entry: Entry = {
    id: fields.text("id"),
    kind: fields.text("kind"),
    title: fields.text("title"),
    question: fields.text("question"),
    answer: fields.text("answer"),
    text: fields.text("text"),
    url: fields.text("url"),
    tags: fields.list("tags"),
    refs: fields.list("refs"),
    language: languageCode(fields.text("language")),
    date: isoDate(fields.text("date")),
  };
  // It would outrank all else without standing among the errata.
  if (entry.kind === "erratum")
    fields.problems.push("`kind` must not be erratum: `smb errata import` takes corrections in");
  return fields.problems.length > 0 ? { problem: fields.problems.join("; ") } : { entry };
};

/** The first line of a text, cut at a word where it is long. */
const opening = (from: string): string => {
  const line = from.split("\n", 1)[0]?.trim() ?? "";
  return line.length <= 80 ? line : `${line.slice(0, 80).replace(/\s+\S*$/, "")}…`;
};

/** An answer is one passage; a text may be several, the question with the first. */
const piecesOf = ({ question, answer, text: body }: Entry, title: string, place: string): Piece[] => {
  const parts = body === null || answer?.includes(body) ? [] : chunk(body, { max: PASSAGE_LENGTH });
  const texts = answer === null || body?.includes(answer) ? parts : [answer, ...parts];
  return (texts.length > 0 ? texts : [answer ?? ""]).map((part, i) => ({
    question: i === 0 ? question : null,
    title,
    text: part,
    place,
    ...linksField(linksIn(part)),
  }));
};

/**
 * The record that an entry is; null where it has neither an answer nor a text. `fallbackId` is its id where it names none;
 * `place` where it stands in its file.
 */
export const toRecord = (entry: Entry, fallbackId: string, place: string): SourceRecord | null => {
  const { question, answer, text: body } = entry;
  const quotable = answer ?? body;
  if (quotable === null) return null;
  const title = entry.title ?? opening(question ?? quotable);
  return {
    id: entry.id ?? fallbackId,
    kind: entry.kind ?? (question !== null && answer !== null ? "faq" : "doc"),
    title,
    url: entry.url,
    tags: entry.tags,
    refs: entry.refs,
    language: entry.language,
    date: entry.date,
    single: true,
    pieces: piecesOf(entry, title, place),
  };
};
