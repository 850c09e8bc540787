/** What came of `smb eval answers` as one page of HTML. */
import { answersFigures, type AnswersResult, BINS, rated } from "./answers.ts";
import type { FaithfulRow } from "./faithful.ts";
import { reliability, shareOf } from "./metrics.ts";
import { figure, page, row, section, table } from "./page.ts";
import { barChart, cut, escapeHtml, reliabilityPlot } from "./plots.ts";

/** A page of a few hundred kilobytes stays one that a phone opens. */
const LONGEST_QUERY = 400;
const MOST_WRONG = 50;

const THRESHOLDS = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

export function renderAnswersReport(
  about: readonly string[],
  results: readonly AnswersResult[],
  faithful: readonly FaithfulRow[],
): string {
  const figures = Object.entries(answersFigures(results, faithful)).map(([label, one]) => ({
    label,
    figure: one,
  }));
  return page("How well smb answers", about, [
    section(
      "Figures",
      figure(
        barChart("figures", figures),
        "The lines are 95 % intervals; of “wrongly answered” and ECE less is better.",
      ),
    ),
    section(
      "Reliability",
      figure(
        reliabilityPlot("reliability", reliability(results.map(rated), BINS)),
        "Across: how likely the knowledge was said to answer. Up: how often it does. On the diagonal that is a probability; a larger point is more queries.",
      ),
    ),
    section(
      "Were only the likely ones answered",
      table(["from", "of what can be answered", "of what cannot"], thresholds(results)),
    ),
    wrongSection(results),
  ]);
}

const thresholds = (results: readonly AnswersResult[]): string[] =>
  THRESHOLDS.map((from) => {
    const shareFrom = (answerable: boolean): string =>
      shareOf(
        results
          .filter((one) => one.answerable === answerable)
          .map(({ answerability }) => answerability >= from),
      ).value.toFixed(3);
    return row([from.toFixed(1), shareFrom(true), shareFrom(false)]);
  });

/** The surest of what was wrong: a draft for what nothing answers, or one from a source that does not. */
function wrongSection(results: readonly AnswersResult[]): string {
  const wrong = results
    .filter(({ drafted, answerable, right }) => drafted && (!answerable || right === false))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, MOST_WRONG);
  if (wrong.length === 0) return "";
  const head = ["query", "can be answered", "answered from", "how sure"];
  const rows = wrong.map(({ query, answerable, sources, confidence }) => {
    const cells = [query, answerable ? "yes" : "no", sources.join(", "), confidence.toFixed(2)];
    return `<tr>${cells.map((one, i) => `<td data-name="${head[i] ?? ""}">${escapeHtml(cut(one, LONGEST_QUERY))}</td>`).join("")}</tr>`;
  });
  return section("Surest and wrong", table(head, rows, "queries"));
}
