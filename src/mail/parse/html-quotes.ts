import type { DomNode, FormatCallback, HtmlToTextOptions, SelectorDefinition } from "html-to-text";

/**
 * How mail programs mark what they quote in HTML, brought into the marks that plain mail has: `> ` before quoted lines, a
 * rule above a header block, `-- ` above a signature. What it amounts to is judged by the text alone (quotation.ts).
 */

const attribute = (element: DomNode, name: string): string => {
  const value: unknown = (element.attribs as Readonly<Record<string, unknown>> | undefined)?.[name];
  return typeof value === "string" ? value : "";
};

const MAX_PEEK = 400;

/** The first words below an element; enough of them to tell a forwarded mail. */
const firstWords = (element: DomNode): string => {
  let text = "";
  let steps = 0;
  const visit = (node: DomNode): void => {
    if (text.length > MAX_PEEK || steps++ > MAX_PEEK) return;
    if (node.type === "text") text += node.data ?? "";
    if (node.type === "tag") for (const child of node.children) visit(child);
  };
  visit(element);
  return text.trim();
};

const quoteLines = (text: string): string =>
  text
    .replace(/^\n+|\n+$/g, "")
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");

const asBlock: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

const MAX_ANCESTORS = 100;

const parentOf = (element: DomNode): DomNode | null => element.parent ?? null;

const isNested = (element: DomNode): boolean => {
  let above = parentOf(element);
  for (let step = 0; step < MAX_ANCESTORS && above !== null; step++) {
    if (above.name === "blockquote") return true;
    above = parentOf(above);
  }
  return false;
};

/** An empty line above tells a quote from a line that happens to begin with `>`. */
const asQuote: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: isNested(element) ? 1 : 2, reservedLineLength: 2 });
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 1, blockTransform: quoteLines });
};

/** "Indent more" of Gmail, Apple Mail and Outlook: the writer's own words in a frame without a border. */
const isIndentation = (element: DomNode): boolean => {
  if (attribute(element, "type") === "cite" || attribute(element, "cite") !== "") return false;
  const shown = attribute(element, "class");
  if (/quote/i.test(shown) && !/indent/i.test(shown)) return false;
  return (
    /indent/i.test(shown) ||
    /border(?:-left)?(?:-style|-width)?\s*:\s*(?:none|0)/i.test(attribute(element, "style"))
  );
};

/** `---------- Forwarded message`, in any language. */
const isForward = (element: DomNode): boolean => /^[-_=]{3}/.test(firstWords(element));

const line =
  (text: string): FormatCallback =>
  (element, walk, builder) => {
    builder.openBlock({ leadingLineBreaks: 1 });
    builder.addLiteral(text);
    builder.closeBlock({ trailingLineBreaks: 1 });
    asBlock(element, walk, builder, {});
  };

/** As Outlook writes it itself above the header block of a plain reply. */
const RULE = "_".repeat(32);

export const QUOTE_FORMATTERS: NonNullable<HtmlToTextOptions["formatters"]> = {
  quotation: (element, walk, builder, options) =>
    (isIndentation(element) ? asBlock : asQuote)(element, walk, builder, options),
  quotationUnlessForward: (element, walk, builder, options) =>
    (isForward(element) ? asBlock : asQuote)(element, walk, builder, options),
  belowRule: line(RULE),
  signature: (element, walk, builder, options) => {
    const words = firstWords(element);
    (words === "" || words.startsWith("--") ? asBlock : line("--"))(element, walk, builder, options);
  },
};

const formatted = (format: string, selectors: readonly string[]): SelectorDefinition[] =>
  selectors.map((selector) => ({ selector, format }));

export const QUOTE_SELECTORS: readonly SelectorDefinition[] = [
  { selector: "blockquote", format: "quotation" },
  ...formatted("quotationUnlessForward", [
    // Yahoo quotes without a blockquote; its classes bear a prefix of letters and digits.
    'div[class*="yahoo_quoted"]',
    // The attributions of Gmail, Thunderbird and Roundcube, in whatever language.
    "div.gmail_attr",
    "div.moz-cite-prefix",
    "p#reply-intro",
  ]),
  ...formatted("belowRule", [
    // Outlook on the web and on phones, Outlook for Mac, the new Outlook; GMX and web.de.
    "div#divRplyFwdMsg",
    "#OLK_SRC_BODY_SECTION",
    "div#mail-editor-reference-message-container",
    'div[name="quote"]',
  ]),
  ...formatted("signature", [
    "div#Signature",
    "div[data-signatureblock]",
    "div.protonmail_signature_block",
    "div.gmail_signature",
  ]),
];
