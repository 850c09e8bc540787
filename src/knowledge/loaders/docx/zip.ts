/** The files inside a ZIP file, each unpacked within a limit: what its directory says of their sizes is not believed. */
import { inflateRawSync } from "node:zlib";

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  /** Where its own header stands. */
  readonly at: number;
  readonly encrypted: boolean;
}

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const [STORED, DEFLATED] = [0, 8];

/** A comment may follow the end record (APPNOTE 4.3.16). */
const LONGEST_COMMENT = 65_535;

const endRecord = (bytes: Buffer): number => {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - LONGEST_COMMENT); at--)
    if (bytes.readUInt32LE(at) === END) return at;
  return -1;
};

/** The entries that the central directory names; null where this is no ZIP file. */
export const zipEntries = (bytes: Buffer, most: number): readonly ZipEntry[] | null => {
  const end = endRecord(bytes);
  if (end === -1) return null;
  const count = Math.min(bytes.readUInt16LE(end + 10), most + 1);
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY) return null;
    const name = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString("utf8", at + 46, at + 46 + name),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    });
    at += 46 + name + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
};

/** The bytes of an entry; "large" beyond the limit, null where they cannot be unpacked. */
export const unpack = (bytes: Buffer, entry: ZipEntry, limit: number): Buffer | "large" | null => {
  const { at, packed, method } = entry;
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL) return null;
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const held = bytes.subarray(start, start + packed);
  if (method === STORED) return held.length > limit ? "large" : held;
  if (method !== DEFLATED) return null;
  try {
    return inflateRawSync(held, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE"
      ? "large"
      : null;
  }
};
