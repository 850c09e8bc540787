/** The vector table's file, read: rows of int8 with a scale each, for words and for hashed character n-grams. */
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { z } from "zod";

/** Unit-free rows: a value is `values[row * dimension + i] * scales[row]`. */
export interface Rows {
  readonly values: Int8Array;
  readonly scales: Float32Array;
}

export interface VectorTable {
  readonly dimension: number;
  /** The row of a word in `words`; the most frequent word is row 0. */
  readonly rowOf: ReadonlyMap<string, number>;
  readonly words: Rows;
  /** Relative frequency of the word in a row in the training text. */
  readonly frequency: (row: number) => number;
  readonly ngrams: Rows;
  /** How many rows `ngrams` has; an n-gram's row is its hash modulo this. */
  readonly buckets: number;
  /** N-grams have from `minn` to `maxn` code points. */
  readonly minn: number;
  readonly maxn: number;
  /** Tells one table from another: of its shape and of its most frequent words' rows, hex. */
  readonly fingerprint: string;
  /** What all words share, where the file says it: int8 in base64, a line a direction. */
  readonly directions: readonly string[] | null;
}

const MAGIC = "SMBVEC1\n";
const count = z.int().positive();
const headerSchema = z.object({
  dimension: count,
  words: count,
  wordBytes: count,
  buckets: count,
  minn: count,
  maxn: count,
  directions: z.array(z.string()).optional(),
});
type Header = z.infer<typeof headerSchema>;

/** Takes one stretch after another from the file's bytes. */
class Reader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  take(length: number): Buffer {
    const end = this.at + length;
    if (end > this.bytes.length)
      throw new Error(`the vector table ends at byte ${this.bytes.length}, before ${end}`);
    const part = this.bytes.subarray(this.at, end);
    this.at = end;
    return part;
  }

  /** Copied: a Float32Array must start at a multiple of four, and the file does not align its parts. */
  floats(length: number): Float32Array {
    return new Float32Array(new Uint8Array(this.take(length * 4)).buffer);
  }

  rows(length: number, dimension: number): Rows {
    const scales = this.floats(length);
    const bytes = this.take(length * dimension);
    return { scales, values: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length) };
  }
}

const readHeader = (reader: Reader): Header => {
  const magic = reader.take(MAGIC.length).toString("latin1");
  if (magic !== MAGIC) throw new Error(`not a vector table: it starts with ${JSON.stringify(magic)}`);
  const length = reader.take(4).readUInt32LE(0);
  return headerSchema.parse(JSON.parse(reader.take(length).toString("utf8")));
};

/**
 * The words' rows. This is half of the loading, and code that runs once runs cold: 14 ms of CPU on a busy machine for
 * 40,000 words, 20 and more where the row is taken from `rowOf.size`. Half of it is the split.
 */
const indexWords = (text: string): Map<string, number> => {
  const rowOf = new Map<string, number>();
  text.split("\n").forEach((word, row) => rowOf.set(word, row));
  return rowOf;
};

/** Stored as -10 · log2 of the relative frequency, clipped to a byte. */
const frequencyIn =
  (rarities: Uint8Array) =>
  (row: number): number => {
    const rarity = rarities[row];
    return rarity === undefined ? 0 : 2 ** (rarity / -10);
  };

/** SHA-256 of so many of the first values takes .1 ms, of all 10 MB 20. */
const FINGERPRINTED = 65_536;

const fingerprint = (values: Int8Array, shape: readonly number[]): string =>
  createHash("sha256")
    .update(shape.join(" "))
    .update(values.subarray(0, FINGERPRINTED))
    .digest("hex")
    .slice(0, 12);

/** The table in these bytes, which it goes on using. Throws where they are not a whole table. */
export const parseTable = (bytes: Buffer): VectorTable => {
  const reader = new Reader(bytes);
  const { dimension, words, wordBytes, buckets, minn, maxn, directions } = readHeader(reader);
  const rowOf = indexWords(reader.take(wordBytes).toString("utf8"));
  if (rowOf.size !== words) throw new Error(`the vector table holds ${rowOf.size} words, not ${words}`);
  const frequency = frequencyIn(reader.take(words));
  const wordRows = reader.rows(words, dimension);
  return {
    dimension,
    rowOf,
    frequency,
    words: wordRows,
    ngrams: reader.rows(buckets, dimension),
    buckets,
    minn,
    maxn,
    fingerprint: fingerprint(wordRows.values, [dimension, words, buckets, minn, maxn]),
    directions: directions ?? null,
  };
};

/**
 * The table in a file. Throws where it cannot be read or is not a whole table: it is part of the program.
 * One read of the whole size: `readFile` goes by half a megabyte at a time and takes twice as long.
 */
export const readTable = async (file: URL | string): Promise<VectorTable> => {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafeSlow(size), 0, size, 0);
    return parseTable(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
};
