import { compile, type HtmlToTextOptions } from "html-to-text";
import { lineBreak } from "./html-breaks.ts";
import { QUOTE_FORMATTERS, QUOTE_SELECTORS } from "./html-quotes.ts";

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

const NESTING = /<(\/?)(?:div|span|font|table|blockquote|section|center|ul|ol|b|i|strong|em)\b/gi;

/** Elements inside each other beyond any letter: walking them takes quadratic time, and ends in a full stack. */
const isTooDeep = (html: string): boolean => {
  let depth = 0;
  for (const [, slash] of html.matchAll(NESTING)) {
    depth = slash === "/" ? Math.max(0, depth - 1) : depth + 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
};

/** `Anna <anna@shop.example> wrote:`, which some clients do not escape, and which would be taken for a tag. */
const BARE_ADDRESS = /<([^\s<>@"'/=]{1,64}@[^\s<>@"'/=]{1,255})>/g;

const withoutTags = (html: string): string => html.replace(/<[^<>]*>/g, " ");

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
