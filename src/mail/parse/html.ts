import { compile, type HtmlToTextOptions } from "html-to-text";
import { lineBreak } from "./html-breaks.ts";
import { QUOTE_FORMATTERS, QUOTE_SELECTORS } from "./html-quotes.ts";

/** Laying out takes the square of the depth: no page that a person wrote comes near. */
const MAX_DEPTH = 400;

const row = { leadingLineBreaks: 1, trailingLineBreaks: 1 };

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  // 8 MiB of markup is no letter; what is cut shows as "...".
  limits: { maxInputLength: 8 * 1024 * 1024, maxDepth: 4 * MAX_DEPTH, ellipsis: "..." },
  formatters: {
    ...QUOTE_FORMATTERS,
    lineBreak,
    // Mail lays out its pages with tables: a row is a line, its cells stand side by side.
    cell: (element, walk, builder) => {
      walk(element.children, builder);
      builder.addInline(" ");
    },
  },
  selectors: [
    {
      selector: "a",
      options: { linkBrackets: ["(", ")"], hideLinkHrefIfSameAsText: true, noAnchorUrl: true },
    },
    { selector: "img", format: "skip" },
    { selector: "br", format: "lineBreak" },
    // What the sender's own screen did not show them is none of their words.
    ...[
      "[hidden]",
      '[style*="display:none"]',
      '[style*="display: none"]',
      '[style*="visibility:hidden"]',
    ].map((selector) => ({ selector, format: "skip" })),
    { selector: "table", format: "block", options: row },
    { selector: "tr", format: "block", options: row },
    { selector: "td", format: "cell" },
    { selector: "th", format: "cell" },
    { selector: "p", options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
    // Word's paragraphs have no space between them; its writers put empty ones there.
    ...["p.MsoNormal", "p.MsoPlainText"].map((selector) => ({ selector, format: "paragraph", options: row })),
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
    ...QUOTE_SELECTORS,
  ],
};

/** Compiled once: that takes as long as a page. */
const toText = compile(OPTIONS);

/** Elements that have no end, or whose end many writers leave out. */
const ENDLESS =
  /^(?:br|img|hr|input|meta|link|col|area|base|embed|source|track|wbr|param|p|li|dd|dt|option)$/i;

/** Whether elements stand inside each other deeper than is laid out. */
export const isTooDeep = (html: string): boolean => {
  let depth = 0;
  for (const [, slash, name = ""] of html.matchAll(/<(\/?)([a-z][\w:-]{0,40})/gi)) {
    if (ENDLESS.test(name)) continue;
    depth = slash === "/" ? Math.max(0, depth - 1) : depth + 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
};

/** `Anna <anna@shop.example> wrote:`, which some clients do not escape, and which would be taken for a tag. */
const BARE_ADDRESS = /<([^\s<>@"'/=]{1,64}@[^\s<>@"'/=]{1,255})>/g;

/** HTML without such elements and what is in them; one that never ends is left, lest all go with it. */
const withoutElements = (html: string, name: string): string => {
  const kept: string[] = [];
  const opens = new RegExp(`<${name}\\b`, "gi");
  const ends = new RegExp(`</${name}\\s{0,9}>`, "gi");
  let at = 0;
  for (let open = opens.exec(html); open !== null; open = opens.exec(html)) {
    ends.lastIndex = open.index;
    if (ends.exec(html) === null) break;
    kept.push(html.slice(at, open.index));
    at = opens.lastIndex = ends.lastIndex;
  }
  return [...kept, html.slice(at)].join(" ");
};

/** The words of a page without its layout. */
export const withoutTags = (html: string): string =>
  ["style", "script", "title"].reduce(withoutElements, html).replace(/<!--[^>]{0,500}-->|<[^<>]*>/g, " ");

/** Readable text of an HTML part: links as `text (url)`, table rows as lines, quotes with `> `. Never throws. */
export const htmlText = (html: string): string => {
  if (isTooDeep(html)) return withoutTags(html);
  try {
    const lines = toText(html.replace(BARE_ADDRESS, "&lt;$1&gt;")).split("\n");
    return lines.map((line) => line.trimEnd()).join("\n");
  } catch {
    return withoutTags(html);
  }
};
