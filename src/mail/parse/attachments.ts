import type { Attachment } from "../message.ts";
import { contentOf, isMail, type Entity } from "./entity.ts";
import { decodedSize } from "./transfer.ts";

/** Texts that are read by a person; the other `text/…` are data. */
const TEXT = /^text\/(?!calendar|csv|x?-?vcard|directory|rfc822-headers?|css|javascript|x-amp-html|rtf)/;

/** Whether a part is text to be read, by its type. */
export const isText = ({ contentType }: Entity): boolean => TEXT.test(contentType);

/** RFC 2183, 2.8: a disposition that nobody knows counts as `attachment`. */
export const isAttached = ({ disposition }: Entity): boolean =>
  disposition !== "" && disposition !== "inline";

/** A multipart in which no part was found: whatever it is, it is not nothing. */
const isBroken = ({ contentType }: Entity): boolean =>
  contentType.startsWith("multipart/") && contentType !== "multipart/encrypted";

/** A delivery status is shown with the text that explains it, as mail programs do. */
export const isShown = (entity: Entity): boolean =>
  entity.children.length === 0 &&
  !isAttached(entity) &&
  (isText(entity) || isBroken(entity) || entity.contentType.endsWith("delivery-status"));

const isContainer = ({ contentType, children }: Entity): boolean =>
  contentType.startsWith("multipart/") ||
  (children.length > 0 && !isMail(contentType) && !isPkcs7(contentType));

const isPkcs7 = (contentType: string): boolean =>
  /^application\/(?:(?:x-)?pkcs7-mime|octet-stream)$/.test(contentType);

/** A text that is shown is an attachment too where it has a name of its own. */
const isListed = (entity: Entity): boolean => {
  if (isContainer(entity)) return false;
  return !isShown(entity) || (entity.parent !== null && entity.filename !== null);
};

/** What is attached, counted and not decoded: attachments are never held in memory. */
export const readAttachments = (entities: readonly Entity[]): Attachment[] =>
  entities.filter(isListed).map((entity) => ({
    filename: entity.filename,
    contentType: entity.contentType,
    size: decodedSize(contentOf(entity), entity.encoding),
  }));
