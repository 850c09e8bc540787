/** A table's header → which column holds which field of a record. */
import type { Entry } from "./entry.ts";

/** The names a column may have, the plain one first; case and white space aside. */
const NAMES: Readonly<Record<keyof Entry, readonly string[]>> = {
  id: ["id"],
  kind: ["kind"],
  title: ["title", "subject", "titel", "betreff"],
  question: ["question", "frage", "instruction"],
  answer: ["answer", "antwort", "response"],
  text: ["text", "body", "content", "inhalt"],
  url: ["url", "link"],
  tags: ["tags"],
  refs: ["refs"],
  language: ["language", "lang", "sprache"],
  date: ["date", "datum"],
};

/** The fields of a row: of several columns for one field the first that is filled in. */
export type ReadRow = (row: readonly string[]) => Partial<Record<keyof Entry, string>>;

/** How to read the rows below this header; a problem where no column can hold what is to be quoted. */
export const columnsOf = (header: readonly string[]): ReadRow | { readonly problem: string } => {
  const titles = header.map((title) => title.trim().toLowerCase());
  const columns = Object.entries(NAMES).map(([field, names]) => ({
    field,
    at: names.map((name) => titles.indexOf(name)).filter((index) => index >= 0),
  }));
  if (!columns.some(({ field, at }) => (field === "answer" || field === "text") && at.length > 0))
    return {
      problem: `has no column for what to answer; call one "answer" or "text" (it has ${header.map((title) => `"${title.trim().slice(0, 40)}"`).join(", ")})`,
    };
  return (row) =>
    Object.fromEntries(
      columns.map(({ field, at }) => [
        field,
        at.map((index) => row[index] ?? "").find((cell) => cell.trim() !== "") ?? "",
      ]),
    );
};
