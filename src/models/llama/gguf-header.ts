/** What a GGUF file's header says of the model's size, read without loading it (ggml's documentation, gguf.md). */
import { Buffer } from "node:buffer";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";

export interface GgufHeader {
  readonly architecture: string;
  readonly fileBytes: number;
  /** What the model was trained with. */
  readonly contextTokens: number;
  /** Of keys and values, as float16: what each token takes in memory. */
  readonly bytesPerToken: number;
  readonly embeddingLength: number;
  readonly vocabulary: number;
}

/** Sizes of gguf_metadata_value_type, by number; strings (8) and arrays (9) have their own. */
const SIZES: Readonly<Record<number, number>> = {
  0: 1,
  1: 1,
  2: 2,
  3: 2,
  4: 4,
  5: 4,
  6: 4,
  7: 1,
  10: 8,
  11: 8,
  12: 8,
};
const STRING = 8;
const ARRAY = 9;
const CHUNK = 1 << 20;
/** A key of more is no key, and a header with more entries is no header. */
const LONGEST_TEXT = 1 << 20;
const MOST_ENTRIES = 10_000;
const LONGEST_KEPT_LIST = 1024;
const FLOAT16 = 2;

type Value = number | string | readonly number[] | null;

/**
 * The header, or null where the file is none of version 2 or 3, or is cut off. Reads in one go, since the size of the
 * context has to be known before anything is awaited; the tokens themselves, megabytes of them, are not read.
 *
 * @throws where the file cannot be read.
 */
export function readGgufHeader(path: string): GgufHeader | null {
  const file = openSync(path, "r");
  try {
    return headerOf(new Reader(file), fstatSync(file).size);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  } finally {
    closeSync(file);
  }
}

function headerOf(reader: Reader, fileBytes: number): GgufHeader | null {
  if (reader.bytes(4).toString("latin1") !== "GGUF" || ![2, 3].includes(reader.uint32())) return null;
  const { found, vocabulary } = entriesOf(reader);
  const architecture = found.get("general.architecture");
  if (typeof architecture !== "string") return null;
  const value = (key: string): Value => found.get(`${architecture}.${key}`) ?? null;
  const number = (key: string): number => largest(value(key));
  const layers = number("block_count");
  const embeddingLength = number("embedding_length");
  const heads = number("attention.head_count");
  if (layers === 0 || embeddingLength === 0 || heads === 0) return null;
  const headLength = embeddingLength / heads;
  const perHead =
    (number("attention.key_length") || headLength) + (number("attention.value_length") || headLength);
  const keyValueHeads = value("attention.head_count_kv") ?? heads;
  const inAllLayers = isList(keyValueHeads)
    ? keyValueHeads.reduce((sum, count) => sum + count, 0)
    : layers * largest(keyValueHeads);
  return {
    architecture,
    fileBytes,
    contextTokens: number("context_length"),
    bytesPerToken: Math.ceil(inAllLayers * perHead * FLOAT16),
    embeddingLength,
    vocabulary,
  };
}

function entriesOf(reader: Reader): { found: ReadonlyMap<string, Value>; vocabulary: number } {
  reader.uint64(); // the number of tensors
  const entries = reader.uint64();
  if (entries > MOST_ENTRIES) throw new RangeError("too many entries for a header");
  const found = new Map<string, Value>();
  for (let i = 0; i < entries; i++) {
    const key = reader.text();
    const type = reader.uint32();
    if (key === "tokenizer.ggml.tokens" && type === ARRAY) {
      reader.uint32(); // the kind of its items
      // Converters write the tokenizer behind the sizes, and its lists are long.
      return { found, vocabulary: reader.uint64() };
    }
    found.set(key, reader.value(type));
  }
  return { found, vocabulary: 0 };
}

const isList = (value: Value): value is readonly number[] => Array.isArray(value);

/** A number, the largest of a list (some models have one for each layer), or 0. */
const largest = (value: Value): number =>
  isList(value) ? Math.max(0, ...value) : typeof value === "number" ? value : 0;

/** Reads forward, a chunk at a time; a `RangeError` where the file ends before. */
class Reader {
  private chunk = Buffer.alloc(0);
  /** Of the file, where the chunk begins. */
  private start = 0;
  private at = 0;

  constructor(private readonly file: number) {}

  bytes(length: number): Buffer {
    if (length > LONGEST_TEXT) throw new RangeError("too long for a header");
    if (this.at + length > this.chunk.length) {
      this.start += this.at;
      this.at = 0;
      const chunk = Buffer.alloc(CHUNK);
      this.chunk = chunk.subarray(0, readSync(this.file, chunk, 0, CHUNK, this.start));
      if (length > this.chunk.length) throw new RangeError("the file ends in its header");
    }
    this.at += length;
    return this.chunk.subarray(this.at - length, this.at);
  }

  uint32(): number {
    return this.bytes(4).readUInt32LE();
  }

  uint64(): number {
    return Number(this.bytes(8).readBigUInt64LE());
  }

  text(): string {
    return this.bytes(this.uint64()).toString("utf8");
  }

  value(type: number): Value {
    if (type === STRING) return this.text();
    if (type === ARRAY) return this.list();
    const size = SIZES[type];
    if (size === undefined) throw new RangeError("an unknown kind of value");
    const bytes = this.bytes(size);
    if (type === 6 || type === 12) return size === 4 ? bytes.readFloatLE() : bytes.readDoubleLE();
    return size === 8 ? Number(bytes.readBigInt64LE()) : bytes.readUIntLE(0, size);
  }

  private list(): readonly number[] {
    const type = this.uint32();
    const length = this.uint64();
    const kept: number[] = [];
    for (let i = 0; i < length; i++) {
      const value = this.value(type);
      if (typeof value === "number" && i < LONGEST_KEPT_LIST) kept.push(value);
    }
    return kept;
  }
}
