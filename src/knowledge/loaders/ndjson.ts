/** NDJSON (a record a line, streamed) and JSON (a list of records, whole). */
import type { Loaded } from "../passage.ts";
import { entryProblem, entrySchema, toRecord } from "./entry.ts";
import { lines } from "./lines.ts";
import { readText, streamText } from "./text-file.ts";

/** A longer line is no record; it also bounds the memory a stream takes, in characters. */
const LINE_LIMIT = 4 * 1024 * 1024;

const parse = (text: string): { readonly value: unknown } | { readonly problem: string } => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: `is not JSON: ${error.message}` };
    throw error;
  }
};

const load = (value: unknown, name: string, n: number, place: string): Loaded => {
  const source = `${name} ${place}`;
  const entry = entrySchema.safeParse(value);
  if (!entry.success) return { problem: entryProblem(entry.error), source };
  const record = toRecord(entry.data, `${name}#${n}`, place);
  return record ? { record } : { problem: "has neither an answer nor a text", source };
};

async function* loadLines(parts: AsyncIterable<string>, name: string): AsyncGenerator<Loaded> {
  let n = 0;
  for await (const { line, number } of lines(parts, LINE_LIMIT)) {
    const place = `line ${number}`;
    if (line?.trim() === "") continue;
    n++;
    const parsed = line === null ? { problem: "is longer than 4 million characters" } : parse(line);
    yield "problem" in parsed
      ? { problem: parsed.problem, source: `${name} ${place}` }
      : load(parsed.value, name, n, place);
  }
  if (n === 0) yield { problem: "is empty", source: name };
}

/** The records of an NDJSON file, one at a time. A record without an id is `NAME#n`, the n-th of the file. */
export async function* loadNdjson(path: string, name: string): AsyncGenerator<Loaded> {
  const file = await streamText(path);
  if ("problem" in file) yield { problem: file.problem, source: name };
  else yield* loadLines(file.parts, name);
}

/** Whether the first line alone is a JSON object: NDJSON that is called `.json`. */
const looksLikeLines = (text: string): boolean => {
  const first = parse(text.trimStart().split("\n", 1)[0] ?? "");
  return "value" in first && typeof first.value === "object";
};

/** The records of a JSON file: a list of them, or one. NDJSON under this name is read as such. */
export async function* loadJson(path: string, name: string): AsyncGenerator<Loaded> {
  const file = await readText(path);
  if ("problem" in file) {
    yield { problem: file.problem, source: name };
    return;
  }
  const parsed = parse(file.text);
  if ("problem" in parsed) {
    if (looksLikeLines(file.text)) yield* loadNdjson(path, name);
    else yield { problem: parsed.problem, source: name };
    return;
  }
  const records: unknown[] = Array.isArray(parsed.value) ? parsed.value : [parsed.value];
  for (const [i, value] of records.entries()) yield load(value, name, i + 1, `record ${i + 1}`);
  if (records.length === 0) yield { problem: "is an empty list", source: name };
}
