import { decodeGuessing, type RawField } from "../raw.ts";

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

/** The first of each field that may occur once, and every other field. */
export const withoutRepetitions = (
  fields: readonly RawField[],
): { fields: readonly RawField[]; defects: readonly string[] } => {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  const kept = fields.filter(({ name }) => {
    if (SINGLE.has(name) && seen.has(name)) repeated.add(name);
    const first = !SINGLE.has(name) || !seen.has(name);
    seen.add(name);
    return first;
  });
  return {
    fields: kept,
    defects: [...repeated].map((name) => `several ${name} header fields, the first counts`),
  };
};

const unfold = (line: string): string => line.replace(/\n[ \t]*/g, " ");

const valueOf = ({ line }: RawField): string =>
  decodeGuessing(unfold(line.slice(line.indexOf(":") + 1)))
    .replaceAll("\0", "")
    .trim();

/** Header fields by lower-case name, values unfolded but not MIME-decoded, in order of appearance. */
export const headerMap = (fields: readonly RawField[]): Map<string, string[]> => {
  const map = new Map<string, string[]>();
  for (const field of fields) {
    const values = map.get(field.name);
    if (values === undefined) map.set(field.name, [valueOf(field)]);
    else values.push(valueOf(field));
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
