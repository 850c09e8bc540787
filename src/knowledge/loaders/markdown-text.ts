/** Markdown's tree → the text a person reads in a mail. */
import type { Definition, List, Nodes, Parents, PhrasingContent, RootContent, Table } from "mdast";

/** Where the `[name]` of a reference leads. */
export type Definitions = ReadonlyMap<string, string>;

/** A link leads somewhere for a reader of a mail only where it says where on the web. */
const ABSOLUTE = /^(?:https?|mailto|tel):/i;

const link = (label: string, url: string): string => {
  const bare = url.replace(/^(?:mailto|tel):/i, "");
  if (!ABSOLUTE.test(url) || label === url || label === bare) return label;
  return label === "" ? bare : `${label} (${bare})`;
};

/** The text of inline content: links as `text (url)`, code as it is, struck text left out: it no longer holds. */
export const inlineText = (nodes: readonly PhrasingContent[], definitions: Definitions): string =>
  nodes.map((node) => inline(node, definitions)).join("");

const inline = (node: PhrasingContent, definitions: Definitions): string => {
  if (node.type === "link") return link(inlineText(node.children, definitions), node.url);
  if (node.type === "linkReference")
    return link(inlineText(node.children, definitions), definitions.get(node.identifier) ?? "");
  if (node.type === "delete") return "";
  return "children" in node ? inlineText(node.children, definitions) : leaf(node);
};

const leaf = (node: Exclude<PhrasingContent, Parents>): string => {
  switch (node.type) {
    case "text":
      return node.value.replace(/\s*\n\s*/g, " ");
    case "inlineCode":
      return node.value;
    case "break":
      return "\n";
    case "html":
      return /^<br\b/i.test(node.value) ? "\n" : "";
    case "image":
    case "imageReference":
      return node.alt ?? "";
    case "footnoteReference":
      return ` [${node.identifier}]`;
  }
};

/** A heading's text without where its links lead. */
export const headingText = (nodes: readonly PhrasingContent[]): string =>
  nodes
    .map((node): string => ("children" in node ? headingText(node.children) : inline(node, new Map())))
    .join("")
    .replace(/\s+/g, " ")
    .trim();

const indent = (text: string, by: string): string => text.replace(/\n(?=[^\n])/g, `\n${by}`);

const listText = ({ children, ordered, start }: List, definitions: Definitions): string =>
  children
    .map((item, i) => {
      const mark = ordered ? `${(start ?? 1) + i}. ` : "- ";
      const box = typeof item.checked === "boolean" ? (item.checked ? "[x] " : "[ ] ") : "";
      const text = blocksText(item.children, definitions, "\n");
      return mark + box + indent(text, "  ");
    })
    .join("\n");

/** A table of one column is a list to a reader, and to whoever splits it. */
const tableText = ({ children }: Table, definitions: Definitions): string =>
  children
    .map(({ children: cells }) => {
      const texts = cells.map((cell) => inlineText(cell.children, definitions).replace(/\s+/g, " ").trim());
      return texts.length === 1 ? `- ${texts.join("")}` : texts.map((text) => text || "–").join(" | ");
    })
    .join("\n");

const codeText = (value: string, language: string): string => {
  const runs = value.match(/`{3,}/g) ?? [];
  const fence = "`".repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return `${fence}${language}\n${value}\n${fence}`;
};

/** The text between the tags: a page's `<details>` and `<p>` hold sentences as well. */
const htmlText = (html: string): string =>
  html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, "")
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/[ \t]+/g, " ")
    .trim();

const blocksText = (nodes: readonly RootContent[], definitions: Definitions, gap: string): string =>
  nodes
    .map((node) => blockText(node, definitions))
    .filter((text) => text !== "")
    .join(gap);

/** The text of a block: list items as `- …` lines, table rows as `cell | cell`, code in its fence. */
export const blockText = (node: RootContent, definitions: Definitions): string => {
  if (node.type === "paragraph") return inlineText(node.children, definitions).trim();
  if (node.type === "heading") return headingText(node.children);
  if (node.type === "list") return listText(node, definitions);
  if (node.type === "table") return tableText(node, definitions);
  if (node.type === "code") return codeText(node.value, node.lang ?? "");
  if (node.type === "blockquote") return blocksText(node.children, definitions, "\n\n");
  if (node.type === "html") return htmlText(node.value);
  if (node.type === "footnoteDefinition")
    return `[${node.identifier}] ${blocksText(node.children, definitions, "\n")}`;
  return "";
};

const HREF = /\bhref\s{0,9}=\s{0,9}["']([^"'<>\s]{1,2000})["']/gi;

/** Where the links of a block lead, as they are written, in their order. */
export const hrefsOf = (node: Nodes, definitions: Definitions): string[] => {
  if (node.type === "html") return Array.from(node.value.matchAll(HREF), ([, href = ""]) => href);
  const own =
    node.type === "link"
      ? [node.url]
      : node.type === "linkReference"
        ? [definitions.get(node.identifier) ?? ""]
        : [];
  return "children" in node
    ? [...own, ...node.children.flatMap((child) => hrefsOf(child, definitions))]
    : own;
};

/** All link definitions of a document, the first of a name first, as CommonMark has it. */
export const definitionsOf = (tree: Nodes): Definitions => {
  const found = new Map<string, string>();
  const keep = ({ identifier, url }: Definition): void => {
    if (!found.has(identifier)) found.set(identifier, url);
  };
  const look = (node: Nodes): void => {
    if (node.type === "definition") keep(node);
    else if ("children" in node) node.children.forEach(look);
  };
  look(tree);
  return found;
};
