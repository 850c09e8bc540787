import type { Marker } from "./attribution.ts";
import { headerKind, type HeaderKind } from "./header-labels.ts";
import { isRule, type Line } from "./line.ts";

const MAX_HEADER_LINES = 14;
const MAX_LABEL = 24;

interface Field {
  readonly label: string;
  readonly value: string;
}

/** `From: x`, `*From:* x`, `De : x`, `| From: | x |` */
const field = (text: string): Field | null => {
  const plain = text.replace(/^[*_|> ]+/, "");
  const colon = plain.slice(0, MAX_LABEL + 4).indexOf(":");
  if (colon < 1) return null;
  const label = plain
    .slice(0, colon)
    .replace(/[*_| ]+$/, "")
    .toLowerCase();
  return label.length > MAX_LABEL ? null : { label, value: plain.slice(colon + 1).replace(/^[*_| ]+/, "") };
};

const kindOf = (text: string): HeaderKind | null => {
  const found = field(text);
  return found === null ? null : (headerKind.get(found.label) ?? null);
};

const hasMail = (text: string): boolean => /[^\s@<>]@[^\s@<>]+\.[^\s@<>]/.test(text);

/** The first line after a rule and its empty lines; the line itself where it is no rule. */
const belowRule = (lines: readonly Line[], at: number): number => {
  const rule = lines[at];
  if (rule === undefined || rule.isQuoted || !isRule(rule)) return at;
  let start = at + 1;
  while (start < at + 3 && lines[start]?.isBlank === true) start++;
  return start;
};

interface Fields {
  readonly kinds: ReadonlySet<HeaderKind>;
  readonly hasMail: boolean;
  readonly end: number;
}

/** Fields from a line on, none more than two lines below the last (long lists of addresses are wrapped). */
const fieldsFrom = (lines: readonly Line[], start: number): Fields => {
  const kinds = new Set<HeaderKind>();
  let end = start;
  let mail = false;
  for (let index = start; index < Math.min(lines.length, start + MAX_HEADER_LINES, end + 4); index++) {
    const text = lines[index]?.text ?? "";
    const kind = kindOf(text);
    if (kind === null) continue;
    // The body of the quoted mail may begin with a label, too.
    if (kinds.has(kind) && kind !== "other") break;
    kinds.add(kind);
    mail ||= kind === "from" && (hasMail(text) || hasMail(lines[index + 1]?.text ?? ""));
    end = index;
  }
  return { kinds, hasMail: mail, end };
};

/**
 * A traveller's "From: Berlin, To: Paris, Date: Friday" is what he wrote, and so is a web form's "From, Email, Message":
 * the subject is asked for, or that it says when the mail was sent, or the sender's address.
 */
const isComplete = ({ kinds, hasMail: mail }: Fields): boolean => {
  if (kinds.has("form") || !kinds.has("from")) return false;
  const isDated = kinds.has("sent") || kinds.has("date");
  if (kinds.has("subject")) return isDated || kinds.has("to");
  return kinds.has("to") && (kinds.has("sent") || (isDated && mail));
};

/** In a language that is not known here: below a client's long rule, three labelled lines with an address and a year. */
const isForeign = (lines: readonly Line[], rule: number, start: number): number | null => {
  if (start === rule || !/^[_-]{10,}$/.test(lines[rule]?.text ?? "")) return null;
  let end = start;
  while (end < start + MAX_HEADER_LINES && /^[^:@]{1,24}: ?\S/u.test(lines[end]?.text ?? "")) end++;
  const block = lines
    .slice(start, end)
    .map(({ text }) => text)
    .join("\n");
  const isBlock =
    end - start >= 3 && hasMail(block) && /\p{Nd}{4}/u.test(block) && /\p{Nd}[:.]\p{Nd}\p{Nd}/u.test(block);
  return isBlock ? end : null;
};

/** Whether a header block (From, Sent, To, Subject, in any order) starts at this line, maybe below a rule. */
export const headerBlock = (lines: readonly Line[], at: number): Marker | null => {
  const start = belowRule(lines, at);
  const first = kindOf(lines[start]?.text ?? "");
  if (first === null) {
    const end = isForeign(lines, at, start);
    return end === null ? null : { length: end - at, isStrong: true };
  }
  if (first === "other" || first === "form") return null;
  const fields = fieldsFrom(lines, start);
  return isComplete(fields) ? { length: fields.end - at + 1, isStrong: true } : null;
};
