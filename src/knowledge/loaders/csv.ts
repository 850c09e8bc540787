/** CSV and TSV: a header row, then a record a row; streamed. */
import { CsvError, parse, type Parser } from "csv-parse";
import type { Loaded } from "../passage.ts";
import { columnsOf, type ReadRow } from "./columns.ts";
import { readDelimiter } from "./delimiter.ts";
import { entryProblem, entrySchema, toRecord } from "./entry.ts";
import { streamText } from "./text-file.ts";

/** An open quote swallows the rest of a file: it is a problem after this many bytes, and memory stays bounded. */
const ROW_LIMIT = 4 * 1024 * 1024;

/** Resolves once the parser has taken a part in, or has ended, with what it found wrong. */
const feed = (parser: Parser, part: string | null): Promise<Error | null> =>
  new Promise((resolve) => {
    const done = (error?: Error | null): void => {
      resolve(error ?? null);
    };
    if (part === null) parser.end(done);
    else parser.write(part, done);
  });

/**
 * A row may be shorter or longer than its header; a quote inside a cell stands for itself. Rows are taken by `on_record`:
 * iterating the parser loses the rows that stand in its buffer when one below them is broken.
 */
async function* rowsOf(parts: AsyncIterable<string>, delimiter: string): AsyncGenerator<string[]> {
  const rows: string[][] = [];
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: ROW_LIMIT,
    on_record: (row: string[]) => {
      rows.push(row);
      return null;
    },
  });
  parser.on("error", () => undefined).resume();
  for await (const part of parts) {
    const error = await feed(parser, part);
    yield* rows.splice(0);
    if (error) throw error;
  }
  const error = await feed(parser, null);
  yield* rows.splice(0);
  if (error) throw error;
}

const loadRow = (row: readonly string[], read: ReadRow, name: string, n: number): Loaded => {
  const place = `row ${n}`;
  const source = `${name} ${place}`;
  const entry = entrySchema.safeParse(read(row));
  if (!entry.success) return { problem: entryProblem(entry.error), source };
  const record = toRecord(entry.data, `${name}#${n}`, place);
  return record ? { record } : { problem: "has neither an answer nor a text", source };
};

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === "");

const rowProblem = (error: CsvError): string =>
  error.code === "CSV_MAX_RECORD_SIZE" || error.code === "CSV_QUOTE_NOT_CLOSED"
    ? "opens a quote that is never closed; this row and all below it are left out"
    : `${error.message}; this row and all below it are left out`;

async function* loadRows(rows: AsyncIterable<string[]>, name: string): AsyncGenerator<Loaded> {
  let read: ReadRow | null = null;
  let n = 0;
  let loaded = 0;
  try {
    for await (const row of rows) {
      if (read) n++;
      if (isBlank(row)) continue;
      if (read) {
        loaded++;
        yield loadRow(row, read, name, n);
        continue;
      }
      const columns = columnsOf(row);
      if (typeof columns !== "function") {
        yield { problem: columns.problem, source: name };
        return;
      }
      read = columns;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { problem: rowProblem(error), source: `${name} row ${n + 1}` };
    return;
  }
  if (loaded === 0) yield { problem: read ? "has no row below its header" : "is empty", source: name };
}

/**
 * The records of a CSV or TSV file, one at a time. A row without an `id` is `NAME#n`, n its place below the header,
 * empty rows counted, as a spreadsheet shows them.
 */
export async function* loadCsv(path: string, name: string): AsyncGenerator<Loaded> {
  const file = await streamText(path);
  if ("problem" in file) {
    yield { problem: file.problem, source: name };
    return;
  }
  const { delimiter, parts } = await readDelimiter(file.parts, /\.tsv$/i.test(path) ? "\t" : null);
  yield* loadRows(rowsOf(parts, delimiter), name);
}
