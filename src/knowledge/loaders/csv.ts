/** CSV and TSV: a header row, then a record a row; streamed. */
import { CsvError, type InfoRecord, parse, type Parser } from "csv-parse";
import type { Loaded } from "../passage.ts";
import { type ColumnMap, columnsOf, type ReadRow } from "./columns.ts";
import { readDelimiter } from "./delimiter.ts";
import { readEntry, toRecord } from "./entry.ts";
import { type LoadOptions, plainOptions } from "./loader.ts";
import { type ByteStream, decodeBytes, fromLatin1, streamBytes } from "./text-file.ts";

/** An open quote swallows the rest of a file: it is a problem after this many bytes, and memory stays bounded. */
const ROW_LIMIT = 4 * 1024 * 1024;

interface Row {
  readonly cells: string[];
  /** Where the next row begins, in bytes of the file. */
  readonly end: number;
}

/** Resolves once the parser has taken a part in, or has ended, with what it found wrong. */
const feed = (parser: Parser, part: Buffer | null): Promise<Error | null> =>
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
async function* rowsOf(file: ByteStream, delimiter: string, skip: number): AsyncGenerator<Row[]> {
  const start = file.start + skip;
  const isLatin1 = file.encoding === "windows-1252";
  let rows: Row[] = [];
  const parser = parse({
    delimiter,
    encoding: isLatin1 ? "latin1" : "utf8",
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: ROW_LIMIT,
    on_record: (row: string[], { bytes }: InfoRecord) => {
      rows.push({ cells: isLatin1 ? row.map(fromLatin1) : row, end: start + bytes });
      return null;
    },
  });
  const taken = (): Row[] => {
    const found = rows;
    rows = [];
    return found;
  };
  parser.on("error", () => undefined).resume();
  for await (const part of file.read(start)) {
    const error = await feed(parser, part);
    yield taken();
    if (error) throw error;
  }
  const error = await feed(parser, null);
  yield taken();
  if (error) throw error;
}

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === "");

const rowProblem = (error: CsvError): string => {
  const rest = "this row and all below it are left out";
  if (error.code === "CSV_QUOTE_NOT_CLOSED") return `opens a quote that is never closed; ${rest}`;
  return error.code === "CSV_MAX_RECORD_SIZE"
    ? `opens a quote that is never closed, or is longer than ${ROW_LIMIT / 1024 / 1024} MB; ${rest}`
    : `${error.message}; ${rest}`;
};

/** Reads the rows of one table, the header first. */
class Table {
  /** Rows below the header so far, empty ones counted. */
  rows = 0;
  filled = 0;
  private readRow: ReadRow | null = null;

  constructor(
    private readonly name: string,
    private readonly options: { readonly from: number; readonly columns: ColumnMap },
  ) {}

  get hasHeader(): boolean {
    return this.readRow !== null;
  }

  /** What a row gives; null for an empty one, the header, and one that an earlier run has read. */
  take({ cells, end }: Row): Loaded | null {
    if (this.readRow) this.rows++;
    if (isBlank(cells)) return null;
    if (this.readRow) {
      this.filled++;
      return end <= this.options.from ? null : { ...this.load(cells, this.readRow), at: end };
    }
    const columns = columnsOf(cells, this.options.columns);
    if (typeof columns !== "function") return { problem: columns.problem, source: this.name };
    this.readRow = columns;
    return null;
  }

  private load(cells: readonly string[], readRow: ReadRow): Loaded {
    const place = `row ${this.rows}`;
    const source = `${this.name} ${place}`;
    const read = readEntry(readRow(cells));
    if ("problem" in read) return { problem: read.problem, source };
    const record = toRecord(read.entry, `${this.name}#${this.rows}`, place);
    return record ? { record } : { problem: "has neither an answer nor a text", source };
  }
}

async function* loadRows(
  rows: AsyncIterable<Row[]>,
  name: string,
  options: LoadOptions,
): AsyncGenerator<Loaded> {
  const table = new Table(name, options);
  try {
    for await (const some of rows)
      for (const row of some) {
        const loaded = table.take(row);
        if (loaded) yield loaded;
        if (!table.hasHeader && loaded) return;
      }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { problem: rowProblem(error), source: `${name} row ${table.rows + 1}` };
    return;
  }
  if (table.filled === 0)
    yield { problem: table.hasHeader ? "has no row below its header" : "is empty", source: name };
}

/**
 * The records of a CSV or TSV file, one at a time. A row without an `id` is `NAME#n`, n its place below the header,
 * empty rows counted, as a spreadsheet shows them. Where it goes on from a byte, the rows above are parsed again and left
 * out: which of them hold line breaks, nobody else can tell.
 */
export async function* loadCsv(
  path: string,
  name: string,
  options: LoadOptions = plainOptions,
): AsyncGenerator<Loaded> {
  const file = await streamBytes(path);
  if ("problem" in file) {
    yield { problem: file.problem, source: name };
    return;
  }
  const head = decodeBytes(file.head, file.encoding);
  const { delimiter, skip } = readDelimiter(head, /\.tsv$/i.test(path) ? "\t" : null);
  yield* loadRows(rowsOf(file, delimiter, skip), name, options);
}
