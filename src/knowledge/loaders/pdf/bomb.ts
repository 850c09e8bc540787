/** PDF streams that unpack to more than a machine holds: found before the PDF library unpacks them. */
import { inflateSync } from "node:zlib";

/** The commands and fonts of a page take a few megabytes; pictures, which are not unpacked for their words, more. */
const MAX_STREAM = 64 * 1024 * 1024;
const MAX_ALL = 512 * 1024 * 1024;

/** The dictionary of a stream stands before it. */
const DICTIONARY = 2048;

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";

/** How large a stream is unpacked, its filters one after the other; Infinity beyond the limit, 0 where it is damaged. */
const unpackedSize = (packed: Buffer, times: number): number => {
  let bytes = packed;
  try {
    for (let i = 0; i < times; i++) bytes = inflateSync(bytes, { maxOutputLength: MAX_STREAM });
    return bytes.length;
  } catch (error) {
    return isTooLarge(error) ? Infinity : 0;
  }
};

/** Whether a PDF would unpack to more than it should. */
export const isPdfBomb = (bytes: Buffer): boolean => {
  let all = 0;
  for (let at = bytes.indexOf("stream"); at !== -1; at = bytes.indexOf("stream", at + 6)) {
    if (bytes.toString("latin1", at - 3, at) === "end") continue;
    const before = bytes.toString("latin1", Math.max(0, at - DICTIONARY), at);
    const dictionary = before.slice(Math.max(0, before.lastIndexOf(" obj")));
    const filters = dictionary.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0;
    if (filters === 0 || /\/Subtype\s*\/Image\b/.test(dictionary)) continue;
    const start = at + (bytes[at + 6] === 13 ? 8 : 7);
    const end = bytes.indexOf("endstream", start);
    all += unpackedSize(bytes.subarray(start, end === -1 ? bytes.length : end), Math.min(filters, 4));
    if (all > MAX_ALL) return true;
    if (end !== -1) at = end;
  }
  return false;
};
