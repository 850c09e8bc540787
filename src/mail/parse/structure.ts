import { splitHeader, type RawField } from "../raw.ts";
import { signedContent } from "./cms.ts";
import { contentOf, entityOf, isMail, type Entity } from "./entity.ts";
import { below, newBudget, scan, type Budget } from "./scan.ts";
import { decodeTransfer } from "./transfer.ts";

export interface Structure {
  /** The mail and its parts in the order in which they stand, each before what is in it. */
  readonly entities: readonly [Entity, ...Entity[]];
  readonly defects: readonly string[];
}

/** How far into a multipart its first boundary may stand, where it has to be guessed. */
const GUESSED_WITHIN = 64 * 1024;

const BOUNDARY_LINE =
  /(?:^|[\r\n])--([^\r\n]{1,200})(?:\r+\n?|\n)content-(?:type|transfer-encoding|disposition|id|description)[ \t]*:/i;

/** The entity and all below it. By hand, since mails nest deeper than the stack. */
export const flatten = (top: Entity): [Entity, ...Entity[]] => {
  const found: [Entity, ...Entity[]] = [top];
  const open = [...top.children].reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    found.push(next);
    for (let index = next.children.length - 1; index >= 0; index--) {
      const child = next.children[index];
      if (child !== undefined) open.push(child);
    }
  }
  return found;
};

const isMultipart = ({ contentType }: Entity): boolean => contentType.startsWith("multipart/");

/** A multipart whose boundary never came, or a mail with parts and no word of them in its header. */
const lacksBoundary = (entity: Entity): boolean =>
  entity.children.length === 0 && (isMultipart(entity) || (entity.parent === null && !entity.typed));

const guessBoundary = (entity: Entity): string | null => {
  const text = contentOf(entity).toString("latin1", 0, GUESSED_WITHIN);
  return BOUNDARY_LINE.exec(text)?.[1]?.trimEnd() ?? null;
};

const PKCS7 = /^application\/(?:x-)?pkcs7-mime$/;

const isSealed = ({ contentType, filename }: Entity): boolean =>
  PKCS7.test(contentType) || (contentType === "application/octet-stream" && /\.p7m$/i.test(filename ?? ""));

/** The bytes of a mail or multipart that is encoded as a whole, or wrapped in a signature; null where there are none. */
const wrapped = (entity: Entity, budget: Budget): { bytes: Buffer; defect: string } | null => {
  const sealed = isSealed(entity);
  if (entity.children.length > 0 || !(sealed || isMail(entity.contentType) || isMultipart(entity)))
    return null;
  if (entity.encoding === "none" && !sealed) return null;
  const content = contentOf(entity);
  if (content.length > budget.decoded) return null;
  budget.decoded -= content.length;
  const bytes = decodeTransfer(content, entity.encoding);
  if (!sealed) return { bytes, defect: `${entity.contentType} in ${entity.encoding}` };
  const signed = signedContent(bytes);
  return signed === null ? null : { bytes: signed, defect: "signed mail opened, its signature not checked" };
};

const openWrapped = (entity: Entity, bytes: Buffer, budget: Budget): readonly string[] => {
  if (isMultipart(entity)) {
    const top = below(
      entity,
      { fields: entity.fields.filter(({ name }) => name === "content-type"), bodyStart: 0 },
      bytes,
    );
    return scan(top, bytes.length, budget);
  }
  const header = splitHeader(bytes, 0, bytes.length);
  return scan(below(entity, header, bytes), bytes.length, budget);
};

/** What stands above the parts of a mail that never said it has any is no preamble but the text. */
const keepPreamble = (entity: Entity): void => {
  if (entity.firstBoundary < 0) return;
  const preamble = entityOf([], { source: entity.source, start: entity.start, parent: entity });
  preamble.end = entity.firstBoundary;
  entity.children.unshift(preamble);
};

/** A multipart without parts is read as text, if there is any. */
const isWordsOnly = (entity: Entity): boolean =>
  isMultipart(entity) &&
  entity.children.length === 0 &&
  /[A-Za-z0-9\x80-\xff]/.test(contentOf(entity).toString("latin1", 0, GUESSED_WITHIN));

/** Finds what one pass could not see: below a boundary that was not declared, or in what is encoded. */
const lookAgain = (entity: Entity, budget: Budget): readonly string[] | null => {
  const boundary = lacksBoundary(entity) ? guessBoundary(entity) : null;
  if (boundary !== null) {
    const defects = scan(entity, entity.end, budget, boundary);
    if (!isMultipart(entity)) keepPreamble(entity);
    return ["multipart boundary guessed", ...defects];
  }
  const inner = wrapped(entity, budget);
  return inner === null ? null : [inner.defect, ...openWrapped(entity, inner.bytes, budget)];
};

/** All parts of a mail, however they nest, are encoded or lost their boundaries. */
export const readStructure = (source: Buffer, fields: readonly RawField[], bodyStart: number): Structure => {
  const budget = newBudget();
  const root = entityOf(fields, { source, start: bodyStart, parent: null });
  const defects = new Set(scan(root, source.length, budget));
  const open: Entity[] = flatten(root).reverse();
  for (let entity = open.pop(); entity !== undefined && budget.passes > 0; entity = open.pop()) {
    const found = lookAgain(entity, budget);
    if (found === null && isWordsOnly(entity)) defects.add("text read from the raw body");
    if (found === null) continue;
    budget.passes--;
    for (const defect of found) defects.add(defect);
    open.push(...entity.children.flatMap(flatten).reverse());
  }
  return { entities: flatten(root), defects: [...defects] };
};
