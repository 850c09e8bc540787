/** Figures as a person reads them: a line each. */
import type { Difference, Figure } from "../eval/metrics.ts";

/** The shortest a name's column gets, so that the figures of one run stand below those of another. */
const NARROWEST = 16;

/** Those that there was something to compute from: a figure of nothing reads as a bad one. */
export const computed = <Kind extends Figure>(
  figures: Readonly<Record<string, Kind>>,
): Record<string, Kind> => Object.fromEntries(Object.entries(figures).filter(([, { n }]) => n > 0));

export function renderFigures(figures: Readonly<Record<string, Figure | Difference>>): string {
  const width = Math.max(NARROWEST, ...Object.keys(figures).map((name) => name.length));
  return Object.entries(figures)
    .map(([name, figure]) => {
      const { value, low, high, n } = figure;
      const chance = "p" in figure ? `, p = ${figure.p.toFixed(4)}` : "";
      return `${name.padEnd(width)} ${value.toFixed(3)}  (${low.toFixed(3)} to ${high.toFixed(3)}, n = ${n}${chance})`;
    })
    .join("\n");
}
