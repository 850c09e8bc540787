/** `smb eval errata`: every erratum's question, asked again. Exit code 1 where one fails. */
import { retrieve } from "../answer/retrieve.ts";
import { ExitCode, UserError } from "../errors.ts";
import { type ErrataEvaluation, type ErrataFailure, evaluateErrata } from "../eval/errata.ts";
import { seededRandom } from "../eval/metrics.ts";
import { pastQuestions } from "../eval/own-pairs.ts";
import { supersededBy } from "../knowledge/errata-links.ts";
import { rank } from "../knowledge/search.ts";
import { renderFigures } from "./eval-figures.ts";
import { wholeNumber } from "./numbers.ts";
import type { Output } from "./output.ts";
import { progressBar } from "./progress.ts";
import type { CommonOptions, Run } from "./shell.ts";
import { withApp } from "./with-app.ts";

interface EvalErrataOptions extends CommonOptions {
  readonly askElsewhere?: boolean;
  readonly limit?: string;
}

/** As many of the owner's past questions are asked where `--limit` does not say otherwise. */
const PAST_QUESTIONS = "1000";

export const run: Run<EvalErrataOptions> = (call, shell) =>
  withApp(shell, call, async (app) => {
    const { options, out } = call;
    const limit = wholeNumber(options.limit ?? PAST_QUESTIONS, "--limit");
    const deps = await app.errata();
    const all = await deps.errata.list();
    const superseded = supersededBy(all, deps.lexicon);
    const errata = all.filter(({ id }) => !superseded.has(id));
    if (errata.length === 0)
      throw new UserError("no erratum is on record", "`smb errata add` puts one there");
    const bar = progressBar(out, "eval", "questions", shell.clock);
    const evaluation = await evaluateErrata(
      {
        errata,
        contradictions: await deps.errata.contradictions(),
        elsewhere:
          options.askElsewhere === true
            ? await pastQuestions(deps.index, { limit, random: seededRandom(1) })
            : [],
      },
      {
        rank: (text, most) => rank({ text, limit: most }, deps),
        retrieve: async (text) => {
          const [finding] = await retrieve([{ text, query: text }], text, deps);
          if (finding === undefined) throw new Error("one ask has one finding");
          return finding;
        },
        passages: (ids) => deps.index.passages(ids),
        lexicon: deps.lexicon,
        progress: (done, total) => {
          bar.show({ done, total, what: "" });
        },
      },
    );
    bar.end();
    const { figures, failures } = evaluation;
    out.data({ figures, failures }, () => render(evaluation, out));
    return failures.length === 0 ? ExitCode.done : ExitCode.failed;
  });

const render = ({ figures, failures }: ErrataEvaluation, out: Output): string =>
  [
    renderFigures(figures),
    ...failures.map(
      (failure) => `${out.style("red", failure.erratum)} “${failure.question}”: ${reason(failure)}`,
    ),
  ].join("\n");

function reason(failure: ErrataFailure): string {
  const { found } = failure;
  const hit = found === null ? "nothing" : `${found.id} (${found.title})`;
  if (failure.why === "quoted") return `${hit} would be quoted with “${failure.sentences.join(" ")}”`;
  if (failure.why === "elsewhere") return "stands before an answer that it does not correct";
  return `${hit} stands first; \`--also\` makes this wording one of its own, \`--corrects\` names what it corrects`;
}
