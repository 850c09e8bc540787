/** Markdown: a record a file, a piece a section. */
import { basename, extname } from "node:path";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { absoluteLink } from "../links.ts";
import type { Loaded } from "../passage.ts";
import { readFrontMatter } from "./front-matter.ts";
import { blockText, definitionsOf, headingText, hrefsOf } from "./markdown-text.ts";
import { definitionLines, partsOf } from "./markdown-parts.ts";
import { linkedFile } from "./page-links.ts";
import { type Block, firstHeading, sectionPieces } from "./sections.ts";
import { readText } from "./text-file.ts";

const OPTIONS = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };

interface MarkdownBlock extends Block {
  /** Where its links lead, as they are written. */
  readonly hrefs: readonly string[];
}

const blocksOf = (text: string): MarkdownBlock[] => {
  const shared = definitionLines(text);
  const definitions = definitionsOf(fromMarkdown(shared, OPTIONS));
  return partsOf(text).flatMap((part) => {
    const tree = fromMarkdown(shared === "" ? part.text : `${part.text}\n\n${shared}`, OPTIONS);
    return tree.children.map((node) => {
      const hrefs = hrefsOf(node, definitions);
      return {
        heading: node.type === "heading" ? { depth: node.depth, text: headingText(node.children) } : null,
        text: blockText(node, definitions),
        place: `line ${part.line - 1 + (node.position?.start.line ?? 1)}`,
        links: hrefs.flatMap((href) => absoluteLink(href, null) ?? []),
        hrefs,
      };
    });
  });
};

/** A Markdown text as one record, and what is wrong with its front matter. */
export const parseMarkdown = (text: string, name: string): Loaded[] => {
  const { fields, body, problem } = readFrontMatter(text);
  const blocks = blocksOf(body);
  const title = fields.title ?? firstHeading(blocks) ?? basename(name, extname(name));
  const pieces = sectionPieces(blocks, title);
  const problems: Loaded[] =
    problem === null
      ? []
      : [{ problem: `has front matter that cannot be read: ${problem}`, source: `${name} line 1` }];
  if (pieces.length === 0) return [...problems, { problem: "has headings but no text", source: name }];
  const { url, tags, language, date } = fields;
  const linked = blocks.flatMap(({ hrefs }) => hrefs.flatMap((href) => linkedFile(href, name) ?? []));
  const refs = [...new Set([...fields.refs, ...linked])];
  const record = { id: name, kind: "doc", title, url, tags, refs, language, date, single: false, pieces };
  return [...problems, { record }];
};

/** The record of a Markdown file. */
export async function* loadMarkdown(path: string, name: string): AsyncGenerator<Loaded> {
  const file = await readText(path);
  if ("problem" in file) yield { problem: file.problem, source: name };
  else if (isTooDeep(file.text))
    yield { problem: `has quotes or lists that stand more than ${DEEPEST} deep in each other`, source: name };
  else yield* parseMarkdown(file.text, name);
}

/** Reading takes the square of the depth (4 MB of a list 500 deep: 4 s), and at 2,000 the stack is full. People come to ten. */
const DEEPEST = 100;
const BLANKS_A_LEVEL = 2;
const ITEM_START = /^ *(?:[-*+]|\d{1,9}[.)])\s/;

function isTooDeep(text: string): boolean {
  return text.split("\n").some((line) => {
    const before = /^[\s>*+\-\d.)]*/.exec(line)?.[0] ?? "";
    const marks = before.match(/[>*+]|-(?=\s)|\d[.)]/g)?.length ?? 0;
    if (marks > DEEPEST) return !/^[\s*]*$|^[\s-]*$/.test(line);
    return ITEM_START.test(line) && line.length - line.trimStart().length > DEEPEST * BLANKS_A_LEVEL;
  });
}
