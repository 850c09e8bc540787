/** Encoded words in header text (RFC 2047). */
import { decodeGuessing, decodeWithCharset } from "./charset.ts";
import { fromBinary } from "../bytes.ts";

interface Word {
  /** In lower case, without a language (RFC 2231, 5). */
  readonly charset: string;
  readonly encoding: "b" | "q";
  readonly content: string;
  /** Past its `?=`. */
  readonly end: number;
}

/** RFC 2047 allows 75 characters; there are programs that put a whole subject into one. */
const MAX_WORD = 2_000;

const HEAD = /=\?([^?\s]{1,60})\?([bq])\?/iy;

const decodeQ = (text: string): Buffer =>
  fromBinary(
    text
      .replaceAll("_", " ")
      .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
  );

/** The end of a word's text: at `?=`, else, in a word that was cut off, at the next blank. */
const textEnd = (text: string, from: number, encoding: string): { stop: number; end: number } => {
  // An address that follows without a blank ends it too; base64 holds no `?`, a Q text of a broken client may.
  const piece = text.slice(from, from + MAX_WORD);
  const close = piece.indexOf("?=");
  const next = piece.search(/=\?[^?\s=]{1,60}\?[bq]\?/i);
  if (close >= 0 && (next < 0 || next > close || encoding === "q")) {
    // `?==41…?=` cannot be told from an end, `=41?==?…` can: the word's own `?=` stands before a blank or another word.
    return { stop: from + close, end: from + close + 2 };
  }
  const blank = /[\s<>"]/.exec(piece)?.index ?? piece.length;
  const stop = next >= 0 ? Math.min(next, blank) : blank;
  return { stop: from + stop, end: from + stop };
};

const readWord = (text: string, at: number): Word | null => {
  HEAD.lastIndex = at;
  const head = HEAD.exec(text);
  if (head === null) return null;
  const encoding = (head[2] ?? "").toLowerCase() === "q" ? "q" : "b";
  const from = HEAD.lastIndex;
  const { stop, end } = textEnd(text, from, encoding);
  return {
    charset: (head[1] ?? "").replace(/\*.*$/, "").toLowerCase(),
    encoding,
    content: text.slice(from, stop),
    end,
  };
};

/** The bytes of words that follow each other. Some clients cut the base64 itself, so that no word can be read alone. */
const bytesOf = (words: readonly Word[]): Buffer => {
  const cut = words
    .slice(0, -1)
    .some(({ encoding, content }) => encoding === "b" && content.length % 4 !== 0);
  if (cut && words.every(({ encoding }) => encoding === "b"))
    return Buffer.from(words.map(({ content }) => content).join(""), "base64");
  return Buffer.concat(
    words.map(({ encoding, content }) =>
      encoding === "q" ? decodeQ(content) : Buffer.from(content, "base64"),
    ),
  );
};

/**
 * Header text with its encoded words decoded. Words of one charset that follow each other are joined as bytes before
 * they are decoded, since many clients cut characters in two.
 */
export const decodeWords = (text: string): string => {
  if (!text.includes("=?")) return text;
  let result = "";
  let from = 0;
  let run: Word[] = [];
  const close = (): void => {
    if (run[0] !== undefined) result += decodeWithCharset(bytesOf(run), run[0].charset);
    run = [];
  };
  for (let at = text.indexOf("=?"); at >= 0; at = text.indexOf("=?", at)) {
    const word = readWord(text, at);
    if (word === null) {
      at += 2;
      continue;
    }
    const between = text.slice(from, at);
    // RFC 2047, 6.2: white space between two encoded words is not shown.
    if (run.length === 0 || between.trim() !== "") {
      close();
      result += between;
    }
    if (run[0] !== undefined && run[0].charset !== word.charset) close();
    run.push(word);
    from = at = word.end;
  }
  close();
  return result + text.slice(from);
};

/** A field's text as bytes (one per character), 8-bit characters and encoded words decoded, white space as one blank. */
export const headerWords = (binary: string, hint = ""): string =>
  decodeWords(decodeGuessing(binary, hint).replaceAll("\0", ""))
    .replace(/[\s\0]+/g, " ")
    .trim();
