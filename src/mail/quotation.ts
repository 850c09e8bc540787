import {
  attribution,
  headerBlock,
  isForwardMarker,
  isQuoted,
  isRule,
  originalMarker,
} from "./quotation/markers.ts";
import { forwardPrefix, isSentFrom } from "./quotation/words.ts";

export interface Quotation {
  /** What the sender wrote, without quoted mails and signature; the whole text where nothing would be left. */
  readonly newText: string;
  /** The quoted mails, with the lines that introduce them. */
  readonly quotedText: string;
}

type Kind = "new" | "quoted" | "signature";

/** Longer than this below `--`, it is hardly a signature: kept. */
const MAX_SIGNATURE_LINES = 15;

/** Whether a subject says that the mail forwards another one (`Fwd:`, `WG:`, `TR:` …). */
export const hasForwardPrefix = (subject: string): boolean => forwardPrefix.test(subject);

/**
 * Cuts a mail's text into what its sender wrote and the mails it quotes. When in doubt, text counts as new: a
 * customer's word is never dropped. Forwarded mail is new text, and so are answers between quoted lines.
 * @param options.forwarded the subject says `Fwd:`; header blocks then head the matter itself.
 */
export const splitQuotation = (text: string, options: { readonly forwarded?: boolean } = {}): Quotation => {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const kinds = classify(lines, options.forwarded === true);
  const pick = (kind: Kind): string[] => lines.filter((_, index) => kinds[index] === kind);
  const newText = trimBlankLines(withoutTrailer(pick("new"))).join("\n");
  if (newText === "") return { newText: trimBlankLines(lines).join("\n"), quotedText: "" };
  return { newText, quotedText: trimBlankLines(pick("quoted")).join("\n") };
};

const classify = (lines: readonly string[], forwarded: boolean): Kind[] => {
  const kinds: Kind[] = [];
  let mode: "new" | "signature" = "new";
  while (kinds.length < lines.length) {
    const at = kinds.length;
    const line = lines[at] ?? "";
    if (isForwardMarker(line)) return fill(kinds, "new", lines.length);
    const marker =
      attribution(lines, at) ?? (forwarded ? null : (originalMarker(lines, at) ?? headerBlock(lines, at)));
    if (marker !== null) {
      const quote = quoteBelow(lines, at + marker.length);
      if (quote === null && marker.strong) return fill(kinds, "quoted", lines.length);
      mode = "new";
      fill(kinds, quote === null ? "new" : "quoted", quote ?? at + marker.length);
    } else if (isQuoted(line)) {
      mode = "new";
      kinds.push("quoted");
    } else {
      if (isSignatureDelimiter(lines, at)) mode = "signature";
      kinds.push(mode);
    }
  }
  return kinds;
};

const fill = (kinds: Kind[], kind: Kind, length: number): Kind[] => {
  while (kinds.length < length) kinds.push(kind);
  return kinds;
};

/** The index of the quoted line that follows, empty lines aside; null where something else does. */
const quoteBelow = (lines: readonly string[], from: number): number | null => {
  for (let index = from; index < Math.min(lines.length, from + 4); index++) {
    const line = lines[index] ?? "";
    if (line.trim() !== "") return isQuoted(line) ? index : null;
  }
  return null;
};

/** `-- ` (RFC 3676, 4.3), with or without its blank, above a block short enough to be a signature. */
const isSignatureDelimiter = (lines: readonly string[], at: number): boolean => {
  if (!/^--\s?$/.test(lines[at] ?? "")) return false;
  let count = 0;
  for (let index = at + 1; index < lines.length && count <= MAX_SIGNATURE_LINES; index++) {
    if (isQuoted(lines[index] ?? "")) break;
    if (lines[index]?.trim() !== "") count++;
  }
  return count <= MAX_SIGNATURE_LINES;
};

/** Drops what closes a text without being anybody's word: "Sent from my iPhone", rules, blank lines. */
const withoutTrailer = (lines: readonly string[]): string[] => {
  let end = lines.length;
  while (end > 0 && isTrailer(lines[end - 1] ?? "")) end--;
  return lines.slice(0, end);
};

const isTrailer = (line: string): boolean => line.trim() === "" || isRule(line) || isSentFrom(line.trim());

const trimBlankLines = (lines: readonly string[]): string[] => {
  const first = lines.findIndex((line) => line.trim() !== "");
  if (first < 0) return [];
  const last = lines.findLastIndex((line) => line.trim() !== "");
  return lines.slice(first, last + 1).map((line, index) => (index === last - first ? line.trimEnd() : line));
};
