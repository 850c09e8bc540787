/** What came of an evaluation of search as one page of HTML. */
import type { Comparison } from "./compare.ts";
import { type Difference, type Figure, reliability } from "./metrics.ts";
import { figure, page, row, section, table } from "./page.ts";
import {
  barChart,
  cut,
  differenceChart,
  escapeHtml,
  rankHistogram,
  reliabilityPlot,
  signed,
} from "./plots.ts";
import { figuresOf, groupsOf, measureNames, type QueryResult, setsOf, worstOf } from "./retrieval.ts";

export interface ReportRequest {
  readonly title: string;
  /** What was measured, where, with what. */
  readonly about: readonly string[];
  readonly results: readonly QueryResult[];
  /** Where two runs were compared: `results` are then those of B. */
  readonly comparison?: { readonly a: string; readonly b: string; readonly of: Comparison };
  readonly worst: number;
}

const BINS = 10;

/** A page of a few hundred kilobytes stays one that a phone opens. */
const LONGEST_QUERY = 400;

export function renderReport({ title, about, results, comparison, worst }: ReportRequest): string {
  const sets = setsOf(results);
  return page(title, about, [
    comparison === undefined ? "" : comparisonSection(comparison),
    sets.length > 1 ? overview(sets) : "",
    ...sets.map(({ name, results: own }) => setSection(name, own)),
    worstSection(worstOf(results, worst), sets.length > 1),
  ]);
}

function overview(sets: ReturnType<typeof setsOf>): string {
  const bars = sets.map(({ name, results }) => ({ label: name, figure: allOf(results)["hit@1"] ?? NONE }));
  return section(
    "All data sets",
    figure(barChart("hit@1 of each data set", bars), "hit@1 of each data set, with 95 % intervals."),
  );
}

const NONE: Figure = { value: 0, low: 0, high: 0, n: 0 };

/** The figures of one set under their plain names. */
const allOf = (results: readonly QueryResult[]) =>
  figuresOf(results.map((result) => ({ ...result, set: "" })));

function setSection(name: string, results: readonly QueryResult[]): string {
  const figures = allOf(results);
  const parts = groupsOf(results).filter(({ suffix }) => suffix !== "");
  const answers = results.flatMap(({ found, rank }) =>
    found[0] === undefined ? [] : [{ score: found[0].score, right: rank === 1 }],
  );
  return section(
    name,
    `<p class="count">${results.length} queries</p>` +
      figure(
        barChart(
          `figures of ${name}`,
          measureNames.map((measure) => ({ label: measure, figure: figures[measure] ?? NONE })),
        ),
        "All queries. The lines are 95 % intervals.",
      ) +
      (parts.length > 1
        ? figure(
            barChart(
              `hit@1 of the parts of ${name}`,
              parts.map(({ suffix, results: own }) => ({
                label: `${suffix.trim()} (${own.length})`,
                figure: figures[`hit@1${suffix}`] ?? NONE,
              })),
            ),
            "hit@1 by kind of what was to be found, and by language of the query.",
          )
        : "") +
      `<div class="pair">` +
      figure(
        rankHistogram(
          `places of ${name}`,
          results.map(({ rank }) => rank),
        ),
        "At which place the first right hit stood.",
      ) +
      figure(
        reliabilityPlot(`reliability of ${name}`, reliability(answers, BINS)),
        "Across: the score of the first hit. Up: how often it was right. On the diagonal a score is a probability; a larger point is more queries.",
      ) +
      `</div>`,
  );
}

function comparisonSection({ a, b, of }: NonNullable<ReportRequest["comparison"]>): string {
  const differences = Object.entries(of.figures).filter(
    (entry): entry is [string, Difference] => entry[0].startsWith("difference ") && "p" in entry[1],
  );
  const label = (name: string): string => name.slice("difference ".length);
  const rowOf = ([name, { value, low, high, n, p }]: [string, Difference]): string => {
    const [before, after] = [of.figures[`A ${label(name)}`], of.figures[`B ${label(name)}`]];
    return row([
      label(name),
      (before?.value ?? 0).toFixed(3),
      (after?.value ?? 0).toFixed(3),
      `${signed(value, 3)} (${signed(low, 3)} to ${signed(high, 3)})`,
      p < 0.001 ? "< .001" : p.toFixed(3),
      String(n),
    ]);
  };
  const isWhole = ([name]: [string, Difference]): boolean =>
    measureNames.some((measure) => name.endsWith(` ${measure}`));
  const whole = differences.filter(isWhole);
  const parts = differences.filter((one) => !isWhole(one));
  const head = ["figure", "A", "B", "B − A (95 %)", "p", "n"];
  return section(
    "B against A",
    `<p class="count">A: ${escapeHtml(a)}<br>B: ${escapeHtml(b)}${of.unpaired === 0 ? "" : `<br>${of.unpaired} results of queries that only one of them has are left out`}</p>` +
      figure(
        differenceChart(
          "difference of B and A",
          whole.map(([name, difference]) => ({ label: label(name), figure: difference })),
        ),
        "B minus A over the same queries, with 95 % intervals of a paired bootstrap. Right of the line B is better.",
      ) +
      table(head, whole.map(rowOf)) +
      (parts.length === 0
        ? ""
        : `<details><summary>by kind and language</summary>${table(head, parts.map(rowOf))}</details>`),
  );
}

function worstSection(worst: readonly QueryResult[], isOfMany: boolean): string {
  if (worst.length === 0) return "";
  const head = [...(isOfMany ? ["set"] : []), "asked", "to be found", "found instead", "place"];
  const rows = worst.map(({ set, query, relevant, rank, found }) => {
    const wrong = found.filter((hit) => !hit.relevant).slice(0, 3);
    const cells = [
      ...(isOfMany ? [escapeHtml(set)] : []),
      escapeHtml(cut(query, LONGEST_QUERY)),
      escapeHtml(cut(relevant.join(", "), LONGEST_QUERY)),
      wrong.length === 0 ? "nothing" : `<ol>${wrong.map(instead).join("")}</ol>`,
      String(rank ?? "none"),
    ];
    return `<tr>${cells.map((html, i) => `<td data-name="${head[i] ?? ""}">${html}</td>`).join("")}</tr>`;
  });
  return section("The worst queries", table(head, rows, "queries"));
}

const instead = ({ id, title, score }: QueryResult["found"][number]): string =>
  `<li>${escapeHtml(cut(title || id, 120))} <small>${escapeHtml(cut(id, 60))} · ${score.toFixed(2)}</small></li>`;
