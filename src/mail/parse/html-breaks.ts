import type { DomNode, FormatCallback } from "html-to-text";

/** What the parser's nodes have and html-to-text's types leave out. */
interface Linked extends Omit<DomNode, "parent"> {
  readonly next?: Linked | null;
  readonly prev?: Linked | null;
  readonly parent?: Linked | null;
}

const INLINE = new Set(["span", "font", "b", "i", "u", "em", "strong", "a", "o:p"]);
const BLOCK = new Set([
  "body",
  "div",
  "p",
  "td",
  "th",
  "li",
  "blockquote",
  "pre",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
]);

/** Enough to step over the blanks and comments between two elements. */
const MAX_STEPS = 8;

const isVoid = (node: Linked): boolean =>
  node.type === "comment" || (node.type === "text" && !/\S/.test(node.data ?? ""));

/** Whether nothing that shows stands on that side of a node, up to the block it is in. */
const isOutermost = (node: Linked, side: "next" | "prev"): boolean => {
  let at: Linked = node;
  for (let step = 0; step < MAX_STEPS; step++) {
    const beside = at[side];
    if (beside !== null && beside !== undefined) {
      if (!isVoid(beside)) return false;
      at = beside;
    } else {
      const above = at.parent;
      if (above === null || above === undefined) return true;
      if (!INLINE.has(above.name ?? "")) return above.type === "root" || BLOCK.has(above.name ?? "");
      at = above;
    }
  }
  return false;
};

/**
 * `<br>` as it is shown: at the end of a block it breaks nothing, and alone in one (`<div><br></div>`, the empty line of
 * most mail programs) it makes one empty line, not two.
 */
export const lineBreak: FormatCallback = (element, _walk, builder) => {
  const isLast = isOutermost(element as Linked, "next");
  if (!isLast) builder.addLineBreak();
  else if (isOutermost(element as Linked, "prev")) builder.addLiteral(" ");
};
