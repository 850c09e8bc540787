/** Plain text: `Q:` / `A:` blocks, or prose. */
import { basename, extname } from "node:path";
import { chunks } from "../chunk.ts";
import { linksField, linksIn } from "../links.ts";
import type { Loaded, Piece, SourceRecord } from "../passage.ts";
import { readText } from "./text-file.ts";

/** Both with a number where the blocks are numbered: `Q1:`. French sets a space before the colon. */
const QUESTION = /^\s*(?:q|question|f|frage|pregunta|domanda|vraag)\s?\d*\s?:\s*(.*)$/i;
const ANSWER = /^\s*(?:a|answer|antwort|réponse|respuesta|risposta|antwoord)\s?\d*\s?:\s*(.*)$/i;

/** A block as it is read: `answer` is null until its `A:` comes. */
interface Block {
  readonly line: number;
  readonly questions: string[];
  answer: string[] | null;
}

interface Faq {
  /** What stands above the first question. */
  readonly preamble: string;
  readonly blocks: readonly Block[];
}

/** One line further. A second `A:` inside an answer is part of it. */
const read = (blocks: Block[], text: string, line: number): void => {
  const block = blocks.at(-1);
  const question = QUESTION.exec(text)?.[1];
  if (question !== undefined) {
    if (block?.answer === null) block.questions.push(question.trim());
    else blocks.push({ line, questions: [question.trim()], answer: null });
    return;
  }
  const answer = ANSWER.exec(text)?.[1];
  if (block?.answer) block.answer.push(text);
  else if (block && answer !== undefined) block.answer = [answer];
  else if (block && text.trim() !== "")
    block.questions.push(`${block.questions.pop() ?? ""} ${text.trim()}`.trim());
};

const blocksOf = (text: string): Faq => {
  const blocks: Block[] = [];
  const preamble: string[] = [];
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    read(blocks, line, i + 1);
    if (blocks.length === 0) preamble.push(line);
  }
  return { preamble: preamble.join("\n").trim(), blocks };
};

const proseOf = (text: string, title: string): Piece[] => {
  let line = 1;
  let at = 0;
  return chunks(text).map((part) => {
    line += text.slice(at, part.start).split("\n").length - 1;
    at = part.start;
    const links = linksField(linksIn(part.text));
    return { question: null, title, text: part.text, place: `line ${line}`, ...links };
  });
};

const recordOf = (name: string, title: string, kind: string, pieces: readonly Piece[]): SourceRecord => ({
  id: name,
  kind,
  title,
  url: null,
  tags: [],
  refs: [],
  language: null,
  date: null,
  single: false,
  pieces,
});

const loadFaq = ({ preamble, blocks }: Faq, name: string, title: string): Loaded[] => {
  const pieces: Piece[] = [];
  const problems: Loaded[] = [];
  for (const { line, questions, answer } of blocks) {
    const text = answer?.join("\n").trim() ?? "";
    const variants = questions.filter((variant) => variant !== "");
    const place = `line ${line}`;
    if (text === "")
      problems.push({ problem: "has a question without an answer", source: `${name} ${place}` });
    else
      pieces.push({
        question: variants.length > 0 ? variants.join("\n") : null,
        title: variants[0] ?? title,
        text,
        place,
        ...linksField(linksIn(text)),
      });
  }
  // A heading above the first question says nothing a customer asks for; an introduction may. Last: it moves no number.
  if (preamble.length > 100) pieces.push(...proseOf(preamble, title));
  return pieces.length === 0 ? problems : [{ record: recordOf(name, title, "faq", pieces) }, ...problems];
};

/** A plain text file as one record: its questions and answers where it has such blocks, else its paragraphs. */
export const parseText = (text: string, name: string): Loaded[] => {
  const title = basename(name, extname(name));
  const faq = blocksOf(text);
  if (faq.blocks.some(({ answer }) => answer !== null)) return loadFaq(faq, name, title);
  return [{ record: recordOf(name, title, "doc", proseOf(text, title)) }];
};

/** The record of a `.txt` file, and what is wrong with single blocks. */
export async function* loadText(path: string, name: string): AsyncGenerator<Loaded> {
  const file = await readText(path);
  if ("problem" in file) yield { problem: file.problem, source: name };
  else yield* parseText(file.text, name);
}
