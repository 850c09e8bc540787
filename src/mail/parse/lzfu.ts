/** Rich text as Outlook packs it (MS-OXRTFCP). */

/** No letter is longer; it also bounds what a packed one can grow to. */
export const MAX_RTF = 2 * 1024 * 1024;

/** MS-OXRTFCP, 2.1.2.1: what the dictionary holds before the first byte. */
const DICTIONARY =
  "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans " +
  "SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

const HEADER = 16;
const WINDOW = 4096;

/** The output, and the last 4 KiB of it to which references point. */
class Unpacked {
  readonly #out: Buffer;
  readonly #window = Buffer.alloc(WINDOW);
  #size = 0;
  write: number;

  constructor(limit: number) {
    this.#out = Buffer.alloc(limit);
    this.write = this.#window.write(DICTIONARY, "latin1");
  }

  get isFull(): boolean {
    return this.#size === this.#out.length;
  }

  put(byte: number): void {
    if (this.isFull) return;
    this.#out[this.#size++] = byte;
    this.#window[this.write] = byte;
    this.write = (this.write + 1) % WINDOW;
  }

  repeat(offset: number, length: number): void {
    for (let count = 0; count < length; count++) this.put(this.#window[(offset + count) % WINDOW] ?? 0);
  }

  toString(): string {
    return this.#out.toString("latin1", 0, this.#size);
  }
}

const unpack = (bytes: Buffer): string => {
  const out = new Unpacked(Math.min(MAX_RTF, bytes.readUInt32LE(4)));
  for (let at = HEADER; at < bytes.length && !out.isFull;) {
    const flags = bytes[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < bytes.length; bit++) {
      if ((flags & (1 << bit)) === 0) {
        out.put(bytes[at++] ?? 0);
        continue;
      }
      const reference = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      at += 2;
      // A reference to where the next byte goes ends the text.
      if (reference >> 4 === out.write) return out.toString();
      out.repeat(reference >> 4, (reference & 15) + 2);
    }
  }
  return out.toString();
};

/** The RTF in a PR_RTF_COMPRESSED property, as bytes (one per character); empty where it is none. Never throws. */
export const unpackRtf = (bytes: Buffer): string => {
  const kind = bytes.toString("latin1", 8, 12);
  if (bytes.length < HEADER) return "";
  if (kind === "MELA") return bytes.toString("latin1", HEADER, HEADER + MAX_RTF);
  return kind === "LZFu" ? unpack(bytes) : "";
};
