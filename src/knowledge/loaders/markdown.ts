/** Markdown: a record a file, a piece a section. */
import { basename, extname } from "node:path";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { chunk } from "../chunk.ts";
import type { Loaded, Piece } from "../passage.ts";
import { readFrontMatter } from "./front-matter.ts";
import { blockText, definitionsOf, headingText } from "./markdown-text.ts";
import { definitionLines, partsOf } from "./markdown-parts.ts";
import { readText } from "./text-file.ts";

interface Heading {
  readonly depth: number;
  readonly text: string;
}

/** A block as its text, with the line of the file that it stands on. The tree itself takes a hundred times the memory. */
interface Block {
  readonly heading: Heading | null;
  readonly text: string;
  readonly line: number;
}

interface Section {
  /** The headings above it and its own, outermost first. */
  readonly path: readonly string[];
  readonly line: number;
  readonly texts: string[];
}

const OPTIONS = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };

const blocksOf = (text: string): Block[] => {
  const shared = definitionLines(text);
  const definitions = definitionsOf(fromMarkdown(shared, OPTIONS));
  return partsOf(text).flatMap((part) => {
    const tree = fromMarkdown(shared === "" ? part.text : `${part.text}\n\n${shared}`, OPTIONS);
    return tree.children.map((node) => ({
      heading: node.type === "heading" ? { depth: node.depth, text: headingText(node.children) } : null,
      text: blockText(node, definitions),
      line: part.line - 1 + (node.position?.start.line ?? 1),
    }));
  });
};

/** The stretches between headings; what stands before the first has an empty path. */
const sectionsOf = (blocks: readonly Block[]): Section[] => {
  const sections: Section[] = [];
  const above: Heading[] = [];
  for (const { heading, text, line } of blocks) {
    const section = sections.at(-1);
    if (heading) {
      while ((above.at(-1)?.depth ?? 0) >= heading.depth) above.pop();
      above.push(heading);
      const path = above.map((each) => each.text).filter((each) => each !== "");
      sections.push({ path, line, texts: [] });
    } else if (section) section.texts.push(text);
    else sections.push({ path: [], line, texts: [text] });
  }
  return sections;
};

const isQuestion = (text: string): boolean => /[?？؟]\s*$/.test(text);

const piecesOf = ({ path, line, texts }: Section, title: string): Piece[] => {
  const heading = path.at(-1) ?? "";
  return chunk(texts.filter((text) => text !== "").join("\n\n")).map((text, i) => ({
    question: i === 0 && isQuestion(heading) ? heading : null,
    title: path.length > 0 ? path.join(" > ") : title,
    text,
    place: `line ${line}`,
  }));
};

const firstHeading = (blocks: readonly Block[]): string | null =>
  blocks.find(({ heading }) => heading?.depth === 1 && heading.text !== "")?.text ?? null;

/** A Markdown text as one record, and what is wrong with its front matter. */
export const parseMarkdown = (text: string, name: string): Loaded[] => {
  const { fields, body, problem } = readFrontMatter(text);
  const blocks = blocksOf(body);
  const title = fields.title ?? firstHeading(blocks) ?? basename(name, extname(name));
  const pieces = sectionsOf(blocks).flatMap((section) => piecesOf(section, title));
  const problems: Loaded[] =
    problem === null
      ? []
      : [{ problem: `has front matter that cannot be read: ${problem}`, source: `${name} line 1` }];
  if (pieces.length === 0) return [...problems, { problem: "has headings but no text", source: name }];
  const { url, tags, refs, language, date } = fields;
  const record = { id: name, kind: "doc", title, url, tags, refs, language, date, single: false, pieces };
  return [...problems, { record }];
};

/** The record of a Markdown file. */
export async function* loadMarkdown(path: string, name: string): AsyncGenerator<Loaded> {
  const file = await readText(path);
  if ("problem" in file) yield { problem: file.problem, source: name };
  else yield* parseMarkdown(file.text, name);
}
