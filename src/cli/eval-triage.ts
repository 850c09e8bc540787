/** `smb eval triage --data FILE`: how well a mail's intents are told. Stores nothing. */
import { writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import * as z from "zod";
import type { App } from "../app.ts";
import { errorText, ExitCode, UserError } from "../errors.ts";
import {
  evaluateTriage,
  intentFigures,
  type TriageCase,
  triageFigures,
  type TriageEvalDeps,
} from "../eval/triage.ts";
import { renderTriageReport } from "../eval/triage-report.ts";
import { FALLBACKS, trainIntents } from "../triage/intents.ts";
import { computed, renderFigures } from "./eval-figures.ts";
import { readNdjson } from "./ndjson.ts";
import { progressBar } from "./progress.ts";
import type { CommonOptions, Run, Shell } from "./shell.ts";
import { withApp } from "./with-app.ts";

interface EvalOptions extends CommonOptions {
  readonly data: string;
  /** Without: the intents of this home. */
  readonly train?: readonly string[];
  readonly ndjson?: string;
  readonly html?: string;
}

/** What is learned takes memory by the number of intents times that of words: this many with the words of as many texts fill 1 GB. */
const MOST_INTENTS = 1_000;

const FORM = "NDJSON {text, intents: [name]}, or {text, intent}; no intents: about none of them";

const triageCase = z
  .object({
    text: z.string(),
    intents: z.array(z.string()).optional(),
    intent: z.string().nullish(),
  })
  .transform(({ text, intents, intent }): TriageCase => ({
    text,
    intents: [...new Set(intents ?? (typeof intent === "string" ? [intent] : []))],
  }));

/** A line that says neither is not about nothing: it may be of another form. */
const line = z.preprocess((value, context) => {
  if (typeof value === "object" && value !== null && !("intents" in value) && !("intent" in value))
    context.addIssue("intents or intent is missing");
  return value;
}, triageCase) as z.ZodType<TriageCase>;

export const run: Run<EvalOptions> = (call, shell) =>
  withApp(shell, call, async (app) => {
    const { options, out } = call;
    const train = options.train ?? [];
    const given = await readCases(options.data, shell);
    const cases = train.length > 0 ? given : given.map(asOwn);
    const examples: TriageCase[] = [];
    for (const file of train) for (const one of await readCases(file, shell)) examples.push(one);
    if (train.length > 0) out.note(`learning from ${examples.length} examples`);
    const classify = train.length > 0 ? await learned(examples, app) : await ownClassifier(app);
    const bar = progressBar(out, "eval", "texts", shell.clock);
    const results = await evaluateTriage(cases, {
      classify,
      progress: (done, total) => bar.show({ done, total, what: "" }),
    });
    bar.end();
    const lines = results.map((result) => `${JSON.stringify(result)}\n`);
    const own = intentFigures(results).map((one) => `${JSON.stringify({ figure: "intent", ...one })}\n`);
    if (options.ndjson !== undefined) await write(options.ndjson, [...lines, ...own].join(""), shell);
    const about = [
      `${results.length} texts`,
      train.length > 0
        ? `learned from ${train.map((file) => basename(file)).join(", ")}`
        : "this home's intents",
    ];
    if (options.html !== undefined)
      await write(
        options.html,
        renderTriageReport("How well smb tells what a mail is about", about, results),
        shell,
      );
    const figures = computed(triageFigures(results));
    out.data({ figures }, () => renderFigures(figures));
    return ExitCode.done;
  });

async function readCases(file: string, { cwd }: Shell): Promise<TriageCase[]> {
  const cases: TriageCase[] = [];
  for await (const one of readNdjson(resolve(cwd, file), line)) cases.push(one);
  if (cases.length === 0) throw new UserError(`${file} holds no text`, FORM);
  return cases;
}

async function learned(examples: readonly TriageCase[], app: App): Promise<TriageEvalDeps["classify"]> {
  const names = [...new Set(examples.flatMap(({ intents }) => intents))];
  if (names.length === 0) throw new UserError("none of the examples has an intent", FORM);
  if (names.length > MOST_INTENTS)
    throw new UserError(
      `the examples name ${names.length} intents: at the most ${MOST_INTENTS} can be learned`,
      "is `intents` a list of names, not of texts?",
    );
  const { builtIn } = await app.knowledge();
  const intents = names.map((name) => ({ name, description: "", examples: [] }));
  const learnedIntents = await trainIntents(intents, examples, builtIn, new Set());
  return (text) => learnedIntents.classify(text);
}

async function ownClassifier(app: App): Promise<TriageEvalDeps["classify"]> {
  const own = await app.intents();
  return (text) => own.classify(text);
}

/** What stands where nothing fits is no intent that could be told. */
const asOwn = ({ text, intents }: TriageCase): TriageCase => ({
  text,
  intents: intents.filter((name) => !FALLBACKS.has(name)),
});

/** For its owner alone: the texts are customers' words. */
const write = (file: string, text: string, { cwd }: Shell): Promise<void> =>
  writeFile(resolve(cwd, file), text, { mode: 0o600 }).catch((error: unknown) => {
    throw new UserError(`${file} cannot be written: ${errorText(error)}`, "name another file");
  });
