/** Text, attachments and reports of a mail, out of its parts. */
import type { Attachment, Report } from "../message.ts";
import { normaliseLineEnds } from "../bytes.ts";
import { isAttached, isShown, isText, readAttachments } from "./attachments.ts";
import { calendarText } from "./calendar.ts";
import { decodeGuessing } from "./charset.ts";
import { contentOf, isBelow, type Entity } from "./entity.ts";
import { PartReader } from "./part.ts";
import { findReports, readReports } from "./reports.ts";
import { rtfText } from "./rtf.ts";
import type { Structure } from "./structure.ts";
import { isBlank, joinTexts, shownText, type Found } from "./text.ts";
import { readTnef, type Tnef } from "./tnef.ts";
import { decodeTransfer } from "./transfer.ts";

export interface Content {
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly reports: readonly Report[];
  readonly defects: readonly string[];
}

/** Larger ones are attachments and no more. */
const MAX_TNEF = 24 * 1024 * 1024;
const MAX_TNEFS = 4;

const isTnef = ({ contentType, filename }: Entity): boolean =>
  /^application\/(?:vnd\.)?ms-tnef$/.test(contentType) || /^winmail\.dat$/i.test(filename ?? "");

const openTnefs = (entities: readonly Entity[]): Tnef[] =>
  entities
    .filter((entity) => isTnef(entity) && contentOf(entity).length <= MAX_TNEF)
    .slice(0, MAX_TNEFS)
    .flatMap((entity) => readTnef(decodeTransfer(contentOf(entity), entity.encoding)) ?? []);

const isPgp = ({ contentType }: Pick<Entity, "contentType">): boolean =>
  contentType === "multipart/encrypted";

const isEncrypted = ({ contentType, params, children }: Entity): string | null => {
  if (isPgp({ contentType })) return "encrypted text (PGP)";
  if (!/^application\/(?:x-)?pkcs7-mime$/.test(contentType) || children.length > 0) return null;
  return params.get("smime-type") === "certs-only" ? null : "encrypted or unreadable text (S/MIME)";
};

/** RFC 2046, 5.2.2: a mail that came in pieces; each shows what it holds. */
const partialDefect = ({ contentType, params }: Entity): string | null =>
  contentType === "message/partial"
    ? `piece ${params.get("number")?.slice(0, 9) ?? "?"} of a mail that was sent in ${params.get("total")?.slice(0, 9) ?? "several"}`
    : null;

/** Three words in a row: neither base64 nor what a program writes for another one. */
const PROSE = /\p{L}{2,20} \p{L}{2,20} \p{L}{2,20}/u;

const isProse = (bytes: Buffer): boolean => {
  const odd = bytes.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length;
  return odd * 50 < bytes.length && PROSE.test(decodeGuessing(bytes.toString("latin1")));
};

/** A part that names no type a person reads, and is text all the same. */
const looksLikeText = (entity: Entity): boolean =>
  isProse(decodeTransfer(contentOf(entity).subarray(0, 4_096), entity.encoding));

/** What holds no words without a key. */
const SEALED = /pgp|pkcs7|signature/;

/** For a mail in which no part says anything: where else its words may stand, in the order in which they are likely. */
const otherwise = async (
  { entities }: Structure,
  tnefs: readonly Tnef[],
  reader: PartReader,
): Promise<Found> => {
  const [root] = entities;
  const leaves = entities.filter((part) => part.children.length === 0 && !isBelow(part, isPgp));
  const ofType = (type: RegExp): Entity[] => leaves.filter(({ contentType }) => type.test(contentType));
  const calendars = ofType(/^text\/calendar$/);
  const rtfs = ofType(/^(?:text|application)\/(?:x-)?rtf$/);
  const texts = leaves.filter((part) => isText(part) && isAttached(part));
  const unknown = leaves.filter(
    (part) => !isShown(part) && !isText(part) && !SEALED.test(part.contentType) && part.filename === null,
  );
  const plain = unknown.slice(0, 100).filter(looksLikeText);
  await reader.load([...calendars, ...rtfs, ...texts, ...plain]);
  const joined = (parts: readonly Entity[], read: (part: Entity) => string) => (): string =>
    joinTexts(parts.map(read));
  const ways: readonly (readonly [string, () => string])[] = [
    ["text read from winmail.dat", () => joinTexts(tnefs.map(({ text }) => text))],
    ["text read from an attachment", joined(texts, (part) => reader.text(part))],
    ["text read from an invitation", joined(calendars, (part) => calendarText(reader.decoded(part)))],
    ["text read from an attachment", joined(rtfs, (part) => rtfText(reader.decoded(part)))],
    ["text read from an attachment", joined(plain, (part) => reader.decoded(part))],
    ["text read from outside of the parts", () => outside(entities)],
    ["text read from the raw body", () => (leaves.length === 1 && leaves[0] === root ? rawBody(root) : "")],
  ];
  for (const [defect, read] of ways) {
    const text = read();
    if (!isBlank(text)) return { text, defect };
  }
  return { text: "", defect: null };
};

const decodeSlice = (entity: Entity, from: number, to: number): string => {
  const bytes = entity.source.toString("latin1", from, Math.min(to, from + 256 * 1024));
  return normaliseLineEnds(decodeGuessing(bytes)).replaceAll("\0", "");
};

const BOILERPLATE = /multi-?part message|mime[- ](?:format|aware|encoded|compliant)|mime message/i;

/** What stands before the first and below the last part of a multipart. */
const outside = (entities: readonly Entity[]): string =>
  joinTexts(
    entities.slice(0, 100).flatMap((entity) => {
      if (entity.firstBoundary < 0) return [];
      const preamble = decodeSlice(entity, entity.start, entity.firstBoundary);
      const epilogue = entity.closedAt < 0 ? "" : decodeSlice(entity, entity.closedAt, entity.end);
      return [BOILERPLATE.test(preamble) ? "" : preamble, epilogue];
    }),
  );

/** The body as it came, of a mail that says it is something else, or encoded, and is words. */
const rawBody = (root: Entity): string =>
  isProse(contentOf(root).subarray(0, 64 * 1024)) ? decodeSlice(root, root.start, root.end) : "";

/** The charset that the mail's own parts declare, and mean: not the one of a program that does not know. */
export const declaredCharset = (entities: readonly Entity[]): string =>
  entities
    .map(({ params }) => params.get("charset") ?? "")
    .find((charset) => charset !== "" && !/^(?:us-?ascii|utf-?8|iso-8859-1|windows-1252)$/i.test(charset)) ??
  "";

/** What a mail says, and what is attached to it. */
export const readContent = async (structure: Structure): Promise<Content> => {
  const { entities } = structure;
  const reader = new PartReader(declaredCharset(entities));
  const tnefs = openTnefs(entities);
  await reader.load(entities.filter(isShown));
  const shown = shownText(entities, reader);
  const { text, defect } = isBlank(shown.text) ? await otherwise(structure, tnefs, reader) : shown;
  const reports = readReports(entities);
  const found = reports.length === 0 && /^content-type:/im.test(text) ? findReports(text) : [];
  const noted = entities.flatMap((entity) =>
    [isEncrypted(entity), partialDefect(entity)].filter((note) => note !== null),
  );
  return {
    text,
    attachments: [
      ...readAttachments(entities),
      ...tnefs.flatMap(({ attachments }) => attachments),
      ...reader.packed,
    ],
    reports: [...reports, ...found],
    defects: [
      ...new Set([...structure.defects, ...noted, ...reader.defects, ...(defect === null ? [] : [defect])]),
    ],
  };
};
