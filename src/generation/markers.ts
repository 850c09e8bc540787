/** What models take for structure rather than for text: the marks of their chat templates, and ours. */

/**
 * The text with such marks made plain: `<|im_start|>` reads `(im_start)`. Marks are told by their form rather than by a
 * list of models: anything short between angle brackets, capitals between square ones, a role at a line's beginning.
 */
export const withoutMarkers = (text: string): string =>
  SHAPES.reduce((rest, [shape, plain]) => rest.replace(shape, plain), plainSigns(text));

/**
 * Signs in other guises: full width, mathematical letters, entities, escapes. Only what is written like ASCII becomes it:
 * NFKC on the whole would make `10²` a hundred and two.
 */
const plainSigns = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E\uFE50-\uFE6B\u{1D400}-\u{1D7FF}\u2100-\u214F\u24B6-\u24E9]/gu, (sign) =>
      sign.normalize("NFKC"),
    )
    .replace(/[‹〈❮⟨˂＜]/gu, "<")
    .replace(/[›〉❯⟩˃＞]/gu, ">")
    .replace(/[│┃ǀ❘∣¦]/gu, "|")
    .replace(/▁/gu, " ")
    .replace(/&(?:lt|#0{0,4}60|#x0{0,4}3c);?/giu, "<")
    .replace(/&(?:gt|#0{0,4}62|#x0{0,4}3e);?/giu, ">")
    .replace(/&(?:vert|verbar|#0{0,4}124|#x0{0,4}7c);?/giu, "|")
    .replace(/\\(?:u00|x)3c/giu, "<")
    .replace(/\\(?:u00|x)3e/giu, ">")
    .replace(/\\(?:u00|x)7c/giu, "|");

const ROLE =
  "(?:system|user|human|assistant|ai|bot|model|tool|developer|function|instructions?|response|input|output|observation|thought|action|final answer)";

const SHAPES: readonly (readonly [RegExp, string])[] = [
  // <|im_start|>, <|eot_id|>, <|start_header_id|>, also with blanks between: <| im_start |>.
  [/<[ \t]{0,4}\|([^|<>\n]{0,60})\|[ \t]{0,4}>/gu, "($1)"],
  // <<SYS>>, <</SYS>>.
  [/<<[ \t]{0,4}(\/?[^<>\n]{1,40})>>/gu, "($1)"],
  // </s>, <start_of_turn>, <tool_call>, <function=x>, <think>, and any other tag; not <name@host> nor <https://…>.
  [/<[ \t]{0,4}(\/?[\p{L}_|!][^<>@\n]{0,60}?)[ \t]{0,4}\/?>/gu, "($1)"],
  // What is left of a half mark.
  [/<\|/gu, "("],
  [/\|>/gu, ")"],
  // [INST], [/INST], [TOOL_CALLS], [gMASK].
  [/\[[ \t]{0,4}(\/?[a-z]?[A-Z][A-Z_]{2,30})[ \t]{0,4}\]/gu, "($1)"],
  // Our own fence, and what imitates it.
  [/\[[ \t]{0,4}((?:end|begin|start) of [^\][\n]{1,60})\]/giu, "($1)"],
  // ### Instruction:, **System:**, Human:, > Assistant:, at a line's beginning.
  [new RegExp(`^([ \\t>|*_~"'\`-]{0,12})#{1,6}[ \\t]{0,4}(${ROLE})\\b[ \\t*_]{0,6}[:：]?`, "gimu"), "$1($2)"],
  [new RegExp(`^([ \\t>|*_~"'\`-]{0,12})(${ROLE})[ \\t*_]{0,6}[:：]`, "gimu"), "$1($2)"],
  // The form of our own output.
  [
    /["'“”`](answers?|claims?|passages?|asks?|text|role|content|name|arguments|tool_calls?)["'“”`][ \t]{0,4}:/giu,
    "($1)",
  ],
  // A code fence.
  [/`{3,}|~{3,}/gu, "``"],
];
