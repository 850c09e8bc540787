/** A page's tree, and what is asked of it everywhere. */
import type { fromHtml } from "hast-util-from-html";

export type Root = ReturnType<typeof fromHtml>;
export type Node = Root["children"][number];
export type Element = Extract<Node, { type: "element" }>;

export const isElement = (node: Node): node is Element => node.type === "element";

export const elementsOf = (parent: Root | Element): Element[] =>
  (parent.children as Node[]).filter(isElement);

/** An attribute by its name in hast (`ariaHidden`, `className`), lists joined by spaces; empty where it is not there. */
export const attribute = ({ properties }: Element, name: string): string => {
  const value = properties[name];
  if (value === undefined || value === null || value === false) return "";
  return value === true ? name : Array.isArray(value) ? value.join(" ") : String(value);
};

/** Whether it stands there, with or without a value. */
export const hasAttribute = ({ properties }: Element, name: string): boolean => {
  const value = properties[name];
  return value !== undefined && value !== null && value !== false;
};

/** All elements below, in the order of the page. */
export function* descendants(parent: Root | Element): Generator<Element> {
  for (const element of elementsOf(parent)) {
    yield element;
    yield* descendants(element);
  }
}

/** The text below, as it is written. */
export const rawText = (node: Node | Root): string => {
  if (node.type === "text") return node.value;
  return "children" in node ? (node.children as Node[]).map(rawText).join("") : "";
};

/** The text below in one line. */
export const lineOf = (node: Node | Root): string => rawText(node).replace(/\s+/g, " ").trim();
