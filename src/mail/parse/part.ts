/** The words of parts: their bytes decoded, by whatever their header says or should have said. */
import type { Attachment } from "../message.ts";
import { normaliseLineEnds, toBinary } from "../bytes.ts";
import { chooseCharset, decodeKnown } from "./charset.ts";
import { decodePieces } from "./decode.ts";
import { contentOf, type Entity } from "./entity.ts";
import { unflow } from "./flowed.ts";
import { htmlText, isTooDeep, withoutTags } from "./html.ts";
import { withoutArmor } from "./pgp.ts";
import { decodeTransfer, fittingEncoding, type TransferEncoding } from "./transfer.ts";
import { withoutUuencoded } from "./uuencode.ts";

/** More than anybody writes, in all parts together: beyond it there is no letter but a file. */
const MAX_TEXT = 1024 * 1024;

/** Base64, or quoted-printable of a text with every byte escaped, is that much longer. */
const ENCODED = { base64: 1.4, "quoted-printable": 3.1, uuencode: 1.5, none: 1 } as const;

/** A page takes about a millisecond, and a mail of thousands of them is no letter. */
const MAX_PAGES = 500;

/** How much of an encoded part is looked at before its charset is believed. */
const SAMPLE = 64 * 1024;

interface Prepared {
  readonly entity: Entity;
  readonly content: Buffer;
  readonly encoding: TransferEncoding;
  readonly charset: string;
}

/**
 * Reads the text of parts, each once. Notes what it had to guess, and what was packed into the text itself.
 *
 * mailparser undoes what is encoded, under the encoding and charset that fit; what has no encoding needs no parser.
 */
export class PartReader {
  readonly defects = new Set<string>();
  readonly packed: Attachment[] = [];
  readonly #decoded = new Map<Entity, string>();
  readonly #texts = new Map<Entity, string>();
  /** The charset of parts that say theirs: the best guess for those that do not. */
  readonly #hint: string;
  #left = MAX_TEXT;
  #pages = 0;

  constructor(hint: string) {
    this.#hint = hint;
  }

  /** Decodes parts; what is asked of parts that never were is empty. */
  async load(entities: readonly Entity[]): Promise<void> {
    const encoded: Prepared[] = [];
    for (const entity of new Set(entities)) {
      if (this.#decoded.has(entity)) continue;
      const prepared = this.#prepare(entity);
      const { content, encoding, charset } = prepared;
      if (
        (encoding === "base64" || encoding === "quoted-printable" || isOld(charset)) &&
        isForMailparser(charset)
      )
        encoded.push(prepared);
      else this.#keep(entity, decodeKnown(decodeTransfer(content, encoding), charset));
    }
    if (encoded.length === 0) return;
    const texts = await decodePieces(
      encoded.map(({ content, encoding, charset }) => ({
        charset,
        encoding: encoding === "none" ? "8bit" : encoding,
        content: Buffer.from(normaliseLineEnds(toBinary(content)), "latin1"),
      })),
    );
    for (const [index, { entity, content, encoding, charset }] of encoded.entries())
      this.#keep(entity, texts[index] ?? decodeKnown(decodeTransfer(content, encoding), charset));
  }

  /** The part's text, HTML as text, line ends as LF. */
  text(entity: Entity): string {
    const known = this.#texts.get(entity);
    if (known !== undefined) return known;
    const text = this.#read(entity);
    this.#texts.set(entity, text);
    return text;
  }

  /** The content as text, without a look at what kind of text it is. */
  decoded(entity: Entity): string {
    return this.#decoded.get(entity) ?? "";
  }

  #prepare(entity: Entity): Prepared {
    const content = this.#cut(entity);
    const { encoding, defect } = fittingEncoding(content, entity.encoding);
    this.#note(defect);
    const sample = encoding === "none" ? content : decodeTransfer(content.subarray(0, SAMPLE), encoding);
    const label = entity.params.get("charset") ?? metaCharset(entity, sample);
    const choice = chooseCharset(sample, label, this.#hint);
    this.#note(choice.defect);
    this.#left -= Math.ceil(content.length / ENCODED[encoding]);
    return { entity, content, encoding, charset: choice.charset };
  }

  #keep(entity: Entity, given: string): void {
    let text = normaliseLineEnds(given);
    if (text.startsWith("\uFEFF")) text = text.slice(1);
    if (text.includes("\uFFFD")) this.#note("characters that no charset could decode");
    if (text.includes("\0")) {
      this.#note("NUL bytes removed");
      text = text.replaceAll("\0", "");
    }
    this.#decoded.set(entity, text);
  }

  #cut(entity: Entity): Buffer {
    const content = contentOf(entity);
    const limit = Math.ceil(Math.max(0, this.#left) * ENCODED[entity.encoding]);
    if (content.length <= limit) return content;
    this.#note("text longer than is read");
    return content.subarray(0, limit);
  }

  #read(entity: Entity): string {
    const text = this.decoded(entity);
    if (entity.contentType === "text/html" || isHtml(text)) {
      if (entity.contentType !== "text/html") this.#note("HTML that is not declared as such");
      return this.#page(text);
    }
    if (entity.contentType === "text/enriched" || entity.contentType === "text/richtext")
      return text.replace(/<<|<\/?[\w-]{1,60}>/g, (tag) => (tag === "<<" ? "<" : ""));
    return this.#unpacked(unflow(text, entity.params));
  }

  #page(html: string): string {
    if (this.#pages++ >= MAX_PAGES) {
      this.#note("more HTML parts than are laid out");
      return withoutTags(html);
    }
    if (isTooDeep(html)) {
      this.#note("HTML nested deeper than is laid out");
      return withoutTags(html);
    }
    const text = htmlText(html);
    if (/\S/.test(text)) return text;
    // A tag that never closes swallows the words behind it.
    const words = withoutTags(html);
    if (!PROSE.test(words)) return text;
    this.#note("HTML that shows nothing, its words read all the same");
    return words;
  }

  #unpacked(text: string): string {
    const clear = withoutArmor(text);
    const plain = withoutUuencoded(clear.text);
    this.packed.push(...clear.armor.map((armor) => ({ filename: null, ...armor })), ...plain.files);
    if (clear.armor.some(({ contentType }) => contentType === "application/pgp-encrypted"))
      this.#note("encrypted text (PGP)");
    if (plain.files.length > 0) this.#note("files in the text (uuencode)");
    return plain.text;
  }

  #note(defect: string | null): void {
    if (defect !== null) this.defects.add(defect);
  }
}

const PROSE = /\p{L}{2,20} \p{L}{2,20} \p{L}{2,20}/u;

/** Charsets that mailparser knows and Node does not. */
const isOld = (charset: string): boolean =>
  /^(?:utf-?32|cp|ibm(?!866)|mac(?!intosh)|viscii|tcvn|armscii|pt154|rk1048|hp)/.test(charset);

/** Those that switch between one and two bytes in a way that mailparser does not know; line ends are not its own in UTF-16. */
const isForMailparser = (charset: string): boolean => !/^(?:hz|iso-2022-kr|utf-16|utf-7)/.test(charset);

/** A page that was put into a mail as it is; a letter that mentions a tag is none. */
const isHtml = (text: string): boolean =>
  /^\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,20})?<(?:!doctype\s+html|html)[\s>]/i.test(text.slice(0, 1_000));

const metaCharset = ({ contentType }: Entity, bytes: Buffer): string => {
  if (contentType !== "text/html") return "";
  const head = bytes.toString("latin1", 0, Math.min(bytes.length, 4_096));
  return /<meta[^>]{1,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(head)?.[1] ?? "";
};
