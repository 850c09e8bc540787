/** Hard facts in a text: what a reader acts on, and what must therefore stand in a source to the letter. */

export interface Fact {
  readonly kind: "link" | "address" | "amount" | "date" | "code" | "number";
  /** As it stands in the text. */
  readonly text: string;
  /** For comparison: folded, grouping marks taken out. */
  readonly value: string;
}

/** Kinds in the order in which they claim their stretch of the text: a link's digits are no numbers. */
const PATTERNS: readonly { readonly kind: Fact["kind"]; readonly pattern: RegExp }[] = [
  { kind: "link", pattern: /\b(?:https?:\/\/|www\.)[^\s<>()"']+[^\s<>()"'.,;:!?]/giu },
  { kind: "address", pattern: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu },
  {
    kind: "amount",
    pattern:
      /(?:[€$£¥]\s?\d[\d.,]*\d|[€$£¥]\s?\d|\d[\d.,]*\s?(?:[€$£¥]|(?:EUR|USD|GBP|CHF|euros?|dollars?|pounds?)\b))/giu,
  },
  { kind: "date", pattern: /\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})\b/gu },
  { kind: "code", pattern: /#?\b(?=[A-Z0-9-]*[A-Z])(?=[A-Z0-9-]*\d)[A-Z0-9]+(?:-[A-Z0-9]+)*\b/gu },
  { kind: "number", pattern: /\d+(?:[.,]\d+)*/gu },
];

/** The hard facts of a text, in order of kind. */
export function facts(text: string): Fact[] {
  const found: Fact[] = [];
  let rest = text;
  for (const { kind, pattern } of PATTERNS)
    rest = rest.replace(pattern, (match) => {
      found.push({ kind, text: match.trim(), value: normalise(kind, match) });
      return " ".repeat(match.length);
    });
  return found;
}

function normalise(kind: Fact["kind"], text: string): string {
  const folded = text.normalize("NFKC").trim().toLowerCase();
  if (kind === "link") return folded.replace(/^https?:\/\//u, "").replace(/\/$/u, "");
  if (kind === "amount" || kind === "number") return digits(folded);
  return folded;
}

/** 1,234.50 and 1.234,50 are the same amount; 3.50 and 3.5 too. Whole digits, then at most two decimals. */
function digits(text: string): string {
  const bare = text.replace(/[^\d.,]/gu, "");
  const decimals = /[.,](\d{1,2})$/u.exec(bare);
  const whole = (decimals ? bare.slice(0, decimals.index) : bare).replace(/[.,]/gu, "");
  const fraction = (decimals?.[1] ?? "").replace(/0+$/u, "");
  return fraction === "" ? whole : `${whole}.${fraction}`;
}
