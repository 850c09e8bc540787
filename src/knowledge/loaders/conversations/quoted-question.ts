/** The customer's words as the reply itself quotes them. */
import { readLines, type Line } from "../../../mail/quotation/line.ts";
import { segments } from "../../../mail/quotation/segments.ts";
import { splitQuotation } from "../../../mail/quotation.ts";

export interface QuotedMail {
  /** What its writer wrote, without what it quotes itself. */
  readonly text: string;
  /** What introduces it: `On …, Anna Berg wrote:`, or a block of header lines. */
  readonly introduction: string;
}

/** One quote mark: deeper quotes keep the rest of theirs. */
const MARK = /^\s{0,3}(?:>|&gt;|\uFF1E) ?/;

const join = (lines: readonly Line[]): string => lines.map(({ raw }) => raw).join("\n");

/** The mail that is quoted first and whole; null where none is. Answers between its lines are no part of it. */
export const quotedMail = (text: string): QuotedMail | null => {
  const lines = readLines(text);
  const found = segments(lines, false).find(({ kind }) => kind === "marked" || kind === "unmarked");
  if (found === undefined) return null;
  const body = lines
    .slice(found.body, found.to)
    .map(({ raw }) => (found.kind === "marked" ? raw.replace(MARK, "") : raw));
  const above = lines[found.from - 1];
  const introduction = join(lines.slice(found.from, found.body));
  const { newText } = splitQuotation(body.join("\n"));
  return newText.trim() === ""
    ? null
    : { text: newText, introduction: introduction === "" ? (above?.raw ?? "") : introduction };
};

/** All that its writer wrote, his signature too; quoted mails left out. */
export const ownLines = (text: string): string => {
  const lines = readLines(text);
  return segments(lines, false)
    .filter(({ kind }) => kind === "own")
    .map(({ from, to }) => join(lines.slice(from, to)))
    .join("\n");
};

export interface Exchange {
  /** The quoted lines; null for what stands above the first of them. */
  readonly quoted: string | null;
  readonly answer: string;
}

/** A reply written between the lines that it answers, in its parts. `text` is its new text, which keeps those lines. */
export const exchanges = (text: string): Exchange[] => {
  const found: { quoted: string[] | null; answer: string[] }[] = [{ quoted: null, answer: [] }];
  let wasQuoted = false;
  for (const { raw, isQuoted, isBlank } of readLines(text)) {
    const last = found.at(-1);
    if (isQuoted && !wasQuoted) found.push({ quoted: [raw.replace(MARK, "")], answer: [] });
    else if (isQuoted) last?.quoted?.push(raw.replace(MARK, ""));
    else last?.answer.push(raw);
    // An empty line between two quoted paragraphs parts nothing.
    wasQuoted = isQuoted || (wasQuoted && isBlank);
  }
  return found
    .map(({ quoted, answer }) => ({
      quoted: quoted?.join("\n").trim() ?? null,
      answer: answer.join("\n").trim(),
    }))
    .filter(({ answer }) => answer !== "");
};
