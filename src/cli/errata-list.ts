/** `smb errata list`: each with what it corrects, and whether a later one stands in its place. */
import { ExitCode } from "../errors.ts";
import type { Erratum } from "../knowledge/errata.ts";
import { supersededBy } from "../knowledge/errata-links.ts";
import type { Contradiction } from "../knowledge/passage-index.ts";
import type { Output } from "./output.ts";
import type { Run } from "./shell.ts";
import { withApp } from "./with-app.ts";

export const run: Run = (call, shell) =>
  withApp(shell, call, async (app) => {
    const { errata, lexicon } = await app.errata();
    const all = await errata.list();
    const contradictions = await errata.contradictions();
    const superseded = supersededBy(all, lexicon);
    for (const erratum of all) {
      const by = superseded.get(erratum.id) ?? null;
      const corrects = contradictions.filter((one) => one.erratum === erratum.id);
      const shown = corrects.map(({ passageId, whole, sentences }) => ({ passageId, whole, sentences }));
      call.out.item({ ...erratum, supersededBy: by, corrects: shown }, () =>
        render(erratum, by, corrects, call.out),
      );
    }
    return ExitCode.done;
  });

function render(
  erratum: Erratum,
  by: string | null,
  corrects: readonly Contradiction[],
  out: Output,
): string {
  const { id, question, also, answer } = erratum;
  return [
    `${out.style("bold", id)}${by === null ? "" : ` ${out.style("dim", `(superseded by ${by})`)}`}`,
    `  Q: ${[question, ...also].join("\n     ")}`,
    `  A: ${answer}`,
    ...corrects.map(({ passageId, whole, sentences }) =>
      out.style("dim", `  corrects ${passageId}: ${whole ? "all of it" : `“${sentences.join(" ")}”`}`),
    ),
  ].join("\n");
}
