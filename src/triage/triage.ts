/** Stage: a screened mail → what it wants. No model takes part: examples, word lists and sentence forms decide. */
import type { Lexicon } from "../knowledge/lexicon.ts";
import type { Message } from "../mail/message.ts";
import { type Ask, findAsks } from "./asks.ts";
import { assessPriority, type Priority } from "./priority.ts";

export interface Triage {
  readonly intent: string;
  readonly priority: Priority;
  /** What raised the priority. */
  readonly urgency: readonly string[];
  /** ISO 639-1 of the new text; null where it cannot be told. */
  readonly language: string | null;
  readonly summary: string;
  readonly asks: readonly Ask[];
}

export interface TriageDeps {
  readonly lexicon: Lexicon;
  /** The nearest of the special intents, or null. */
  readonly classify: (text: string) => Promise<string | null>;
  /** The language of a text; the subject counts where the text alone does not tell. */
  readonly language: (text: string, subject: string) => Promise<string | null>;
}

const SUMMARY_LENGTH = 120;

/** What the mail wants, in what language, and how soon. */
export async function triage(
  message: Pick<Message, "newText" | "subject">,
  deps: TriageDeps,
): Promise<Triage> {
  const { newText, subject } = message;
  const language = await deps.language(newText, subject);
  const asks = findAsks(newText, subject, deps.lexicon, language);
  const { priority, reasons } = assessPriority(`${subject}\n${newText}`);
  const nearest = await deps.classify([subject, ...asks.map(({ query }) => query)].join("\n"));
  const intent = nearest ?? (asks.some(({ text }) => /[?？؟]/u.test(text)) ? "question" : "other");
  const summary = shorten(asks.map(({ text }) => text).join(" ") || subject || newText, SUMMARY_LENGTH);
  return { intent, priority, urgency: reasons, language, summary, asks };
}

/** The text on one line, cut at a word with an ellipsis where it is longer than `length` characters. */
function shorten(text: string, length: number): string {
  const line = text.replace(/\s+/gu, " ").trim();
  if (line.length <= length) return line;
  const cut = line.slice(0, length - 1);
  const atAWord = cut.slice(0, Math.max(cut.lastIndexOf(" "), Math.floor(length / 2)));
  // Half an emoji is none.
  return `${atAWord.replace(/[\uD800-\uDBFF]$/, "").trimEnd()}…`;
}
