/** Bytes to text, whatever the charset's label says: it is missing, unknown or wrong in many a mail. */
import { isAscii, isUtf8 } from "node:buffer";
import { guessCharset } from "./detect.ts";
import { fromBinary, toBinary } from "../bytes.ts";

/** What windows-1252 has at 0x80 to 0x9F; elsewhere it is latin1. Node 20's TextDecoder takes all of it for latin1. */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

const fromWindows1252 = (bytes: Buffer): string =>
  bytes.toString("latin1").replace(/[\x80-\x9f]/g, (byte) => WINDOWS_1252.charAt(byte.charCodeAt(0) - 0x80));

/** Names that mail programs use and no registry has, by the name that decoders know. */
const ALIASES: readonly (readonly [RegExp, string])[] = [
  [/^(?:us-?)?ascii$|^ansi_x3\.4|^iso-?646|^utf_?8|^unicode-1-1-utf-8$|^646$/, "utf-8"],
  [/^(?:utf-?7|unicode-1-1-utf-7|x-unicode-2-0-utf-7)$/, "utf-7"],
  [/^(?:cp|ms|x-ms-cp)?-?(?:932|932c)$|^windows-31j$|^ms_kanji$|^s-?jis$/, "shift_jis"],
  [/^(?:gb2312|gbk|gb_2312|gb18030|x-gbk|euc-cn|(?:cp|ms)-?936|windows-936)/, "gb18030"],
  [/^(?:ks_?c_?5601|ksc_?5601|euc_?kr|(?:cp|ms)-?949|uhc)/, "euc-kr"],
  [/^(?:big-?5|cn-big5|(?:cp|ms)-?950)/, "big5"],
  [/^(?:hz|hz-gb-?2312)$/, "hz"],
  // The Ukrainian letters of KOI8-U stand where KOI8-R has lines to draw with.
  [/^koi8-?(?:r|ru|u)$/, "koi8-u"],
  [/^(?:ansi|latin-?1|iso-?8859-?1|l1|8859-1|western|cp819|windows-?1252.*)$/, "windows-1252"],
];

/** Code pages of DOS and the Macintosh, which only mailparser can decode. */
const OLD_PAGE =
  /^(?:utf-?32(?:[bl]e)?|(?:cp|ibm)-?(?!866)\d{3,4}|mac(?!intosh$)[a-z]{3,12}|viscii|tcvn|armscii8|pt154|rk1048|hp-?roman8)$/;

/** The name under which a charset can be decoded; null for one that nobody knows. */
const known = (label: string): string | null => {
  const name = label.trim().toLowerCase().replace(/["']/g, "");
  if (name === "") return null;
  const alias = ALIASES.find(([pattern]) => pattern.test(name))?.[1];
  if (alias !== undefined) return alias;
  const plain = name
    .replace(/^(?:x-)?(?:cp|win|windows|microsoft-cp)[-_ ]?(125\d|874)\b.*$/, "windows-$1")
    .replace(/^(?:iso)?[-_ ]?8859[-_ ](\d{1,2})\b.*$/, "iso-8859-$1");
  try {
    const { encoding } = new TextDecoder(plain);
    return encoding === "replacement" ? null : encoding;
  } catch {
    return OLD_PAGE.test(plain) ? plain.replace(/^(cp|ibm)-/, "$1") : null;
  }
};

/** ISO-2022-KR and HZ switch to two-byte characters by marks; with the high bit set they are EUC-KR and GB 2312. */
const unshifted = (bytes: Buffer, open: string, close: string): Buffer => {
  const [first = "", ...shifted] = toBinary(bytes).replaceAll("\x1b$)C", "").split(open);
  const pieces = shifted.flatMap((piece) => {
    const [inside = "", ...outside] = piece.split(close);
    return [
      fromBinary(inside).map((byte) => (byte > 32 ? byte | 0x80 : byte)),
      fromBinary(outside.join(close)),
    ];
  });
  return Buffer.concat([fromBinary(first), ...pieces]);
};

/** RFC 2152: `+` and base64 of UTF-16; `+-` is a plus sign. */
const fromUtf7 = (bytes: Buffer): string =>
  toBinary(bytes).replace(/\+([A-Za-z0-9+/]*)-?/g, (_, code: string) => {
    const units = Buffer.from(code, "base64");
    return code === ""
      ? "+"
      : units
          .subarray(0, units.length & ~1)
          .swap16()
          .toString("utf16le");
  });

/** Text of bytes in a charset that `chooseCharset` chose. */
export const decodeKnown = (bytes: Buffer, name: string): string => {
  if (name === "utf-8") return new TextDecoder("utf-8").decode(bytes);
  if (name === "windows-1252") return fromWindows1252(bytes);
  if (name === "hz") return new TextDecoder("gb18030").decode(unshifted(bytes, "~{", "~}"));
  if (name === "utf-7") return fromUtf7(bytes);
  // Encoded words that are joined return to ASCII and leave it again; a decoder that keeps to the letter marks that as wrong.
  if (name === "iso-2022-jp")
    return new TextDecoder(name).decode(fromBinary(toBinary(bytes).replace(/\x1b\([BJ](?=\x1b)/g, "")));
  if (name === "iso-2022-kr") return new TextDecoder("euc-kr").decode(unshifted(bytes, "\x0e", "\x0f"));
  return OLD_PAGE.test(name) ? fromWindows1252(bytes) : new TextDecoder(name).decode(bytes);
};

/** UTF-16 by its byte order mark, or by the NUL bytes that Western text has in it. */
export const utf16Order = (bytes: Uint8Array): "utf-16le" | "utf-16be" | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, 1024);
  const zeros = (parity: number): number =>
    sample.filter((byte, at) => byte === 0 && at % 2 === parity).length;
  const [even, odd] = [zeros(0), zeros(1)];
  const half = sample.length / 2;
  // A NUL here and there is a scratch.
  const many = Math.max(3, half * 0.4);
  if (odd >= many && even < half * 0.05) return "utf-16le";
  return even >= many && odd < half * 0.05 ? "utf-16be" : null;
};

/** Escape sequences of ISO-2022, which are ASCII to whoever does not know them. */
const shifted = (bytes: Buffer): string | null => {
  if (!bytes.includes(0x1b)) return null;
  const text = bytes.toString("latin1");
  if (text.includes("\x1b$)C")) return "iso-2022-kr";
  return /\x1b(?:\$[@B]|\$\([DQ]|\([JI])/.test(text) ? "iso-2022-jp" : null;
};

/** Text in a multi-byte charset is UTF-8 by chance once in thousands of times from four characters on. */
const isSurelyUtf8 = (bytes: Buffer): boolean => {
  if (!isUtf8(bytes)) return false;
  let leads = 0;
  for (const byte of bytes) {
    if (byte >= 0xe0 || (byte >= 0xc2 && ++leads >= 4)) return true;
  }
  return false;
};

const SINGLE_BYTE = /^(?:windows-(?!31j)|iso-8859|koi8|ibm|cp[1-8]|mac|x-mac)/;

/** Labels that a mail program writes when it does not know: their text is looked at before it is believed. */
const SAYS_NOTHING = /^(?:windows-1252|utf-8)$/;

const scratched = (text: string): boolean => {
  if (!text.includes("\uFFFD")) return false;
  const lost = text.match(/\uFFFD/g)?.length ?? 0;
  const kept = text.match(/[\u0080-\uFFFC\uFFFE\uFFFF]/g)?.length ?? 0;
  return lost <= kept;
};

/** The charset that bytes are in after all; `defect` tells where that is not the one they claim. */
export interface Choice {
  readonly charset: string;
  readonly defect: string | null;
}

const guess = (bytes: Buffer, hint: string): Choice => {
  const charset = guessCharset(bytes, known(hint));
  return { charset, defect: `text in no charset it declares, read as ${charset}` };
};

const instead = (charset: string, label: string): Choice => ({
  charset,
  defect: label === "" ? null : `text labelled ${label.slice(0, 40).toLowerCase()}, read as ${charset}`,
});

const chooseAscii = (bytes: Buffer, label: string): Choice => {
  const order = bytes.includes(0) ? utf16Order(bytes) : null;
  if (order !== null) return instead(order, /utf-?16|ucs-?2/i.test(label) ? "" : label);
  const escape = shifted(bytes);
  if (escape !== null) return instead(escape, /^\W*iso-2022/i.test(label) ? "" : label);
  const name = known(label);
  return { charset: name === "hz" || name === "utf-7" ? name : "utf-8", defect: null };
};

/** For a label that says nothing, or that is none. */
const chooseUnlabelled = (bytes: Buffer, name: string | null, label: string, hint: string): Choice => {
  if (isUtf8(bytes)) return instead("utf-8", name === "windows-1252" ? label : "");
  if (name === "windows-1252") {
    const charset = guessCharset(bytes, null);
    return instead(charset, charset === name ? "" : label);
  }
  return scratched(decodeKnown(bytes, "utf-8")) ? instead("utf-8", "") : guess(bytes, hint);
};

const chooseLabelled = (bytes: Buffer, name: string, label: string): Choice => {
  const isSingleByte = SINGLE_BYTE.test(name);
  if (isSingleByte ? isUtf8(bytes) : isSurelyUtf8(bytes)) return instead("utf-8", label);
  if (isSingleByte || OLD_PAGE.test(name)) return { charset: name, defect: null };
  const text = decodeKnown(bytes, name);
  return text.includes("\uFFFD") && !scratched(text) ? guess(bytes, "") : { charset: name, defect: null };
};

/** @param hint a charset that others of the mail's parts claim. */
export const chooseCharset = (bytes: Buffer, label: string, hint = ""): Choice => {
  if (isAscii(bytes)) return chooseAscii(bytes, label);
  const order = utf16Order(bytes);
  const name = known(label);
  const isUtf16 = name?.startsWith("utf-16") === true;
  if (order !== null || isUtf16) return instead(order ?? name ?? "utf-16le", isUtf16 ? "" : label);
  return name === null || SAYS_NOTHING.test(name)
    ? chooseUnlabelled(bytes, name, label, hint)
    : chooseLabelled(bytes, name, label);
};

/** Text of bytes that claim a charset. Never throws. */
export const decodeWithCharset = (bytes: Buffer, label: string, hint = ""): string =>
  decodeKnown(bytes, chooseCharset(bytes, label, hint).charset);

/** Text that claims no charset: UTF-8 where the bytes (one per character) are that, else what they look like. */
export const decodeGuessing = (binary: string, hint = ""): string =>
  /[\x80-\xff\x1b]/.test(binary) ? decodeWithCharset(fromBinary(binary), "", hint) : binary;
