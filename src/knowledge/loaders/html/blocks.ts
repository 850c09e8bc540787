/** A page's tree → the blocks of a document, by way of Markdown's. */
import { toMdast } from "hast-util-to-mdast";
import type { RootContent } from "mdast";
import { absoluteLink } from "../../links.ts";
import { blockText, headingText, hrefsOf } from "../markdown-text.ts";
import type { Block } from "../sections.ts";
import { reshape } from "./reshape.ts";
import type { Element, Root } from "./tree.ts";

const NO_DEFINITIONS = new Map<string, string>();

/** Blocks with where their links lead, as they are written. */
export interface PageBlock extends Block {
  readonly hrefs: readonly string[];
}

const blockOf = (node: RootContent, placeOf: (line: number) => string): PageBlock => {
  const hrefs = hrefsOf(node, NO_DEFINITIONS);
  return {
    heading: node.type === "heading" ? { depth: node.depth, text: headingText(node.children) } : null,
    text: blockText(node, NO_DEFINITIONS),
    place: placeOf(node.position?.start.line ?? 1),
    links: hrefs.flatMap((href) => absoluteLink(href, null) ?? []),
    hrefs,
  };
};

/** A quotation or a list may hold headings; a page's section may be all in one. */
const flow = (node: RootContent): RootContent[] =>
  node.type === "blockquote" && node.children.some(({ type }) => type === "heading")
    ? node.children.flatMap(flow)
    : [node];

/** The blocks below these elements; links are made absolute from `base`. Rewrites the tree. */
export const blocksOf = (
  parents: readonly (Root | Element)[],
  base: string | null,
  placeOf: (line: number) => string,
): PageBlock[] =>
  parents.flatMap((parent) => {
    reshape(parent, base);
    const tree = toMdast({ type: "root", children: parent.type === "element" ? [parent] : parent.children });
    const nodes = tree.type === "root" ? tree.children : [tree];
    return nodes.flatMap(flow).map((node) => blockOf(node, placeOf));
  });
