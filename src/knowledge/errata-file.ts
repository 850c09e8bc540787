/** Errata in files: NDJSON that `smb errata export` writes, and whatever a loader reads as questions and answers. */
import { z } from "zod";
import type { Erratum, ErratumEntry } from "./erratum.ts";
import type { Loaded } from "./passage.ts";

/** An entry of a file, or what is wrong there. */
export type ReadErratum =
  { readonly entry: ErratumEntry } | { readonly problem: string; readonly source: string };

const said = z.string().trim().min(1);

const line = z.object({
  question: said,
  answer: said,
  also: z.array(z.string()).default([]),
  named: z.array(z.object({ passageId: z.string(), hash: z.string() })).default([]),
  wrong: z.array(z.string()).default([]),
  language: z.string().nullable().default(null),
  date: z
    .string()
    .refine((text) => !Number.isNaN(Date.parse(text)), "is no date")
    .nullable()
    .default(null),
});

/** An erratum as a line of a file. */
export const toLine = ({ id: _, createdAt, ...erratum }: Erratum): z.input<typeof line> => ({
  ...erratum,
  also: [...erratum.also],
  named: [...erratum.named],
  wrong: [...erratum.wrong],
  date: createdAt.toISOString(),
});

/** The errata of NDJSON, a line at a time; one without a date is of `at`. */
export async function* readErrataLines(
  lines: AsyncIterable<string>,
  name: string,
  at: Date,
): AsyncGenerator<ReadErratum> {
  let number = 0;
  for await (const raw of lines) {
    number++;
    // JSON.parse knows no byte order mark; editors on Windows put one there.
    const text = number === 1 ? raw.replace(/^\ufeff/u, "") : raw;
    if (text.trim() !== "") yield readLine(text, `${name} line ${number}`, at);
  }
}

function readLine(text: string, source: string, at: Date): ReadErratum {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { problem: `is not JSON: ${error.message}`, source };
  }
  const parsed = line.safeParse(value);
  if (parsed.success) {
    const { date, ...entry } = parsed.data;
    return { entry: { ...entry, at: date === null ? at : new Date(date) } };
  }
  const problem = parsed.error.issues
    .map(({ path, message }) => `${path.length === 0 ? "the line" : path.join(".")}: ${message}`)
    .join("; ");
  return { problem, source };
}

/** The questions and answers that a loader found, as errata. */
export async function* readErrataRecords(
  loaded: AsyncIterable<Loaded>,
  at: Date,
): AsyncGenerator<ReadErratum> {
  for await (const one of loaded) {
    if ("problem" in one) {
      yield one;
      continue;
    }
    const { id, language, date, pieces } = one.record;
    for (const { question, text, place } of pieces) {
      const [first, ...also] = (question ?? "").split("\n").filter((wording) => wording.trim() !== "");
      if (first === undefined || text.trim() === "")
        yield { problem: "has no question with an answer", source: `${id} ${place}` };
      else
        yield {
          entry: { question: first, also, answer: text, language, at: date === null ? at : new Date(date) },
        };
    }
  }
}
