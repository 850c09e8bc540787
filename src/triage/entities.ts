/** What a mail names: by the owner's patterns and products first, then order numbers, dates and amounts in general. */
import { dateSpans } from "./entities/dates.ts";
import { amountSpans, numberSpans } from "./entities/forms.ts";
import type { OwnPattern } from "./entities/patterns.ts";
import { productSpans } from "./entities/products.ts";
import type { EntitySpan } from "./entities/span.ts";
import { portions } from "./reading.ts";

/** A thing that the mail names. */
export interface Entity {
  /** `order`, `ticket`, `invoice`, `tracking`, `date`, `amount`, `product`, or the name of an owner's pattern. */
  readonly kind: string;
  /** As it stands in the mail. */
  readonly text: string;
}

/** The kinds that are known without the owner's. */
export const ENTITY_KINDS: readonly string[] = [
  "order",
  "ticket",
  "invoice",
  "tracking",
  "date",
  "amount",
  "product",
];

export interface EntityDeps {
  readonly patterns: readonly OwnPattern[];
  /** Names of the owner's products. */
  readonly products: readonly string[];
}

/** A mail that lists more has a table in it. */
const MOST = 50;
const LONGEST = 120;

/** In the order in which they stand; each once, and none inside another of a surer kind. */
export function findEntities(text: string, { patterns, products }: EntityDeps): Entity[] {
  const { head, tail } = portions(text);
  const read = `${head}\n${tail}`;
  const taken = new Uint8Array(read.length);
  const spans: EntitySpan[] = [];
  // The surest first: what the owner says is an order number is no date.
  for (const finder of [
    ...patterns.map((pattern) => (text: string) => pattern.spans(text)),
    (text: string) => productSpans(text, products),
    amountSpans,
    dateSpans,
    numberSpans,
  ])
    for (const span of finder(read)) {
      if (span.end - span.start > LONGEST || taken.subarray(span.start, span.end).some((t) => t === 1))
        continue;
      taken.fill(1, span.start, span.end);
      spans.push(span);
    }
  spans.sort((a, b) => a.start - b.start);
  const known = new Map<string, Entity>();
  for (const { kind, start, end } of spans) {
    const name = read.slice(start, end).replace(/\s+/gu, " ").trim();
    const key = `${kind}\0${name.toLowerCase()}`;
    if (name !== "" && !known.has(key)) known.set(key, { kind, text: name });
    if (known.size === MOST) break;
  }
  return [...known.values()];
}
