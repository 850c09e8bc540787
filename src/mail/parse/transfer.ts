/** Content-Transfer-Encoding (RFC 2045, 6), undone as far as it goes: what does not fit it is never lost. */
import { isUtf8 } from "node:buffer";
import { asBuffer, toBinary } from "../bytes.ts";

export type TransferEncoding = "base64" | "quoted-printable" | "uuencode" | "none";

const NAMES: Readonly<Record<string, TransferEncoding>> = {
  base64: "base64",
  "base-64": "base64",
  b: "base64",
  "quoted-printable": "quoted-printable",
  quotedprintable: "quoted-printable",
  qp: "quoted-printable",
  "x-uuencode": "uuencode",
  "x-uue": "uuencode",
  uuencode: "uuencode",
};

/** The encoding that a field's value names; everything else is no encoding at all. */
export const transferEncoding = (value: string): TransferEncoding =>
  NAMES[/^[\s"']*([\w-]+)/.exec(value.slice(0, 200))?.[1]?.toLowerCase() ?? ""] ?? "none";

/** What a byte is to base64: 1 part of its alphabet (that of URLs too), 2 padding, 0 blank space, 3 what does not belong. */
const BASE64 = ((): Uint8Array => {
  const kinds = new Uint8Array(256).fill(3);
  for (const letter of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_")
    kinds[letter.charCodeAt(0)] = 1;
  for (const blank of " \t\r\n\0") kinds[blank.charCodeAt(0)] = 0;
  kinds["=".charCodeAt(0)] = 2;
  return kinds;
})();

/** Bytes that `bytes` would be decoded to, without decoding it: attachments are counted, not kept. */
export const decodedSize = (bytes: Uint8Array, encoding: TransferEncoding): number => {
  if (encoding === "none") return bytes.length;
  if (encoding === "uuencode") return decodeUuencode(bytes).length;
  if (encoding === "base64") {
    let letters = 0;
    for (const byte of bytes) if (BASE64[byte] === 1) letters++;
    return Math.floor((letters * 3) / 4);
  }
  let size = bytes.length;
  for (let at = bytes.indexOf(61); at >= 0; at = bytes.indexOf(61, at + 1)) {
    if (bytes[at + 1] === 10) size -= 2;
    else if (bytes[at + 1] === 13) size -= 3;
    else if (isHex(bytes[at + 1]) && isHex(bytes[at + 2])) size -= 2;
  }
  return Math.max(0, size);
};

const isHex = (byte: number | undefined): boolean =>
  byte !== undefined &&
  ((byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 70) || (byte >= 97 && byte <= 102));

const hexValue = (byte: number): number => (byte <= 57 ? byte - 48 : (byte & 0xdf) - 55);

/** RFC 2045, 6.7, and what is seen besides: blanks after a soft break's `=`, a lone `=`, lower case digits. */
const decodeQuotedPrintable = (bytes: Uint8Array): Buffer => {
  const out = Buffer.allocUnsafe(bytes.length);
  let size = 0;
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    if (byte !== 61) {
      out[size++] = byte;
      at++;
    } else if (isHex(bytes[at + 1]) && isHex(bytes[at + 2])) {
      out[size++] = hexValue(bytes[at + 1] ?? 48) * 16 + hexValue(bytes[at + 2] ?? 48);
      at += 3;
    } else {
      const after = softBreak(bytes, at + 1);
      if (after < 0) out[size++] = byte;
      at = after < 0 ? at + 1 : after;
    }
  }
  return out.subarray(0, size);
};

/** Past the line end that a soft break hides; -1 where there is none. Blanks were added on the road, if any. */
const softBreak = (bytes: Uint8Array, from: number): number => {
  let at = from;
  while (at - from < 100 && (bytes[at] === 32 || bytes[at] === 9)) at++;
  let crs = 0;
  while (crs < 8 && bytes[at + crs] === 13) crs++;
  if (bytes[at + crs] === 10) return at + crs + 1;
  if (crs > 0) return at + 1;
  return at >= bytes.length ? at : -1;
};

/** A line of uuencode begins with its length; what begins otherwise is not part of it. */
const decodeUuencode = (bytes: Uint8Array): Buffer => {
  const out: Buffer[] = [];
  for (const line of toBinary(bytes).split(/[\r\n]+/)) {
    const length = ((line.charCodeAt(0) || 32) - 32) & 63;
    if (/^(?:begin \d|end\s*$)/.test(line) || line === "" || length === 0) continue;
    const decoded = Buffer.alloc(Math.ceil((line.length - 1) / 4) * 3);
    for (let at = 1, to = 0; at < line.length; at += 4, to += 3) {
      const [a = 0, b = 0, c = 0, d = 0] = [0, 1, 2, 3].map(
        (i) => ((line.charCodeAt(at + i) || 32) - 32) & 63,
      );
      decoded[to] = (a << 2) | (b >> 4);
      decoded[to + 1] = ((b << 4) | (c >> 2)) & 255;
      decoded[to + 2] = ((c << 6) | d) & 255;
    }
    out.push(decoded.subarray(0, length));
  }
  return Buffer.concat(out);
};

/** Base64 with what does not belong in it left out; a padding in the middle ends one piece, and another may follow. */
const decodeBase64 = (bytes: Uint8Array): Buffer => {
  const text = toBinary(bytes);
  const inner = text.indexOf("=");
  if (inner < 0 || !/=[^=]*[A-Za-z0-9+/]/.test(text.slice(inner, inner + 4096)))
    return Buffer.from(text, "base64");
  return Buffer.concat(
    text.split(/=+/).flatMap((piece) => (piece === "" ? [] : Buffer.from(piece, "base64"))),
  );
};

const looksLikeBase64 = (bytes: Uint8Array): boolean => {
  let letters = 0;
  let blanks = 0;
  let other = 0;
  for (const byte of bytes.subarray(0, 4096)) {
    const kind = BASE64[byte];
    if (kind === 3) other++;
    else if (kind === 1) letters++;
    else if (byte === 32) blanks++;
  }
  // Words have a blank every six letters or so; base64 has none, or one a line where the line ends were lost.
  return other * 50 <= letters && blanks * 20 <= letters;
};

/** The bytes of a part's content, decoded; what does not belong in them is left out, or left as it stands. */
export const decodeTransfer = (bytes: Uint8Array, encoding: TransferEncoding): Buffer => {
  if (encoding === "quoted-printable") return decodeQuotedPrintable(bytes);
  if (encoding === "uuencode") return decodeUuencode(bytes);
  return encoding === "base64" ? decodeBase64(bytes) : asBuffer(bytes);
};

const SOFT_BREAK = /=[ \t]*\r?\n/;
const BASE64_LINES = /^\s*(?:[A-Za-z0-9+/]{60,76}\s+)*[A-Za-z0-9+/]{40,}={0,2}\s*$/;

/** The encoding that text without a declared one is in after all: some gateway dropped the field. */
const undeclaredEncoding = (bytes: Uint8Array): TransferEncoding => {
  const text = toBinary(bytes.subarray(0, 4096));
  const whole = bytes.length <= 4096 ? text : text.slice(0, text.lastIndexOf("\n"));
  if (BASE64_LINES.test(whole) && /[a-z]/.test(whole) && /[A-Z]/.test(whole) && /\d/.test(whole)) {
    const sample = Buffer.from(whole.slice(0, 400), "base64");
    const odd = sample.some((byte) => byte === 0 || isControl(byte));
    // A character that the sample's end cut in two is none of its faults.
    const isWords = [0, 1, 2, 3].some((cut) => isUtf8(sample.subarray(0, sample.length - cut)));
    return isWords && !odd ? "base64" : "none";
  }
  const escapes = count(text, /=(?:[89A-F][0-9A-F]|3D|20\r?\n)/g);
  const isQuoted = escapes >= 2 && SOFT_BREAK.test(text) && escapes > 4 * count(text, /[\x80-\xff]/g);
  return isQuoted ? "quoted-printable" : "none";
};

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const isControl = (byte: number): boolean =>
  (byte < 32 && byte > 0 && !(byte >= 9 && byte <= 13) && byte !== 27) || byte === 127;

/** A single word is base64 to the eye: it is none where it has the wrong length and would decode to no text. */
const decodesToText = (bytes: Uint8Array): boolean => {
  if (bytes.length > 400) return true;
  const letters = bytes.filter((byte) => BASE64[byte] === 1 || BASE64[byte] === 2).length;
  return letters % 4 === 0 || !decodeBase64(bytes).some(isControl);
};

/** The encoding that a text is in, whatever its header says; `defect` tells where that is another one. */
export const fittingEncoding = (
  bytes: Uint8Array,
  declared: TransferEncoding,
): { readonly encoding: TransferEncoding; readonly defect: string | null } => {
  if (declared === "base64" && !(looksLikeBase64(bytes) && decodesToText(bytes)))
    return { encoding: "none", defect: "text that is not in the base64 it declares" };
  if (declared !== "none") return { encoding: declared, defect: null };
  const encoding = undeclaredEncoding(bytes);
  return { encoding, defect: encoding === "none" ? null : `text in ${encoding} that it does not declare` };
};
