/** The YAML block at the head of a Markdown file. */
import { parse, YAMLParseError } from "yaml";
import { type Entry, readEntry } from "./entry.ts";

const BLOCK = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)??(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

const NOTHING: Entry = {
  id: null,
  kind: null,
  title: null,
  question: null,
  answer: null,
  text: null,
  url: null,
  tags: [],
  refs: [],
  language: null,
  date: null,
};

export interface FrontMatter {
  /** Fields that it does not give are null or empty. */
  readonly fields: Entry;
  /** The text below it, its lines moved to where they stand in the file by empty lines. */
  readonly body: string;
  /** Why it could not be read; its fields are then empty. */
  readonly problem: string | null;
}

/** Null for prose between two rules, which is no front matter. */
const fieldsOf = (yaml: string): Pick<FrontMatter, "fields" | "problem"> | null => {
  try {
    const value: unknown = parse(yaml);
    if (typeof value === "string") return null;
    const found = readEntry(value ?? {});
    return "problem" in found
      ? { fields: NOTHING, problem: found.problem }
      : { fields: found.entry, problem: null };
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    return { fields: NOTHING, problem: error.message.split("\n", 1)[0] ?? error.message };
  }
};

/** Reads the front matter of a Markdown text; a text without one is all body. Never throws for its content. */
export const readFrontMatter = (text: string): FrontMatter => {
  const block = BLOCK.exec(text);
  const found = block ? fieldsOf(block[1] ?? "") : null;
  if (!block || !found) return { fields: NOTHING, body: text, problem: null };
  const lines = block[0].split("\n").length - 1;
  return { ...found, body: "\n".repeat(lines) + text.slice(block[0].length) };
};
