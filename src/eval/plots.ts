/** Plots as inline SVG: no script, colours from the page's own variables, so that they follow light and dark. */
import type { Figure, ReliabilityBin } from "./metrics.ts";

/** Text as it may stand in HTML and in attributes: queries are customers' words. */
export const escapeHtml = (text: string): string =>
  text
    // XML knows no control characters, and a page is not to hide any.
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

export interface Bar {
  readonly label: string;
  readonly figure: Figure;
}

const WIDTH = 640;
const ROW = 30;
const LABEL = 190;
const VALUE = 62;

const number = (value: number): string => String(Math.round(value * 100) / 100);

const svg = (width: number, height: number, title: string, body: string): string =>
  `<svg viewBox="0 0 ${number(width)} ${number(height)}" role="img" aria-label="${escapeHtml(title)}">${body}</svg>`;

/** One bar a figure, from 0 to 1, its 95 % interval as a line. */
export function barChart(title: string, bars: readonly Bar[]): string {
  const scale = (share: number): number => LABEL + share * (WIDTH - LABEL - VALUE);
  const height = bars.length * ROW + 22;
  const grid = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<line class="grid" x1="${number(scale(share))}" x2="${number(scale(share))}" y1="0" y2="${height - 20}"/>` +
      `<text class="tick" x="${number(scale(share))}" y="${height - 5}" text-anchor="middle">${share}</text>`,
  );
  const rows = bars.map(({ label, figure: { value, low, high } }, i) => {
    const y = i * ROW;
    const middle = y + ROW / 2;
    return (
      `<text class="label" x="${LABEL - 10}" y="${middle + 4}" text-anchor="end">${escapeHtml(short(label))}</text>` +
      `<rect class="bar" x="${LABEL}" y="${y + 6}" width="${number(Math.max(0, scale(value) - LABEL))}" height="${ROW - 12}" rx="2"/>` +
      whisker(scale(low), scale(high), middle) +
      `<text class="value" x="${WIDTH}" y="${middle + 4}" text-anchor="end">${value.toFixed(3)}</text>`
    );
  });
  return svg(WIDTH, height, title, grid.join("") + rows.join(""));
}

const whisker = (from: number, to: number, y: number): string =>
  `<path class="interval" d="M${number(from)} ${y - 5}V${y + 5}M${number(from)} ${y}H${number(to)}M${number(to)} ${y - 5}V${y + 5}"/>`;

/** Differences around zero, with their intervals: right of it B is better. */
export function differenceChart(title: string, bars: readonly Bar[]): string {
  const furthest = Math.max(0.05, ...bars.flatMap(({ figure: { low, high } }) => [-low, high]));
  const middleX = LABEL + (WIDTH - LABEL - VALUE) / 2;
  const scale = (share: number): number =>
    middleX + (Math.max(-1, Math.min(1, share / furthest)) * (WIDTH - LABEL - VALUE)) / 2;
  const height = bars.length * ROW + 22;
  const ticks = [-furthest, 0, furthest].map(
    (share) =>
      `<text class="tick" x="${number(scale(share))}" y="${height - 5}" text-anchor="middle">${signed(share, 2)}</text>`,
  );
  const rows = bars.map(({ label, figure: { value, low, high } }, i) => {
    const middle = i * ROW + ROW / 2;
    const sign = low > 0 ? "better" : high < 0 ? "worse" : "even";
    return (
      `<text class="label" x="${LABEL - 10}" y="${middle + 4}" text-anchor="end">${escapeHtml(short(label))}</text>` +
      whisker(scale(low), scale(high), middle) +
      `<circle class="${sign}" cx="${number(scale(value))}" cy="${middle}" r="5"/>` +
      `<text class="value" x="${WIDTH}" y="${middle + 4}" text-anchor="end">${signed(value, 3)}</text>`
    );
  });
  const zero = `<line class="axis" x1="${number(middleX)}" x2="${number(middleX)}" y1="0" y2="${height - 20}"/>`;
  return svg(WIDTH, height, title, zero + ticks.join("") + rows.join(""));
}

export const signed = (value: number, digits: number): string =>
  `${value > 0 ? "+" : value < 0 ? "−" : ""}${Math.abs(value).toFixed(digits)}`;

/** How many queries found their first relevant hit at which place; the last column: not at all. */
export function rankHistogram(title: string, ranks: readonly (number | null)[]): string {
  const places = [...Array.from({ length: 10 }, (_, i) => String(i + 1)), "11+", "none"];
  const placeOf = (rank: number | null): string =>
    rank === null ? "none" : rank > 10 ? "11+" : String(rank);
  const counts = places.map((place) => ranks.filter((rank) => placeOf(rank) === place).length);
  const most = Math.max(1, ...counts);
  const [height, base, step] = [220, 190, WIDTH / places.length];
  const columns = counts.map((count, i) => {
    const size = (count / most) * (base - 20);
    const x = i * step;
    return (
      `<rect class="${places[i] === "none" ? "miss" : "bar"}" x="${number(x + 5)}" y="${number(base - size)}" width="${number(step - 10)}" height="${number(size)}" rx="2"/>` +
      `<text class="value" x="${number(x + step / 2)}" y="${number(base - size - 5)}" text-anchor="middle">${count}</text>` +
      `<text class="tick" x="${number(x + step / 2)}" y="${base + 18}" text-anchor="middle">${places[i] ?? ""}</text>`
    );
  });
  const axis = `<line class="axis" x1="0" x2="${WIDTH}" y1="${base}" y2="${base}"/>`;
  return svg(WIDTH, height, title, axis + columns.join(""));
}

/** What the first hit's score said against how often it was right; on the diagonal a score is a probability. */
export function reliabilityPlot(title: string, bins: readonly ReliabilityBin[]): string {
  const [size, left, bottom] = [360, 40, 330];
  const x = (share: number): number => left + share * (size - left - 10);
  const y = (share: number): number => bottom - share * (bottom - 10);
  const most = Math.max(1, ...bins.map(({ right }) => right.n));
  const grid = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<line class="grid" x1="${number(x(0))}" x2="${number(x(1))}" y1="${number(y(share))}" y2="${number(y(share))}"/>` +
      `<text class="tick" x="${left - 6}" y="${number(y(share) + 4)}" text-anchor="end">${share}</text>` +
      `<text class="tick" x="${number(x(share))}" y="${bottom + 18}" text-anchor="middle">${share}</text>`,
  );
  const diagonal = `<line class="diagonal" x1="${number(x(0))}" y1="${number(y(0))}" x2="${number(x(1))}" y2="${number(y(1))}"/>`;
  const points = bins.map(({ said, right }) => {
    const cx = number(x(said));
    return (
      `<path class="interval" d="M${cx} ${number(y(right.low))}V${number(y(right.high))}"/>` +
      `<circle class="point" cx="${cx}" cy="${number(y(right.value))}" r="${number(4 + 7 * Math.sqrt(right.n / most))}">` +
      `<title>${right.n} answers said ${said.toFixed(2)}; ${right.value.toFixed(2)} of them were right</title></circle>`
    );
  });
  return svg(size, bottom + 26, title, grid.join("") + diagonal + points.join(""));
}

export const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;

/** As many characters stand before a plot's bars. */
const LABEL_LENGTH = 22;

/** A long label without its middle: data sets differ in their beginning, figures in their end. */
function short(label: string): string {
  if (label.length <= LABEL_LENGTH) return label;
  const end = Math.ceil(LABEL_LENGTH / 2);
  return `${label.slice(0, LABEL_LENGTH - end - 1)}…${label.slice(-end)}`;
}
