/** Rows as a table that fits the terminal: a line a mail, wide characters counted as the terminal shows them. */
import stringWidth from "string-width";
import { type Output, printable, type Style } from "../output.ts";
import type { DemoRow } from "./rows.ts";

const DECISION_STYLE = { review: "green", hold: "yellow", none: "dim" } as const satisfies Record<
  string,
  Style
>;

/** Columns that keep their width; the answer gets what is left of `width` characters. */
const FIXED = { mail: 30, takenFor: 24, decision: 9, sources: 22 };
const NARROWEST_ANSWER = 24;

/** Mail, what it was taken for, the decision, the draft's first line or why there is none, its sources. */
export function renderTable(rows: readonly DemoRow[], width: number, out: Output): string {
  const fixed = FIXED.mail + FIXED.takenFor + FIXED.decision + FIXED.sources + 4;
  const answer = Math.max(NARROWEST_ANSWER, width - fixed - 1);
  const head = [
    fit("MAIL", FIXED.mail),
    fit("TAKEN FOR", FIXED.takenFor),
    fit("DECISION", FIXED.decision),
    fit("DRAFT'S FIRST LINE, OR WHY NOT", answer),
    "SOURCES",
  ].join(" ");
  return [out.style("bold", head), ...rows.map((row) => renderRow(row, answer, out))].join("\n");
}

function renderRow(row: DemoRow, answerWidth: number, out: Output): string {
  const { from, subject, verdict, intent, language, decision, reasons, firstLine, sources } = row;
  const takenFor = [verdict, intent, language].filter((part) => part !== null).join(" · ");
  const answer = decision === "review" ? (firstLine ?? "") : reasons.join("; ");
  return [
    fit(`${from}: ${subject}`, FIXED.mail),
    fit(takenFor, FIXED.takenFor),
    out.style(DECISION_STYLE[decision], fit(decision === "none" ? "–" : decision, FIXED.decision)),
    fit(answer, answerWidth),
    fit(sources.join(", "), FIXED.sources).trimEnd(),
  ].join(" ");
}

/** The text on one line, cut with an ellipsis or padded to exactly `width` columns. */
export function fit(text: string, width: number): string {
  const line = printable(text).replace(/\s+/gu, " ").trim();
  if (stringWidth(line) <= width) return line + " ".repeat(width - stringWidth(line));
  let cut = "";
  for (const { segment } of new Intl.Segmenter().segment(line)) {
    if (stringWidth(cut + segment) > width - 1) break;
    cut += segment;
  }
  return `${cut}…${" ".repeat(width - 1 - stringWidth(cut))}`;
}
