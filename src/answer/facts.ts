/** Hard facts in a text: what a reader acts on, and what must therefore stand in a source to the letter. */

export interface Fact {
  readonly kind: "link" | "address" | "amount" | "date" | "code" | "number";
  /** As it stands in the text, in compatibility form (NFKC): full-width digits are digits. */
  readonly text: string;
  /** For comparison: folded, grouping marks taken out; an amount with its currency, `1234.5 eur`. */
  readonly value: string;
}

/** Digits with their grouping marks: 1,234.50 · 1.234,50 · 1'234.50 · 1 234,50. */
const DIGITS = String.raw`\d{1,3}(?:[ '’]\d{3}){1,4}(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*`;

const CURRENCIES: Readonly<Record<string, string>> = {
  "€": "eur",
  euro: "eur",
  euros: "eur",
  $: "usd",
  dollar: "usd",
  dollars: "usd",
  "£": "gbp",
  pound: "gbp",
  pounds: "gbp",
  "¥": "jpy",
};

interface Pattern {
  readonly kind: Fact["kind"];
  readonly pattern: RegExp;
  /** What a match must be besides. */
  readonly if?: (match: string) => boolean;
}

/**
 * Kinds in the order in which they claim their stretch of the text: a link's digits are no numbers. Each pattern says
 * where it may begin, or a long run of letters or digits would be tried again from each of its characters.
 */
const PATTERNS: readonly Pattern[] = [
  { kind: "link", pattern: /\b(?:https?:\/\/|www\.)[^\s<>()"']+[^\s<>()"'.,;:!?]/giu },
  {
    kind: "address",
    pattern: /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu,
  },
  // A link without its scheme: shop.example/returns.
  {
    kind: "link",
    pattern:
      /(?<![\p{L}\p{N}.-])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,24}(?![\p{L}\p{N}-])(?:\/[^\s<>()"']*[^\s<>()"'.,;:!?])?/giu,
  },
  {
    kind: "amount",
    pattern: new RegExp(
      String.raw`(?<![\d.,])(?:(?:[€$£¥]|\b(?:EUR|USD|GBP|CHF)) ?(?:${DIGITS})|(?:${DIGITS}) ?(?:[€$£¥]|(?:EUR|USD|GBP|CHF|euros?|dollars?|pounds?)\b))`,
      "giu",
    ),
  },
  { kind: "date", pattern: /\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})\b/gu },
  {
    kind: "code",
    pattern: /#?(?<![\p{L}\p{N}_])[A-Z0-9]+(?:-[A-Z0-9]+)*\b/gu,
    if: (match) => /[A-Z]/u.test(match) && /\d/u.test(match),
  },
  { kind: "number", pattern: new RegExp(DIGITS, "gu") },
];

/** The hard facts of a text, in order of kind. */
export function facts(text: string): Fact[] {
  const found: Fact[] = [];
  let rest = text.normalize("NFKC");
  for (const { kind, pattern, if: isOne } of PATTERNS)
    rest = rest.replace(pattern, (match) => {
      if (isOne?.(match) === false) return match;
      found.push({ kind, text: match.trim(), value: normalise(kind, match) });
      return " ".repeat(match.length);
    });
  return found;
}

/** The values that a text bears out: those of its facts, and the bare number of each amount. */
export const factValues = (text: string): Set<string> =>
  new Set(
    facts(text).flatMap(({ kind, value, text }) => (kind === "amount" ? [value, digits(text)] : [value])),
  );

function normalise(kind: Fact["kind"], text: string): string {
  const folded = text.trim().toLowerCase();
  if (kind === "link") return folded.replace(/^(?:https?:\/\/)?(?:www\.)?/u, "").replace(/\/$/u, "");
  if (kind === "amount") return `${digits(folded)} ${currency(folded)}`;
  return kind === "number" ? digits(folded) : folded;
}

const currency = (amount: string): string => {
  const unit = /[€$£¥]|\p{L}+/u.exec(amount)?.[0] ?? "";
  return CURRENCIES[unit] ?? unit;
};

/** 1,234.50 and 1.234,50 are the same amount; 3.50 and 3.5 too. Whole digits, then at most two decimals. */
function digits(text: string): string {
  const bare = text.replace(/[^\d.,]/gu, "");
  const decimals = /[.,](\d{1,2})$/u.exec(bare);
  const whole = (decimals ? bare.slice(0, decimals.index) : bare).replace(/[.,]/gu, "");
  const fraction = (decimals?.[1] ?? "").replace(/0+$/u, "");
  return fraction === "" ? whole : `${whole}.${fraction}`;
}
