/** Personal data in a text: found by its form and its checksums, marked, and masked where a text is kept or shown. */
import { findAddresses } from "./private-data/address.ts";
import { findCards } from "./private-data/card.ts";
import { findCredentials } from "./private-data/credential.ts";
import { findEmails } from "./private-data/email.ts";
import { findIbans } from "./private-data/iban.ts";
import { findIps, findSsns } from "./private-data/identifier.ts";
import { findPhones } from "./private-data/phone.ts";
import type { Span } from "./private-data/span.ts";

/** Where two claim the same place, the one that stands first here has it: it is the surer. */
const FINDERS = {
  credential: findCredentials,
  email: findEmails,
  iban: findIbans,
  card: findCards,
  ssn: findSsns,
  ip: findIps,
  phone: findPhones,
  address: findAddresses,
} as const;

export type PrivateKind = keyof typeof FINDERS;

/** A piece of the text, by its place in it (UTF-16, `end` exclusive). */
export interface PrivateSpan extends Span {
  readonly kind: PrivateKind;
}

const KINDS = Object.keys(FINDERS) as PrivateKind[];

/**
 * The personal data in a text, in order; no two overlap, and what two finders claim is one's in part and the other's in
 * the rest. Linear in the text's length, whatever it holds.
 */
export const privateData = (text: string): readonly PrivateSpan[] => {
  // Which kind each place belongs to, 0 for none; painted from the least sure to the surest.
  const owner = new Uint8Array(text.length);
  for (const [index, kind] of [...KINDS.entries()].reverse())
    for (const { start, end } of FINDERS[kind](text)) owner.fill(index + 1, start, end);
  const found: PrivateSpan[] = [];
  for (let start = 0; start < text.length;) {
    let end = start + 1;
    while (end < text.length && owner[end] === owner[start]) end++;
    const kind = KINDS[(owner[start] ?? 0) - 1];
    if (kind !== undefined) found.push(...trimmed(text, { kind, start, end }));
    start = end;
  }
  return found;
};

/** Without blanks and marks around it; nothing where nothing else is left. */
const trimmed = (text: string, { kind, start, end }: PrivateSpan): PrivateSpan[] => {
  const piece = text.slice(start, end);
  if (!/[\p{L}\p{N}]/u.test(piece)) return [];
  const lead = /^[\s,]*/.exec(piece)?.[0].length ?? 0;
  return [{ kind, start: start + lead, end: start + piece.trimEnd().length }];
};

const maskOnce = (text: string): string => {
  let masked = "";
  let from = 0;
  for (const { kind, start, end } of privateData(text)) {
    masked += `${text.slice(from, start)}[${kind}]`;
    from = end;
  }
  return masked + text.slice(from);
};

/** A mask can uncover what its neighbour hid (a number that seemed part of a longer word); hardly ever more than once. */
const MAX_PASSES = 5;

/** The text with `[card]`, `[iban]` and so on in place of what is private. A masked text stays as it is. */
export const maskPrivate = (text: string): string => {
  let masked = text;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const again = maskOnce(masked);
    if (again === masked) break;
    masked = again;
  }
  return masked;
};

/** Shorter things are as likely words of their own. */
const MIN_SHARED = 4;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");

/** Letters and digits alone: people write one number in several ways. */
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/**
 * The text with a mask over what is private in the source, and over nothing else: a customer's number in an answer to him
 * is masked, the owner's own stays.
 */
export const maskThoseOf = (text: string, source: string): string => {
  const theirs = privateData(source).map(({ kind, start, end }) => ({
    kind,
    piece: source.slice(start, end),
  }));
  const known = new Set(theirs.map(({ piece }) => bare(piece)));
  let masked = text;
  for (const { kind, start, end } of privateData(text).toReversed())
    if (known.has(bare(text.slice(start, end))))
      masked = `${masked.slice(0, start)}[${kind}]${masked.slice(end)}`;
  // What stands there without the words by which it is known for private.
  for (const { kind, piece } of theirs.toSorted((one, other) => other.piece.length - one.piece.length))
    if (piece.length >= MIN_SHARED)
      masked = masked.replace(
        new RegExp(`(?<![\\p{L}\\p{N}])${escaped(piece)}(?![\\p{L}\\p{N}])`, "giu"),
        () => `[${kind}]`,
      );
  return masked;
};

/** A value as JSON holds it, every string in it masked: in the JSON itself an escape (`\\n`) reads as a letter. */
export const maskStrings = (value: unknown): unknown => {
  if (typeof value === "string") return maskPrivate(value);
  if (Array.isArray(value)) return value.map(maskStrings);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, maskStrings(each)]));
};
