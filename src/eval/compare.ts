/** Two runs over the same queries, query by query: is the difference more than luck? */
import { type Difference, meanWithInterval, pairedDifference, seededRandom } from "./metrics.ts";
import {
  type Figures,
  type Group,
  groupsOf,
  measureNames,
  type QueryResult,
  setsOf,
  valuesOf,
} from "./retrieval.ts";

export interface Comparison {
  /** `A hit@1`, `B hit@1` and their `difference hit@1`, B over A, with its p. */
  readonly figures: Figures & Readonly<Record<string, Difference | Figures[string]>>;
  /** Queries that only one of the runs has: they are left out. */
  readonly unpaired: number;
  /** The queries whose first relevant hit moved, the furthest first. */
  readonly moved: readonly Moved[];
}

export interface Moved {
  readonly set: string;
  readonly query: string;
  readonly before: number | null;
  readonly after: number | null;
}

export function compare(a: readonly QueryResult[], b: readonly QueryResult[]): Comparison {
  const others = byKey(b);
  const pairs = [...byKey(a)].flatMap(([key, before]) => {
    const after = others.get(key);
    return after === undefined ? [] : [{ before, after }];
  });
  const [before, after] = [pairs.map((pair) => pair.before), pairs.map((pair) => pair.after)];
  return {
    figures: Object.fromEntries(figures(before, after)),
    unpaired: a.length + b.length - 2 * pairs.length,
    moved: pairs
      .map((pair) => ({
        set: pair.before.set,
        query: pair.before.query,
        before: pair.before.rank,
        after: pair.after.rank,
      }))
      .filter((pair) => pair.before !== pair.after)
      .sort((one, two) => distance(two) - distance(one)),
  };
}

function figures(
  before: readonly QueryResult[],
  after: readonly QueryResult[],
): [string, Difference | Figures[string]][] {
  const sets = setsOf(before);
  const inAfter = new Map(before.map((result, i) => [result, after[i] ?? result]));
  return sets.flatMap(({ name, results }) =>
    groupsOf(results).flatMap((group: Group) =>
      measureNames.flatMap((measure): [string, Difference | Figures[string]][] => {
        const a = valuesOf(measure, group.results);
        const b = valuesOf(
          measure,
          group.results.map((result) => inAfter.get(result) ?? result),
        );
        const label = `${sets.length > 1 ? `${name} ` : ""}${measure}${group.suffix}`;
        return [
          [`A ${label}`, meanWithInterval(a, seededRandom(1))],
          [`B ${label}`, meanWithInterval(b, seededRandom(1))],
          [`difference ${label}`, pairedDifference(a, b, seededRandom(1))],
        ];
      }),
    ),
  );
}

/** The results by what was asked; the same question asked again within a set is another one. */
function byKey(results: readonly QueryResult[]): Map<string, QueryResult> {
  const times = new Map<string, number>();
  return new Map(
    results.map((result) => {
      const key = JSON.stringify([result.set, result.query, [...result.relevant].sort()]);
      const time = times.get(key) ?? 0;
      times.set(key, time + 1);
      return [`${key} ${time}`, result];
    }),
  );
}

/** As `mrr` counts it: from the first place to the second is far, from the ninth to the tenth is not. */
const distance = ({ before, after }: Moved): number =>
  Math.abs((before === null ? 0 : 1 / before) - (after === null ? 0 : 1 / after));
