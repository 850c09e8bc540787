/** `value; name=value; …` fields: Content-Type and Content-Disposition, by RFC 2045 and 2231 and as they are found. */
import { decodeGuessing, decodeWithCharset } from "./charset.ts";
import { decodeWords } from "./words.ts";
import { fromBinary } from "../bytes.ts";

export interface Parameterised {
  /** In lower case; empty where there is none. */
  readonly value: string;
  /** By lower-case name, decoded. */
  readonly params: ReadonlyMap<string, string>;
}

/** No name or boundary is longer; what follows is not read. */
const MAX_FIELD = 64 * 1024;
const MAX_PARAMS = 200;

interface RawParam {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
}

/** `name="value"` or `name=value`, which may hold blanks that it ought not; a quotation mark that never closes ends with the field. */
const PARAM = /([^=;\s"]{1,100})[ \t]{0,20}=[ \t]{0,20}(?:"((?:[^"\\]|\\[^])*)"?|([^;]*))/g;

// Names of files on Windows come with bare backslashes: only what needs one is taken for escaped.
const unescape = (quoted: string): string => quoted.replace(/\\(["\\])/g, "$1");

const readParams = (text: string): RawParam[] => {
  const params: RawParam[] = [];
  for (const [, name = "", quoted, bare = ""] of text.matchAll(PARAM)) {
    params.push({ name: name.toLowerCase(), value: quoted === undefined ? bare.trim() : unescape(quoted) });
    if (params.length === MAX_PARAMS) break;
  }
  return params;
};

const percentDecoded = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** RFC 2231, 4: `charset'language'text`; some leave the charset out, some the quotes too. */
const extended = (value: string): { charset: string; text: string } => {
  const match = /^([^']{0,60})'[^']{0,60}'/.exec(value);
  return match === null
    ? { charset: "", text: value }
    : { charset: match[1] ?? "", text: value.slice(match[0].length) };
};

interface Section {
  readonly number: number;
  readonly encoded: boolean;
  readonly value: string;
}

const joinSections = (sections: readonly Section[]): string => {
  const [first, ...rest] = [...sections].sort((one, other) => one.number - other.number);
  if (first === undefined) return "";
  // `filename=utf-8''a%20b` without the star is a common slip.
  const encoded = first.encoded || /^(?:utf-8|iso-8859-\d+|windows-\d+)'[^']{0,10}'/i.test(first.value);
  const { charset, text } = encoded ? extended(first.value) : { charset: "", text: first.value };
  const raw = [
    encoded ? percentDecoded(text) : text,
    ...rest.map((section) => (section.encoded ? percentDecoded(section.value) : section.value)),
  ].join("");
  const decoded = charset === "" ? decodeGuessing(raw) : decodeWithCharset(fromBinary(raw), charset);
  // Encoded words have no place here (RFC 2047, 5), and half of all clients put them here.
  return decodeWords(decoded);
};

/** `name*0*` → its name, number, and whether it is percent-encoded. */
const SECTION = /^([^*]+)(?:\*(\d{1,4}))?(\*)?$/;

/** The sections of each parameter, by its name without them. */
const gather = (params: readonly RawParam[]): Map<string, Section[]> => {
  const gathered = new Map<string, Section[]>();
  for (const { name, value } of params) {
    const [, key = name, number = "0", star] = SECTION.exec(name) ?? [];
    const section = { number: Number(number), encoded: star !== undefined, value };
    const known = gathered.get(key) ?? [];
    // Both `filename=` and `filename*=`: the second can say more (RFC 6266, 4.3).
    const says = section.encoded && section.number === 0 && !known.some(({ encoded }) => encoded);
    if (known.length === 0 || says) gathered.set(key, [section]);
    else if (!known.some((other) => other.number === section.number)) known.push(section);
  }
  return gathered;
};

/** A field's value and parameters, from its text as bytes (one per character), unfolded. */
export const readParameterised = (field: string): Parameterised => {
  const text = field.slice(0, MAX_FIELD);
  const value = /^[^;]*/.exec(text)?.[0] ?? "";
  // `text/plain charset=x`: the semicolon was forgotten.
  const end = /^\s*[\w.+-]+\/[\w.+-]+(?=\s+[\w*-]+\s*=)/.exec(value)?.[0].length ?? value.length;
  const bare = value.slice(0, end).replace(/\([^()]*\)|["']/g, "");
  const params = [...gather(readParams(text.slice(end)))].map(([name, sections]): [string, string] => [
    name,
    joinSections(sections),
  ]);
  return { value: bare.trim().toLowerCase(), params: new Map(params) };
};
