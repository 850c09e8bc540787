/** NDJSON (a record a line, streamed) and JSON (a list of records, whole). */
import type { Loaded } from "../passage.ts";
import { KeyMap } from "./columns.ts";
import { readEntry, toRecord } from "./entry.ts";
import { lines, type NumberedLine } from "./lines.ts";
import { type LoadOptions, plainOptions } from "./loader.ts";
import { type ByteStream, decodeBytes, type Encoding, readText, streamBytes } from "./text-file.ts";

/** A longer line is no record; it also bounds the memory a stream takes, in bytes. */
const LINE_LIMIT = 4 * 1024 * 1024;

const parse = (text: string): { readonly value: unknown } | { readonly problem: string } => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: `is not JSON: ${error.message}` };
    throw error;
  }
};

const SPACE = 32;

/** Seen from its bytes: the lines that an earlier run has read are not decoded. */
const isBlank = (line: Buffer): boolean => line.every((byte) => byte <= SPACE);

/** Turns what was parsed into records, keys renamed as the owner says. */
class Records {
  private readonly keys: KeyMap;
  /** Records so far, those included that an earlier run has read. */
  count = 0;

  constructor(
    private readonly name: string,
    private readonly options: LoadOptions,
  ) {
    this.keys = new KeyMap(options.columns);
  }

  load(value: unknown, place: string): Loaded {
    const source = `${this.name} ${place}`;
    const read = readEntry(this.keys.read(value));
    if ("problem" in read) return { problem: read.problem, source };
    const record = toRecord(read.entry, `${this.name}#${this.count}`, place);
    return record ? { record } : { problem: "has neither an answer nor a text", source };
  }

  /** What a line gives; null for an empty one and one that an earlier run has read. */
  line({ line, number, end }: NumberedLine, encoding: Encoding): Loaded | null {
    if (line !== null && isBlank(line)) return null;
    this.count++;
    if (end <= this.options.from) return null;
    const place = `line ${number}`;
    const parsed =
      line === null ? { problem: "is longer than 4 million bytes" } : parse(decodeBytes(line, encoding));
    return {
      ...("problem" in parsed
        ? { problem: parsed.problem, source: `${this.name} ${place}` }
        : this.load(parsed.value, place)),
      at: end,
    };
  }

  /** What is to be said of the file as a whole, once it was read from its beginning. */
  *closing(empty: string): Generator<Loaded> {
    const problem = this.count === 0 ? empty : this.options.from === 0 ? this.keys.problem() : null;
    if (problem !== null) yield { problem, source: this.name };
  }
}

async function* loadLines(file: ByteStream, name: string, options: LoadOptions): AsyncGenerator<Loaded> {
  const records = new Records(name, options);
  const shift = file.start;
  for await (const some of lines(file.read(shift), LINE_LIMIT))
    for (const each of some) {
      const loaded = records.line({ ...each, end: each.end + shift }, file.encoding);
      if (loaded) yield loaded;
    }
  yield* records.closing("is empty");
}

/**
 * The records of an NDJSON file, one at a time. A record without an id is `NAME#n`, the n-th of the file. Where it goes on
 * from a byte, the lines above are counted only.
 */
export async function* loadNdjson(
  path: string,
  name: string,
  options: LoadOptions = plainOptions,
): AsyncGenerator<Loaded> {
  const file = await streamBytes(path);
  if ("problem" in file) yield { problem: file.problem, source: name };
  else yield* loadLines(file, name, options);
}

/** Whether the first line alone is a JSON object: NDJSON that is called `.json`. */
const looksLikeLines = (text: string): boolean => {
  const first = parse(text.trimStart().split("\n", 1)[0] ?? "");
  return "value" in first && typeof first.value === "object";
};

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** How deep the list of an export lies: `{"data": {"items": […]}}`. */
const WRAPPED = 3;

/** Whether an object is a record itself, and no wrapping around some. */
const isEntry = (value: object, { columns }: LoadOptions): boolean => {
  const own = new Set(["question", "answer", "text", ...columns.values()]);
  return Object.keys(value).some((key) => own.has(key.trim().toLowerCase()));
};

/** The records that a JSON value holds: a list of them, one, or an object around the only list of objects in it. */
const recordsIn = (value: unknown, options: LoadOptions, depth = 0): readonly unknown[] => {
  if (Array.isArray(value)) return value as unknown[];
  if (!isObject(value) || depth === WRAPPED || isEntry(value, options)) return [value];
  const inside = Object.values(value) as unknown[];
  const lists = inside.filter((held) => Array.isArray(held) && held.some(isObject));
  const objects = inside.filter(isObject);
  if (lists.length === 1) return lists[0] as unknown[];
  return lists.length === 0 && objects.length === 1 ? recordsIn(objects[0], options, depth + 1) : [value];
};

/** The records of a JSON file: a list of them, wrapped or not, or one. NDJSON under this name is read as such. */
export async function* loadJson(
  path: string,
  name: string,
  options: LoadOptions = plainOptions,
): AsyncGenerator<Loaded> {
  const file = await readText(path);
  if ("problem" in file) {
    yield { problem: file.problem, source: name };
    return;
  }
  const parsed = parse(file.text);
  if ("problem" in parsed) {
    if (looksLikeLines(file.text)) yield* loadNdjson(path, name, options);
    else yield { problem: parsed.problem, source: name };
    return;
  }
  const records = new Records(name, options);
  for (const value of recordsIn(parsed.value, options)) {
    records.count++;
    yield records.load(value, `record ${records.count}`);
  }
  yield* records.closing("is an empty list");
}
