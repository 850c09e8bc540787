/** What Outlook packs into `winmail.dat` (MS-OXTNEF): the body and the names of the attachments. */
import type { Attachment } from "../message.ts";
import { decodeWithCharset } from "./charset.ts";
import { htmlText } from "./html.ts";
import { readProperties, type Property } from "./mapi.ts";
import { unpackRtf } from "./lzfu.ts";
import { rtfText } from "./rtf.ts";

export interface Tnef {
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

const SIGNATURE = 0x223e9f78;

// MS-OXTNEF, 2.1.3.4: attribute ids with their types.
const BODY = 0x0002800c;
const MESSAGE_PROPERTIES = 0x00069003;
const CODE_PAGE = 0x00069007;
const ATTACH_BEGINS = 0x00069002;
const ATTACH_TITLE = 0x00018010;
const ATTACH_DATA = 0x0006800f;
const ATTACH_PROPERTIES = 0x00069005;

// MS-OXPROPS: PidTagBody, PidTagHtml, PidTagRtfCompressed, PidTagAttachLongFilename, PidTagAttachMimeTag.
const PLAIN = 0x1000;
const HTML = 0x1013;
const RTF = 0x1009;
const LONG_NAME = 0x3707;
const MIME_TYPE = 0x370e;

const MAX_ATTRIBUTES = 5_000;

interface Attribute {
  readonly id: number;
  readonly data: Buffer;
}

/** The attributes, as far as they are whole. A checksum that does not fit is nobody's loss. */
const readAttributes = (bytes: Buffer): Attribute[] => {
  const attributes: Attribute[] = [];
  for (let at = 6; at + 9 <= bytes.length && attributes.length < MAX_ATTRIBUTES;) {
    const id = bytes.readUInt32LE(at + 1);
    const length = bytes.readUInt32LE(at + 5);
    attributes.push({ id, data: bytes.subarray(at + 9, at + 9 + length) });
    at += 9 + length + 2;
  }
  return attributes;
};

const words = (property: Property | undefined, codePage: string): string => {
  if (property === undefined) return "";
  const text = decodeWithCharset(property.data, property.unicode ? "utf-16le" : codePage);
  return text.replace(/\0+$/, "");
};

const bodyOf = (properties: readonly Property[], plain: Buffer | undefined, codePage: string): string => {
  const of = (id: number): Property | undefined => properties.find((property) => property.id === id);
  const texts = [
    () => words(of(PLAIN), codePage),
    () => (plain === undefined ? "" : decodeWithCharset(plain, codePage).replace(/\0+$/, "")),
    () => htmlText(words(of(HTML), codePage)),
    () => rtfText(unpackRtf(of(RTF)?.data ?? Buffer.alloc(0))),
  ];
  for (const text of texts) {
    const found = text().replace(/\r\n?/g, "\n");
    if (found.trim() !== "") return found;
  }
  return "";
};

interface Described {
  filename: string | null;
  contentType: string;
  size: number;
}

const describe = (attachment: Described, { id, data }: Attribute, codePage: string): void => {
  if (id === ATTACH_TITLE) {
    const title = decodeWithCharset(data, codePage).replace(/\0.*$/s, "");
    attachment.filename ??= title === "" ? null : title;
  }
  if (id === ATTACH_DATA) attachment.size = data.length;
  if (id !== ATTACH_PROPERTIES) return;
  for (const property of readProperties(data)) {
    const text = property.id === LONG_NAME || property.id === MIME_TYPE ? words(property, codePage) : "";
    if (text !== "" && property.id === LONG_NAME) attachment.filename = text;
    if (text !== "" && property.id === MIME_TYPE) attachment.contentType = text.toLowerCase();
  }
};

const attachmentsOf = (attributes: readonly Attribute[], codePage: string): Attachment[] => {
  const attachments: Described[] = [];
  for (const attribute of attributes) {
    if (attribute.id === ATTACH_BEGINS)
      attachments.push({ filename: null, contentType: "application/octet-stream", size: 0 });
    const last = attachments.at(-1);
    if (last !== undefined) describe(last, attribute, codePage);
  }
  return attachments;
};

/** What a winmail.dat holds; null where the bytes are none. Never throws. */
export const readTnef = (bytes: Buffer): Tnef | null => {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== SIGNATURE) return null;
  const attributes = readAttributes(bytes);
  const of = (id: number): Buffer | undefined => attributes.find((attribute) => attribute.id === id)?.data;
  const page = of(CODE_PAGE);
  const codePage =
    page !== undefined && page.length >= 4 ? `windows-${page.readUInt32LE(0)}` : "windows-1252";
  const properties = readProperties(of(MESSAGE_PROPERTIES) ?? Buffer.alloc(0));
  return {
    text: bodyOf(properties, of(BODY), codePage),
    attachments: attachmentsOf(attributes, codePage),
  };
};
