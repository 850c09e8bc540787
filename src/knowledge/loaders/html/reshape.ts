/** A page's tree → one whose every block Markdown has a word for: headings, lists, tables of lines, code. */
import { absoluteLink } from "../../links.ts";
import {
  attribute,
  descendants,
  type Element,
  elementsOf,
  isElement,
  lineOf,
  type Node,
  type Root,
} from "./tree.ts";

const BLOCKS =
  /^(?:address|article|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|li|main|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/;
const HEADING = /^h[1-6]$/;

const element = (tagName: string, children: Element["children"], from: Element): Element => ({
  type: "element",
  tagName,
  properties: {},
  children,
  ...(from.position ? { position: from.position } : {}),
});

const some = (parent: Root | Element, meant: (each: Element) => boolean): boolean => {
  for (const each of descendants(parent)) if (meant(each)) return true;
  return false;
};

/** Pages are laid out with tables too: with others inside, with headings, with a cell for a whole column of the page. */
const isLayout = (table: Element): boolean => {
  if (/^(?:presentation|none)$/.test(attribute(table, "role"))) return true;
  if (some(table, ({ tagName }) => tagName === "table" || HEADING.test(tagName))) return true;
  const rows = [...descendants(table)].filter(({ tagName }) => tagName === "tr");
  const isColumn = rows.every((row) => elementsOf(row).length <= 1);
  return isColumn && some(table, ({ tagName }) => /^(?:p|ul|ol|pre|div)$/.test(tagName));
};

const isItem = (node: Node): boolean => isElement(node) && /^(?:li|dd)$/.test(node.tagName);

/** In a cell, blocks stand in one line, items as `first; second`. */
const flatten = (nodes: readonly Node[]): Element["children"] => {
  const first = nodes.findIndex(isItem);
  return nodes.flatMap((node, i): Element["children"] => {
    if (node.type === "text") return [node];
    if (!isElement(node)) return [];
    if (node.tagName === "br") return [{ type: "text", value: " " }];
    const children = flatten(node.children);
    if (!BLOCKS.test(node.tagName)) return [{ ...node, children }];
    if (isItem(node)) return i === first ? children : [{ type: "text", value: "; " }, ...children];
    return [{ type: "text", value: " " }, ...children, { type: "text", value: " " }];
  });
};

/** How many cells the spans of one page may stand for: a browser caps each at 1,000, and their product is a bomb. */
const SPAN_BUDGET = 20_000;

class Reshaper {
  private spans = SPAN_BUDGET;

  constructor(private readonly base: string | null) {}

  /** What stands in a node's place. */
  private node(node: Node, heading: number): Node[] {
    if (node.type === "text") {
      // No-break spaces part words like others; what has no width parts none.
      node.value = node.value
        .replace(/[\u00a0\u2007\u202f]/g, " ")
        .replace(/[\u200b\u2060\ufeff\u00ad]/g, "");
      return [node];
    }
    return isElement(node) ? this.element(node, heading) : [];
  }

  private children(parent: Element, heading: number): Element["children"] {
    let depth = heading;
    return parent.children.flatMap((child) => {
      if (child.type === "element" && HEADING.test(child.tagName)) depth = Number(child.tagName.charAt(1));
      return this.node(child, depth) as Element["children"];
    });
  }

  private element(node: Element, heading: number): Node[] {
    if (node.tagName === "a") this.link(node);
    if (node.tagName === "img") return isFileName(attribute(node, "alt")) ? [] : [node];
    if (node.tagName === "table") return this.table(node, heading);
    if (node.tagName === "pre") return [node];
    node.children = this.children(node, heading);
    if (node.tagName === "details" || node.tagName === "button") return this.disclosure(node, heading);
    const level = attribute(node, "ariaLevel");
    if (attribute(node, "role") === "heading" && !HEADING.test(node.tagName))
      return [element(/^[1-6]$/.test(level) ? `h${level}` : "h2", node.children, node)];
    if (node.tagName === "caption") return [element("p", node.children, node)];
    return [node];
  }

  private link(node: Element): void {
    const href = attribute(node, "href");
    const url = absoluteLink(href, this.base);
    if (url !== null) node.properties.href = url;
  }

  /** A question that opens its answer is a heading above it, where that is a question indeed. */
  private disclosure(node: Element, heading: number): Node[] {
    const level = `h${Math.min(6, heading + 1)}`;
    if (node.tagName === "button")
      return [element(lineOf(node).endsWith("?") ? level : "span", node.children, node)];
    const summary = elementsOf(node).find(({ tagName }) => tagName === "summary");
    if (!summary || some(summary, ({ tagName }) => HEADING.test(tagName))) return [node];
    const rest = node.children.filter((child) => child !== summary);
    return [element(level, flatten(summary.children), summary), element("div", rest, node)];
  }

  private table(node: Element, heading: number): Node[] {
    if (isLayout(node)) {
      const children = this.children(node, heading);
      return [element("div", children.map(asDivision), node)];
    }
    const captions = elementsOf(node).filter(({ tagName }) => tagName === "caption");
    const rows = [...descendants(node)].filter(({ tagName }) => tagName === "tr");
    for (const row of rows)
      for (const cell of elementsOf(row)) {
        this.limitSpans(cell);
        cell.children = this.children(cell, heading);
        cell.children = flatten(cell.children);
      }
    // The first row is the header, marked or not: without one, mdast would be given an empty one.
    const first = rows.find((row) => elementsOf(row).length > 0);
    for (const cell of first ? elementsOf(first) : []) cell.tagName = "th";
    return [...captions.map((caption) => element("p", flatten(caption.children), caption)), node];
  }

  private limitSpans(cell: Element): void {
    const [rows, columns] = ["rowSpan", "colSpan"].map((name) => Number(attribute(cell, name)) || 1);
    this.spans -= (rows ?? 1) * (columns ?? 1) - 1;
    if (this.spans > 0) return;
    delete cell.properties.rowSpan;
    delete cell.properties.colSpan;
  }

  reshape(root: Root | Element): void {
    const children = (root.children as Node[]).flatMap((child) => this.node(child, 1));
    root.children = children;
  }
}

const asDivision = (node: Node): Element["children"][number] => {
  if (!isElement(node)) return node as Element["children"][number];
  if (!/^(?:thead|tbody|tfoot|tr|td|th)$/.test(node.tagName)) return node;
  return element("div", node.children.map(asDivision), node);
};

/** `IMG_2041.png` says nothing that its picture does not. */
const isFileName = (alt: string): boolean =>
  alt.trim() === "" || /^\S{1,80}\.(?:png|jpe?g|gif|webp|svg|bmp)$/i.test(alt.trim()) || !hasWords(alt);

const hasWords = (text: string): boolean => /\p{L}{2}/u.test(text);

/** Rewrites the tree in place; links are made absolute from `base`. */
export const reshape = (root: Root | Element, base: string | null): void => {
  new Reshaper(base).reshape(root);
};
