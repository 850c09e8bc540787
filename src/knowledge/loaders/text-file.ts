/** Files → text: UTF-8 where the bytes are, else windows-1252; whole, or as a stream of bounded memory. */
import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";

/** A file that can be read, or why it cannot. */
export type Opened<T> = T | { readonly problem: string };

export type Encoding = "utf-8" | "windows-1252";

/** How to read a file's bytes, and to make text of them. */
export interface ByteStream {
  /** The file from this byte on, in parts as they are read, cut anywhere. */
  readonly read: (start: number) => AsyncIterable<Buffer>;
  /** Where the text begins: behind a byte order mark. */
  readonly start: number;
  readonly encoding: Encoding;
  /** The first bytes from there, enough to tell what it is. */
  readonly head: Buffer;
}

/** Beyond this a file is not held in memory whole. */
const WHOLE_LIMIT = 64 * 1024 * 1024;
/** Where a NUL byte tells that a file is no text, and what a table's header ends within. */
const HEAD = 64 * 1024;
/** How much is read at a time. */
const PART = 256 * 1024;
const BOM = Buffer.from("\uFEFF");

/**
 * Bytes 0x80 to 0x9F of windows-1252 (WHATWG Encoding). Not by `TextDecoder`: Node 20.18.3 to 24 reads them as latin-1
 * control characters (nodejs/node#56542).
 */
const HIGH = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

/** What windows-1252 says, of text that was read as latin-1. */
export const fromLatin1 = (text: string): string =>
  text.replace(/[\u0080-\u009F]/g, (char) => HIGH.charAt(char.charCodeAt(0) - 0x80));

/** The text of bytes in this encoding; a byte order mark stays. */
export const decodeBytes = (bytes: Buffer, encoding: Encoding): string =>
  encoding === "utf-8" ? bytes.toString("utf8") : fromLatin1(bytes.toString("latin1"));

const withoutMark = (bytes: Buffer): Buffer =>
  bytes.subarray(0, BOM.length).equals(BOM) ? bytes.subarray(BOM.length) : bytes;

const decode = (bytes: Buffer): string =>
  decodeBytes(withoutMark(bytes), isUtf8(bytes) ? "utf-8" : "windows-1252");

const partsOf = (path: string, start: number): AsyncIterable<Buffer> =>
  createReadStream(path, { highWaterMark: PART, start });

/** How many bytes at the end are the beginning of a UTF-8 character; 0 where there are none. */
const cutOff = (bytes: Buffer): number => {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
};

/**
 * Reads the file once through: a first byte that is not UTF-8 may stand anywhere, and an id read before it must not change
 * with it. About 4 GB a second.
 */
const encodingOf = async (path: string): Promise<Encoding> => {
  let held: Buffer = Buffer.alloc(0);
  for await (const part of partsOf(path, 0)) {
    const bytes = held.length > 0 ? Buffer.concat([held, part]) : part;
    const cut = cutOff(bytes);
    if (!isUtf8(bytes.subarray(0, bytes.length - cut))) return "windows-1252";
    held = Buffer.from(bytes.subarray(bytes.length - cut));
  }
  return held.length === 0 ? "utf-8" : "windows-1252";
};

const head = async (path: string): Promise<Buffer> => {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};

/** Where a text file begins, or why this is none. */
const beginning = async (path: string): Promise<Opened<{ readonly head: Buffer }>> => {
  const found = await stat(path);
  if (!found.isFile()) return { problem: "is not a file" };
  if (found.size === 0) return { problem: "is empty" };
  const bytes = await head(path);
  if (bytes.includes(0))
    return { problem: "is not text smb can read (it is binary or UTF-16); save it as UTF-8" };
  return { head: bytes };
};

/** The whole text of a file. Throws Node's own errors where the file cannot be opened or read. */
export const readText = async (
  path: string,
  limit = WHOLE_LIMIT,
): Promise<Opened<{ readonly text: string }>> => {
  const { size } = await stat(path);
  if (size > limit)
    return {
      problem:
        `is larger than ${Math.floor(limit / 1024 / 1024)} MB; ` +
        "split it, or give it as CSV or NDJSON, which smb reads at any size",
    };
  const begins = await beginning(path);
  if ("problem" in begins) return begins;
  const text = decode(await readFile(path));
  return text.trim() === "" ? { problem: "is empty" } : { text };
};

/** A text file as a stream of bounded memory. Throws Node's own errors, at once or on the way. */
export const streamBytes = async (path: string): Promise<Opened<ByteStream>> => {
  const begins = await beginning(path);
  if ("problem" in begins) return begins;
  const head = withoutMark(begins.head);
  const start = begins.head.length - head.length;
  return { head, start, encoding: await encodingOf(path), read: (from) => partsOf(path, from) };
};
