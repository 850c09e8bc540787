/** Codes of passages in the scanner's memory, in blocks as the database holds them. */
import type { QueryCode } from "./code.ts";
import { BITMAP_BYTES, BLOCK, blockBytes, codeAt, CODE_UNIT, headWidth, type Scanner } from "./scan.ts";

/** The most candidates that one scan gives. */
export const MAX_CANDIDATES = 8192;

/** Codes looked at as a whole for each candidate wanted. */
const HEADS_PER_WANTED = 8;

/** How many times those the scanner gathers before it sifts them: sifting less often costs less. */
const GATHERED = 2;

/** Codes of up to so many bytes, 32,768 bits, find room before the counts. */
const MAX_WIDTH = 4096;

const QUERY = 0;
const DISTANCES = MAX_WIDTH;
const COUNTS = DISTANCES + 2 * BLOCK;
const POOL = COUNTS + 4 * (8 * MAX_WIDTH + 1) + 12;
const BLOCKS = POOL + 8 * GATHERED * HEADS_PER_WANTED * MAX_CANDIDATES;

export const blockOf = (passage: number): number => Math.floor(passage / BLOCK);

/** Puts a code (or null: none) into a block of bytes. */
export function setInBlock(bytes: Uint8Array, place: number, width: number, code: Uint8Array | null): void {
  const bit = 1 << (place & 7);
  const byte = place >>> 3;
  bytes[byte] = code ? (bytes[byte] ?? 0) | bit : (bytes[byte] ?? 0) & ~bit;
  if (!code) return;
  const { head, tail } = codeAt(0, place, width);
  bytes.set(code.subarray(0, headWidth(width)), head);
  bytes.set(code.subarray(headWidth(width)), tail);
}

/** The number of codes in a block. */
export function heldIn(bytes: Uint8Array): number {
  let held = 0;
  for (let at = 0; at < BITMAP_BYTES; at++) held += ONES[bytes[at] ?? 0] ?? 0;
  return held;
}

/** Set bits of each byte. */
const ONES = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll("0", "").length);

export class CodeMemory {
  /** Numbers of the blocks in memory, ascending: of codes equally near, the lowest passages come first. */
  private readonly blocks: number[] = [];
  private readonly indexes = new Map<number, number>();
  private bytes: Uint8Array;

  constructor(
    readonly width: number,
    private readonly scanner: Scanner,
  ) {
    if (width > MAX_WIDTH || width % CODE_UNIT !== 0) throw new Error(`no room for codes of ${width} bytes`);
    this.bytes = new Uint8Array(scanner.memory(BLOCKS));
  }

  /** Makes room for so many blocks at once: growing for each takes longer than reading it. */
  reserve(blocks: number): void {
    this.reach(this.at(blocks));
  }

  /** How many codes there are. */
  held(): number {
    return this.blocks.reduce((sum, _, i) => sum + heldIn(this.bytes.subarray(this.at(i))), 0);
  }

  /** Puts a block in its place, new or instead of the one there; gives false for one that comes before the last. */
  putBlock(block: number, content: Uint8Array): boolean {
    const index = this.indexOf(block);
    if (index === null) return false;
    this.bytes.set(content, this.at(index));
    return true;
  }

  /** Puts a passage's code in its place, or takes it away; gives false where its block would come before the last. */
  set(passage: number, code: Uint8Array | null): boolean {
    const index = this.indexOf(blockOf(passage));
    if (index === null) return false;
    setInBlock(this.bytes.subarray(this.at(index)), passage % BLOCK, this.width, code);
    return true;
  }

  /**
   * The passages nearest to a query, the likeliest first; of the allowed ones only, where that is said. Ones that have no
   * code are passed over.
   */
  nearest({ code, estimate }: QueryCode, want: number, allowed?: readonly number[]): number[] {
    const most = Math.min(want, MAX_CANDIDATES);
    const places = allowed ? this.mark(allowed) : { places: BLOCKS, stride: this.stride };
    this.bytes.set(code, QUERY);
    const found = this.scanner.scan({
      query: QUERY,
      width: this.width,
      codes: BLOCKS,
      blocks: this.blocks.length,
      ...places,
      distances: DISTANCES,
      counts: COUNTS,
      pool: POOL,
      want: most,
      heads: HEADS_PER_WANTED * most,
      room: GATHERED * HEADS_PER_WANTED * most,
    });
    const pairs = new Uint32Array(this.bytes.buffer, POOL, 2 * found);
    const estimates = new Float64Array(found);
    for (let i = 0; i < found; i++) {
      const place = pairs[2 * i] ?? 0;
      const { head, tail } = codeAt(this.at(Math.floor(place / BLOCK)), place % BLOCK, this.width);
      estimates[i] = estimate(this.bytes, head, tail);
    }
    return [...bestFirst(estimates)].map((i) => this.passageAt(pairs[2 * i] ?? 0));
  }

  private get stride(): number {
    return blockBytes(this.width);
  }

  private at(index: number): number {
    return BLOCKS + index * this.stride;
  }

  private passageAt(place: number): number {
    return (this.blocks[Math.floor(place / BLOCK)] ?? 0) * BLOCK + (place % BLOCK);
  }

  private indexOf(block: number): number | null {
    const known = this.indexes.get(block);
    if (known !== undefined) return known;
    if (block < (this.blocks.at(-1) ?? -1)) return null;
    const index = this.blocks.push(block) - 1;
    this.indexes.set(block, index);
    this.reach(this.at(index + 1));
    // Another space's blocks or a filter's bitmaps may have stood here.
    this.bytes.fill(0, this.at(index), this.at(index) + BITMAP_BYTES);
    return index;
  }

  private reach(end: number): void {
    const memory = this.scanner.memory(end);
    if (memory !== this.bytes.buffer) this.bytes = new Uint8Array(memory);
  }

  /** Writes bitmaps of the passages that are allowed and have a code, behind the codes. */
  private mark(allowed: readonly number[]): { places: number; stride: number } {
    const places = this.at(this.blocks.length);
    const end = places + this.blocks.length * BITMAP_BYTES;
    this.reach(end);
    this.bytes.fill(0, places, end);
    for (const passage of allowed) {
      const index = this.indexes.get(blockOf(passage));
      if (index === undefined) continue;
      const within = (passage % BLOCK) >>> 3;
      const byte = places + index * BITMAP_BYTES + within;
      const held = this.bytes[this.at(index) + within] ?? 0;
      this.bytes[byte] = (this.bytes[byte] ?? 0) | (held & (1 << (passage & 7)));
    }
    return { places, stride: BITMAP_BYTES };
  }
}

/** Finer than any difference between two estimates that matters. */
const STEPS = 2 ** 16;

/** Indexes by falling estimate, of equal ones the first. As numbers, which sort ten times as fast as with a comparison. */
function bestFirst(estimates: Float64Array): Float64Array {
  const best = estimates.reduce((a, b) => Math.max(a, b), 0);
  const order = estimates.map((estimate, i) => Math.round((best - estimate) * STEPS) * MAX_CANDIDATES + i);
  return order.sort().map((key) => key % MAX_CANDIDATES);
}
