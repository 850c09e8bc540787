/** `smb eval answers`: are the questions answered that can be, and no others? Stores nothing, sends nothing. */
import { writeFile } from "node:fs/promises";
import { basename, extname, resolve } from "node:path";
import * as z from "zod";
import { errorText, ExitCode, UserError } from "../errors.ts";
import { answersFigures, type AnswersCase } from "../eval/answers.ts";
import { renderAnswersReport } from "../eval/answers-report.ts";
import type { FaithfulRow } from "../eval/faithful.ts";
import { type AnswersSet, runAnswers } from "./eval-answers-run.ts";
import { computed, renderFigures } from "./eval-figures.ts";
import { readNdjson } from "./ndjson.ts";
import { wholeNumber } from "./numbers.ts";
import type { CommonOptions, Run, Shell } from "./shell.ts";
import { withApp } from "./with-app.ts";

interface EvalOptions extends CommonOptions {
  readonly data?: readonly string[];
  readonly limit?: string;
  readonly ndjson?: string;
  readonly html?: string;
}

/** As many of the owner's own questions are asked where `--limit` does not say otherwise. */
const OWN_QUESTIONS = "500";

const FORM = "NDJSON {query, answerable}, or {answer, passages, faithful}";

const fields = z.object({
  query: z.string().nullish(),
  answerable: z.boolean().nullish(),
  relevant: z.array(z.coerce.string()).nullish(),
  answer: z.string().nullish(),
  passages: z.array(z.string()).nullish(),
  faithful: z.union([z.boolean(), z.number()]).nullish(),
});

type Row = z.infer<typeof fields>;

function caseOf({ query = null, answerable = null, relevant }: Row): AnswersCase | null {
  return query === null || answerable === null
    ? null
    : { query, answerable, relevant: relevant ?? undefined };
}

function ratingOf({ query, answer = null, passages = null, faithful = null }: Row): FaithfulRow | null {
  if (answer === null || passages === null || faithful === null) return null;
  return { answer, passages, faithful, ...(typeof query === "string" ? { question: query } : {}) };
}

const line = fields.transform((row, context) => {
  const [asked, rated] = [caseOf(row), ratingOf(row)];
  if (asked === null && rated === null)
    context.addIssue("neither {query, answerable} nor {answer, passages, faithful}");
  return { asked, rated };
});

export const run: Run<EvalOptions> = (call, shell) =>
  withApp(shell, call, async (app) => {
    const { options, out } = call;
    const { sets, faithful } = await readSets(options.data ?? [], shell);
    const limit = wholeNumber(options.limit ?? OWN_QUESTIONS, "--limit");
    const isOwn = (options.data ?? []).length === 0;
    const results = await runAnswers(app, { sets: isOwn ? null : sets, limit }, out, shell);
    if (options.ndjson !== undefined)
      await write(options.ndjson, results.map((result) => `${JSON.stringify(result)}\n`).join(""), shell);
    const about = [
      `${results.length} queries`,
      ...(isOwn ? ["your own past questions"] : sets.map(({ name }) => name)),
    ];
    if (options.html !== undefined)
      await write(options.html, renderAnswersReport(about, results, faithful), shell);
    const figures = computed(answersFigures(results, faithful));
    out.data({ figures }, () => renderFigures(figures));
    return ExitCode.done;
  });

async function readSets(
  files: readonly string[],
  shell: Shell,
): Promise<{ readonly sets: AnswersSet[]; readonly faithful: FaithfulRow[] }> {
  const names = files.map((file) => basename(file, extname(file)));
  const sets: AnswersSet[] = [];
  const faithful: FaithfulRow[] = [];
  for (const [i, file] of files.entries()) {
    const cases: AnswersCase[] = [];
    const before = faithful.length;
    for await (const { asked, rated } of readNdjson(
      resolve(shell.cwd, file),
      line as z.ZodType<z.infer<typeof line>>,
    )) {
      if (asked !== null) cases.push(asked);
      if (rated !== null) faithful.push(rated);
    }
    if (cases.length === 0 && faithful.length === before) throw new UserError(`${file} holds no query`, FORM);
    const name = names[i] ?? file;
    // Two files of one name in two folders are two data sets.
    if (cases.length > 0)
      sets.push({ name: names.indexOf(name) === names.lastIndexOf(name) ? name : file, cases });
  }
  return { sets, faithful };
}

/** For its owner alone: queries are customers' words. */
const write = (file: string, text: string, { cwd }: Shell): Promise<void> =>
  writeFile(resolve(cwd, file), text, { mode: 0o600 }).catch((error: unknown) => {
    throw new UserError(`${file} cannot be written: ${errorText(error)}`, "name another file");
  });
