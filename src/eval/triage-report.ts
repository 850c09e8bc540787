/** What came of `smb eval triage` as one page of HTML. */
import { reliability } from "./metrics.ts";
import { figure, page, row, section, table } from "./page.ts";
import { barChart, cut, escapeHtml, reliabilityPlot } from "./plots.ts";
import { BINS, intentFigures, triageFigures, type TriageResult } from "./triage.ts";

/** A page of a few hundred kilobytes stays one that a phone opens. */
const LONGEST_TEXT = 400;
const MOST_INTENTS = 500;
const MOST_WRONG = 50;

export function renderTriageReport(
  title: string,
  about: readonly string[],
  results: readonly TriageResult[],
): string {
  const figures = Object.entries(triageFigures(results)).map(([label, one]) => ({ label, figure: one }));
  const rated = results.map(({ probability, right }) => ({ score: probability, right }));
  return page(title, about, [
    section(
      "Figures",
      figure(barChart("figures", figures), "All texts. The lines are 95 % intervals; of ECE less is better."),
    ),
    section(
      "Reliability",
      figure(
        reliabilityPlot("reliability", reliability(rated, BINS)),
        "Across: how likely the first intent was said to be. Up: how often it was right. On the diagonal that is a probability; a larger point is more texts.",
      ),
    ),
    intentSection(results),
    wrongSection(results),
  ]);
}

function intentSection(results: readonly TriageResult[]): string {
  const rows = intentFigures(results).map(({ label, f1, precision, recall, n }) =>
    row([cut(label, LONGEST_TEXT), ...[f1, precision, recall].map((value) => value.toFixed(3)), String(n)]),
  );
  const left = rows.length - MOST_INTENTS;
  return section(
    "Intents, the worst first",
    table(["intent", "F1", "precision", "recall", "n"], rows.slice(0, MOST_INTENTS)) +
      (left > 0 ? `<p class="count">${left} more are left out</p>` : ""),
  );
}

/** The surest of what was wrong: that is where an example or a description says something else than its owner means. */
function wrongSection(results: readonly TriageResult[]): string {
  const wrong = results
    .filter(({ right, intents, predicted }) => (intents.length > 0 ? !right : predicted.length > 0))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, MOST_WRONG);
  if (wrong.length === 0) return "";
  const head = ["text", "is about", "said", "how sure"];
  const rows = wrong.map(({ text, intents, top, probability }) => {
    const cells = [text, intents.join(", ") || "none", top ?? "none", probability.toFixed(2)];
    return `<tr>${cells.map((one, i) => `<td data-name="${head[i] ?? ""}">${escapeHtml(cut(one, LONGEST_TEXT))}</td>`).join("")}</tr>`;
  });
  return section("Surest and wrong", table(head, rows, "queries"));
}
