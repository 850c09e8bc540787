/** One entry of a table or list → a record. What CSV rows, NDJSON records and front matter have in common. */
import { z } from "zod";
import { chunk, PASSAGE_LENGTH } from "../chunk.ts";
import type { Piece, SourceRecord } from "../passage.ts";

const text = z
  .union([z.string(), z.number()], { error: "must be text" })
  .nullish()
  .transform((value) => String(value ?? "").trim() || null);

const listed = z
  .union([z.string(), z.array(z.union([z.string(), z.number()]))], {
    error: "must be a list of words, or text with commas",
  })
  .nullish()
  .transform((value) => {
    const items = Array.isArray(value) ? value.map(String) : (value ?? "").split(/[,;|\n]/);
    return items.map((item) => item.trim()).filter((item) => item !== "");
  });

const ISO_DATE = /^\d{4}(-\d{2}(-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

/** A date that is not ISO 8601 is left out: 03/04/2025 has two readings. */
const date = text.transform((value) =>
  value !== null && ISO_DATE.test(value) && !Number.isNaN(Date.parse(value)) ? value : null,
);

/** `de-AT` and `DE` are `de`; a language's name is left out, and ingest tells it from the text. */
const language = text.transform(
  (value) => /^([a-z]{2})(?:[-_].*)?$/.exec(value?.toLowerCase() ?? "")?.[1] ?? null,
);

/** Its keys are the field names of a record; others are ignored. */
export const entrySchema = z.object(
  {
    id: text,
    kind: text,
    title: text,
    question: text,
    answer: text,
    text,
    url: text,
    tags: listed,
    refs: listed,
    language,
    date,
  },
  { error: "must be an object with a question and an answer, or a text" },
);

export type Entry = z.infer<typeof entrySchema>;

/** What is wrong with an entry, in one line: `tags` must be …. */
export const entryProblem = (error: z.ZodError): string =>
  error.issues
    .map(({ path, message }) =>
      path[0] === undefined ? `a record ${message}` : `\`${String(path[0])}\` ${message}`,
    )
    .join("; ");

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
