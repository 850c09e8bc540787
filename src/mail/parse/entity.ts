/** One entity of MIME (RFC 2045): a mail, or a part of it, as a range of bytes that nobody copies. */
import { type RawField } from "../raw.ts";
import { readParameterised, type Parameterised } from "./parameters.ts";
import { transferEncoding, type TransferEncoding } from "./transfer.ts";

export interface Entity {
  readonly fields: readonly RawField[];
  /** `type/subtype` in lower case: what the header says, mended, or what RFC 2045 lets one assume. */
  readonly contentType: string;
  /** Whether the header says so itself. */
  readonly typed: boolean;
  readonly params: ReadonlyMap<string, string>;
  /** In lower case; empty where the header says nothing of it. */
  readonly disposition: string;
  readonly filename: string | null;
  readonly encoding: TransferEncoding;
  /** What holds the content: the mail itself, or what one of its parts was decoded to. */
  readonly source: Buffer;
  readonly start: number;
  /** Set when the scan comes to the part's end. */
  end: number;
  readonly parent: Entity | null;
  readonly children: Entity[];
  /** Where its parts begin and end, in a multipart; what is outside is for programs that know no MIME. */
  firstBoundary: number;
  closedAt: number;
}

const unfold = (line: string): string => line.slice(line.indexOf(":") + 1).replace(/\n[ \t]*/g, " ");

/** The text of the first such field, as bytes (one per character), unfolded; null where there is none. */
export const fieldOf = (fields: readonly RawField[], name: string): string | null => {
  const field = fields.find((given) => given.name === name);
  return field === undefined ? null : unfold(field.line).trim();
};

/** RFC 2045, 5.2: what no one understands is plain text. Half a type says enough: `html`, `text`, `multipart`. */
const mendedType = (value: string, hasBoundary: boolean): string => {
  if (/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(value)) return value;
  if (value.includes("multipart") || (hasBoundary && value === "")) return "multipart/mixed";
  if (/^(?:text\/)?x?html\b/.test(value)) return "text/html";
  return "text/plain";
};

const nameOf = (type: Parameterised, disposition: Parameterised): string | null => {
  const name =
    disposition.params.get("filename") ?? type.params.get("name") ?? disposition.params.get("name") ?? "";
  // A name is shown and never opened; what would break a line or hide its end is left out.
  const plain = name.replace(/[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]+/g, "").trim();
  return plain === "" ? null : plain.slice(0, 1_000);
};

export interface Place {
  readonly source: Buffer;
  readonly start: number;
  readonly parent: Entity | null;
}

/** The entity that a header describes; its end is not known yet. */
export const entityOf = (fields: readonly RawField[], { source, start, parent }: Place): Entity => {
  const typeField = fieldOf(fields, "content-type");
  const type = readParameterised(typeField ?? "");
  const disposition = readParameterised(fieldOf(fields, "content-disposition") ?? "");
  const untyped = parent?.contentType === "multipart/digest" ? "message/rfc822" : "text/plain";
  return {
    fields,
    contentType: typeField === null ? untyped : mendedType(type.value, type.params.has("boundary")),
    typed: typeField !== null,
    params: type.params,
    disposition: disposition.value,
    filename: nameOf(type, disposition),
    encoding: transferEncoding(fieldOf(fields, "content-transfer-encoding") ?? ""),
    source,
    start,
    end: source.length,
    parent,
    children: [],
    firstBoundary: -1,
    closedAt: -1,
  };
};

/** The content as it stands, its transfer encoding not undone. */
export const contentOf = ({ source, start, end }: Entity): Buffer =>
  source.subarray(start, Math.max(start, end));

/** A mail within a mail (RFC 2046, 5.2.1; RFC 6532). */
export const isMail = (contentType: string): boolean =>
  contentType === "message/rfc822" || contentType === "message/global" || contentType === "message/news";

/** Whether an entity stands below one that `test` says yes to. */
export const isBelow = (entity: Entity, test: (above: Entity) => boolean): boolean => {
  for (let above = entity.parent; above !== null; above = above.parent) if (test(above)) return true;
  return false;
};
