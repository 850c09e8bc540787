import { convert, type HtmlToTextOptions } from "html-to-text";

const MAX_DEPTH = 400;

const row = { leadingLineBreaks: 1, trailingLineBreaks: 1 };

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  // 8 MiB of markup is no letter; what is cut shows as "...".
  limits: { maxInputLength: 8 * 1024 * 1024, maxDepth: 4 * MAX_DEPTH, ellipsis: "..." },
  formatters: {
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
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
    {
      selector: "blockquote",
      format: "blockquote",
      options: { leadingLineBreaks: 1, trailingLineBreaks: 1 },
    },
  ],
};

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

const withoutTags = (html: string): string => html.replace(/<[^<>]*>/g, " ");

/** Readable text of an HTML part: links as `text (url)`, table rows as lines, quotes with `> `. Never throws. */
export const htmlText = (html: string): string => {
  if (isTooDeep(html)) return withoutTags(html);
  try {
    const lines = convert(html, OPTIONS).split("\n");
    return lines.map((line) => line.trimEnd()).join("\n");
  } catch {
    return withoutTags(html);
  }
};
