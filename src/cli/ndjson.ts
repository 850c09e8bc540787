/** NDJSON files that a command is given: a line at a time, each checked. */
import { open } from "node:fs/promises";
import type * as z from "zod";
import { errorText, UserError } from "../errors.ts";

/** The lines of the file, checked; empty ones are skipped. @throws {UserError} naming file and line. */
export async function* readNdjson<T>(path: string, schema: z.ZodType<T>): AsyncGenerator<T> {
  let number = 0;
  for await (const line of readLines(path)) {
    number++;
    // JSON.parse knows no byte order mark; editors on Windows put one there.
    const text = (number === 1 ? line.replace(/^\ufeff/u, "") : line).trim();
    if (text !== "") yield parseLine(text, `${path}:${number}`, schema);
  }
}

async function* readLines(path: string): AsyncGenerator<string> {
  try {
    const file = await open(path);
    try {
      yield* file.readLines();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new UserError(`${path} cannot be read: ${errorText(error)}`, "name an NDJSON file");
  }
}

function parseLine<T>(line: string, place: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new UserError(`${place}: no JSON: ${errorText(error)}`, "one JSON object a line");
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.join(".") || "the line"}: ${message}`,
  );
  throw new UserError(
    `${place}: ${problems.join("; ")}`,
    "the command's --help and the README show the form",
  );
}
