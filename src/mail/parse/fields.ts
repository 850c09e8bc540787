import { type RawField } from "../raw.ts";
import { decodeGuessing } from "./charset.ts";

/** RFC 5322, 3.6: fields that may occur once. What a second one says is ignored, and noted. */
const SINGLE = new Set([
  "from",
  "sender",
  "reply-to",
  "date",
  "subject",
  "message-id",
  "in-reply-to",
  "content-type",
  "content-transfer-encoding",
  "content-disposition",
]);

const isEmpty = ({ line }: RawField): boolean => line.slice(line.indexOf(":") + 1).trim() === "";

/** The first of each field that may occur once (the first that says something), and every other field. */
export const withoutRepetitions = (
  fields: readonly RawField[],
): { fields: readonly RawField[]; defects: readonly string[] } => {
  const chosen = new Map<string, RawField>();
  const repeated = new Set<string>();
  for (const field of fields) {
    if (!SINGLE.has(field.name)) continue;
    const known = chosen.get(field.name);
    if (known !== undefined) repeated.add(field.name);
    if (known === undefined || (isEmpty(known) && !isEmpty(field))) chosen.set(field.name, field);
  }
  const kept = fields.filter((field) => !SINGLE.has(field.name) || chosen.get(field.name) === field);
  return {
    fields: kept,
    defects: [...repeated].map((name) => `several ${name} header fields, the first counts`),
  };
};

const unfold = (line: string): string => line.replace(/\n[ \t]*/g, " ");

const valueOf = ({ line }: RawField, hint: string): string =>
  decodeGuessing(unfold(line.slice(line.indexOf(":") + 1)), hint)
    .replaceAll("\0", "")
    .trim();

/**
 * Header fields by lower-case name, values unfolded but not MIME-decoded, in order of appearance.
 * @param hint the charset that 8-bit text is in which does not say.
 */
export const headerMap = (fields: readonly RawField[], hint = ""): Map<string, string[]> => {
  const map = new Map<string, string[]>();
  for (const field of fields) {
    const values = map.get(field.name);
    if (values === undefined) map.set(field.name, [valueOf(field, hint)]);
    else values.push(valueOf(field, hint));
  }
  return map;
};

/** Every Message-ID in the values, with its angle brackets, each once, in order. */
export const messageIds = (values: readonly string[]): string[] => {
  const text = values.join(" ");
  const bracketed = text.match(/<[^<>\s]+>/g);
  // Old clients forget the brackets; a word with an @ inside is then an id ("Anna's mail of Monday" is none).
  const found = bracketed ?? text.split(/\s+/).filter((word) => /^[^<>@,;"]+@[^<>@,;"]+$/.test(word));
  return [...new Set(found.map((id) => (id.startsWith("<") ? id : `<${id}>`)))];
};
