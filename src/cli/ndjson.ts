/** NDJSON files that a command is given: a line at a time, each checked. */
import { open } from "node:fs/promises";
import type * as z from "zod";
import { errorText, UserError } from "../errors.ts";

/** The lines of the file, checked; empty ones are skipped. @throws {UserError} naming file and line. */
export async function* readNdjson<T>(path: string, schema: z.ZodType<T>): AsyncGenerator<T> {
  let number = 0;
  const file = await open(path).catch((error: unknown) => {
    throw new UserError(`${path} cannot be read: ${errorText(error)}`, "name an NDJSON file");
  });
  try {
    for await (const line of file.readLines()) {
      number++;
      if (line.trim() === "") continue;
      yield parseLine(line, `${path}:${number}`, schema);
    }
  } finally {
    await file.close();
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
  throw new UserError(`${place}: ${problems.join("; ")}`, "`smb eval --help` and the README show the form");
}
