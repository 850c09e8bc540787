/** The readable text of a mail, put together from its parts. */
import { isShown } from "./attachments.ts";
import { fieldOf, isBelow, isMail, type Entity } from "./entity.ts";
import type { PartReader } from "./part.ts";
import { headerWords } from "./words.ts";

/** Nothing to read. */
export const isBlank = (text: string): boolean => !/\S/.test(text);

/** The texts that are not blank, an empty line between them. */
export const joinTexts = (texts: readonly string[]): string =>
  texts
    .filter((text) => !isBlank(text))
    .map((text) => text.replace(/^\n+/, "").trimEnd())
    .join("\n\n");

/** Fewer letters than this say of an attached mail at most that it is there: then its words are the message. */
const LITTLE = 300;

const saysLittle = (text: string): boolean =>
  (text.slice(0, 4_000).match(/[\p{L}\p{N}]/gu)?.length ?? 0) < LITTLE;

/** `Your program shows no HTML`: a plain part that only stands in for the other. */
const isPlaceholder = (text: string): boolean => text.length < 600 && /html/i.test(text) && saysLittle(text);

/** Those in which, or below which, `test` finds something. */
const holders = (entities: readonly Entity[], test: (entity: Entity) => boolean): Set<Entity> => {
  const found = new Set<Entity>();
  for (let index = entities.length - 1; index >= 0; index--) {
    const entity = entities[index];
    if (entity !== undefined && (test(entity) || entity.children.some((child) => found.has(child))))
      found.add(entity);
  }
  return found;
};

const isAlternative = ({ contentType }: Entity): boolean => contentType === "multipart/alternative";

/**
 * RFC 2046, 5.1.4: the parts say the same. The plain one is the text, unless it is blank or only stands in for the other;
 * then the last that says something.
 */
const chosenOf = (
  { children }: Entity,
  reader: PartReader,
  hasPlain: Set<Entity>,
  hasAny: () => Set<Entity>,
): Entity | undefined => {
  const plain = children.find((child) => hasPlain.has(child));
  const last = children.findLast(
    (child) => child !== plain && !child.contentType.startsWith("text/calendar"),
  );
  if (plain === undefined) return children.findLast((child) => hasAny().has(child));
  if (last === undefined || !isShown(plain) || !isPlaceholder(reader.text(plain)) || !hasAny().has(last))
    return plain;
  const html = [last, ...last.children].find((part) => part.contentType === "text/html");
  return html !== undefined && reader.text(html).length > 3 * reader.text(plain).length ? last : plain;
};

/** The parts that are no alternative to another one that is shown. */
const shownParts = (entities: readonly Entity[], reader: PartReader): Entity[] => {
  if (!entities.some(isAlternative)) return [...entities];
  const speaks = (entity: Entity): boolean => isShown(entity) && !isBlank(reader.text(entity));
  const plain = holders(entities, (entity) => entity.contentType === "text/plain" && speaks(entity));
  let any: Set<Entity> | null = null;
  const hasAny = (): Set<Entity> => (any ??= holders(entities, speaks));
  const hidden = new Set<Entity>();
  return entities.filter((entity) => {
    if (entity.parent !== null && hidden.has(entity.parent)) hidden.add(entity);
    if (isAlternative(entity) && !hidden.has(entity)) {
      const chosen = chosenOf(entity, reader, plain, hasAny);
      for (const child of entity.children) if (child !== chosen) hidden.add(child);
    }
    return !hidden.has(entity);
  });
};

/** The head of a mail within a mail, as a mail program would show it. */
const headOf = (mail: Entity): string => {
  const top = mail.children[0];
  if (top === undefined) return "";
  return ["From", "Date", "To", "Subject"]
    .flatMap((name) => {
      const value = fieldOf(top.fields, name.toLowerCase());
      return value === null ? [] : [`${name}: ${headerWords(value.slice(0, 2_000), reader8bit(top))}`];
    })
    .join("\n");
};

const reader8bit = (entity: Entity): string => entity.params.get("charset") ?? "";

const FORWARDED = "---------- Forwarded message ----------";

const isDigest = ({ contentType }: Entity): boolean => contentType === "multipart/digest";
const isReport = ({ contentType }: Entity): boolean => contentType === "multipart/report";

/** The mail that an entity is part of, the outermost one; null for parts of the message itself. */
const outerMails = (entities: readonly Entity[]): Map<Entity, Entity> => {
  const mails = new Map<Entity, Entity>();
  for (const entity of entities) {
    const { parent } = entity;
    if (parent === null) continue;
    const outer = mails.get(parent) ?? (isMail(parent.contentType) ? parent : undefined);
    if (outer !== undefined) mails.set(entity, outer);
  }
  return mails;
};

export interface Found {
  readonly text: string;
  readonly defect: string | null;
}

/**
 * The text of the parts that are shown. A mail that is attached is the message where the text around it says little: it
 * was forwarded as a whole. What a bounce returns is not.
 */
export const shownText = (entities: readonly Entity[], reader: PartReader): Found => {
  const mails = outerMails(entities);
  const parts = shownParts(entities, reader);
  const text = (part: Entity): string => {
    if (isMail(part.contentType)) return part.children.length > 0 ? headOf(part) : "";
    return isShown(part) ? reader.text(part) : "";
  };
  const own = joinTexts(parts.map((part) => (mails.has(part) || isMail(part.contentType) ? "" : text(part))));
  const attached = parts.filter((part) => isMail(part.contentType) && !mails.has(part));
  const read = attached.filter((mail) => {
    if (isBelow(mail, isReport)) return isBlank(own);
    return isBelow(mail, isDigest) || saysLittle(own);
  });
  if (read.length === 0) return { text: own, defect: null };
  const wanted = new Set(read);
  const texts = parts.map((part) => {
    const mail = mails.get(part) ?? part;
    if (!wanted.has(mail)) return "";
    const words = text(part);
    return mail === part && !isBelow(mail, isDigest) ? joinTexts([`${FORWARDED}\n${words}`]) : words;
  });
  return {
    text: joinTexts([own, ...texts]),
    defect: read.every((mail) => isBelow(mail, isDigest)) ? null : "text read from an attached mail",
  };
};
