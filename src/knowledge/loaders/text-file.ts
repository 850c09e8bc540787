/** Files → text: UTF-8 where the bytes are, else windows-1252; whole, or as a stream of bounded memory. */
import { createReadStream } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";

/** A file that can be read, or why it cannot. */
export type Opened<T> = T | { readonly problem: string };

type Encoding = "utf-8" | "windows-1252";

/** Beyond this a file is not held in memory whole. */
const WHOLE_LIMIT = 64 * 1024 * 1024;
/** Where a NUL byte tells that a file is no text. */
const HEAD = 8 * 1024;

/**
 * Bytes 0x80 to 0x9F of windows-1252 (WHATWG Encoding). Not by `TextDecoder`: Node 20.18.3 to 24 reads them as latin-1
 * control characters (nodejs/node#56542).
 */
const HIGH = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

const fromWindows1252 = (bytes: Buffer): string =>
  bytes.toString("latin1").replace(/[\u0080-\u009F]/g, (char) => HIGH.charAt(char.charCodeAt(0) - 0x80));

const decode = (bytes: Buffer): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return fromWindows1252(bytes);
    throw error;
  }
};

const chunksOf = (path: string): AsyncIterable<Buffer> =>
  createReadStream(path, { highWaterMark: 256 * 1024 });

/** Reads the file once through: a first byte that is not UTF-8 may stand anywhere. About 1 GB a second. */
const encodingOf = async (path: string): Promise<Encoding> => {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const bytes of chunksOf(path)) decoder.decode(bytes, { stream: true });
    decoder.decode();
    return "utf-8";
  } catch (error) {
    if (error instanceof TypeError) return "windows-1252";
    throw error;
  }
};

async function* decoded(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8");
  for await (const bytes of chunksOf(path))
    yield encoding === "utf-8" ? decoder.decode(bytes, { stream: true }) : fromWindows1252(bytes);
  const rest = decoder.decode();
  if (rest !== "") yield rest;
}

const head = async (path: string): Promise<Buffer> => {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};

/** Why this is no text file, or null. */
const unreadable = async (path: string): Promise<string | null> => {
  const found = await stat(path);
  if (!found.isFile()) return "is not a file";
  if (found.size === 0) return "is empty";
  if ((await head(path)).includes(0))
    return "is not text smb can read (it is binary or UTF-16); save it as UTF-8";
  return null;
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
  const problem = await unreadable(path);
  if (problem !== null) return { problem };
  const text = decode(await readFile(path));
  return text.trim() === "" ? { problem: "is empty" } : { text };
};

/** The text of a file in parts as they are read, cut anywhere. Throws Node's own errors, at once or on the way. */
export const streamText = async (
  path: string,
): Promise<Opened<{ readonly parts: AsyncIterable<string> }>> => {
  const problem = await unreadable(path);
  return problem === null ? { parts: decoded(path, await encodingOf(path)) } : { problem };
};
