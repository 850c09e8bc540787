/** Scans codes for the nearest: in WebAssembly where the machine has it, else in JavaScript, with the same result. */
import { scanBytes } from "./scan-bytes.ts";
import { instanceOf, reach, type Wasm, WASM_PAGE, type WasmMemory, wasmOf } from "../../wasm.ts";

/** Places in a block of codes. */
export const BLOCK = 1024;

/** A block begins with a bitmap of its places that hold a code. */
export const BITMAP_BYTES = BLOCK / 8;

/** Codes are made of so many bytes at a time: 16 of the head, and 32 of the tail. */
export const CODE_UNIT = 48;

/** The part of a code that is read of all codes. */
export const headWidth = (width: number): number => width / 3;

export const blockBytes = (width: number): number => BITMAP_BYTES + BLOCK * width;

/** Where the two parts of a code stand in a block. */
export function codeAt(
  block: number,
  place: number,
  width: number,
): { readonly head: number; readonly tail: number } {
  const head = headWidth(width);
  const heads = block + BITMAP_BYTES;
  return { head: heads + place * head, tail: heads + BLOCK * head + place * (width - head) };
}

/** Addresses in the scanner's memory, in bytes. */
export interface ScanRequest {
  readonly query: number;
  /** Bytes of a code, a multiple of `CODE_UNIT`. */
  readonly width: number;
  readonly codes: number;
  readonly blocks: number;
  /** Bitmaps of the places to be looked at, `stride` apart. */
  readonly places: number;
  readonly stride: number;
  /** Room for the 16-bit distances of a block. */
  readonly distances: number;
  /** Room for a 32-bit count of each distance from 0 to the width in bits. */
  readonly counts: number;
  /** Room for `room` pairs of 32-bit numbers: the place and its distance. */
  readonly pool: number;
  readonly want: number;
  /** How many codes are looked at as a whole: those whose heads are nearest. No fewer than `want`. */
  readonly heads: number;
  /** More than `heads`. */
  readonly room: number;
}

export interface Scanner {
  /** The memory, grown to at least so many bytes; what was in it stays. An earlier view may be of no use afterwards. */
  memory(bytes: number): ArrayBuffer;
  /** Leaves the `want` nearest in the pool, in the order of their places (of equal ones the first); gives their number. */
  scan(request: ScanRequest): number;
}

/** The fastest scanner of this machine. */
export function scanner(): Scanner {
  const wasm = wasmOf();
  return wasm ? wasmScanner(wasm) : plainScanner();
}

interface ScanExports {
  readonly memory: WasmMemory;
  readonly scan: (...numbers: number[]) => number;
}

function wasmScanner(wasm: Wasm): Scanner {
  const { memory, scan } = instanceOf(wasm, scanBytes) as ScanExports;
  return {
    memory: (bytes) => reach(memory, bytes),
    scan: (r) =>
      scan(
        r.query,
        r.width,
        r.codes,
        r.blocks,
        r.places,
        r.stride,
        r.distances,
        r.counts,
        r.pool,
        r.want,
        r.heads,
        r.room,
      ),
  };
}

/** For a Node without WebAssembly (`--jitless`), and to test the other against. */
export function plainScanner(): Scanner {
  let buffer = new ArrayBuffer(WASM_PAGE);
  return {
    memory: (bytes) => {
      if (bytes > buffer.byteLength) {
        const larger = new ArrayBuffer(Math.max(bytes, 2 * buffer.byteLength));
        new Uint8Array(larger).set(new Uint8Array(buffer));
        buffer = larger;
      }
      return buffer;
    },
    scan: (request) => plainScan(new Uint32Array(buffer), request),
  };
}

function plainScan(words: Uint32Array, request: ScanRequest): number {
  const { width, query, want, heads, room } = request;
  const pool = request.pool / 4;
  const pairs = (held: number): Uint32Array => words.subarray(pool, pool + 2 * held);
  const head = headWidth(width) / 4;
  const at = (place: number): ReturnType<typeof codeAt> =>
    codeAt(request.codes + Math.floor(place / BLOCK) * blockBytes(width), place % BLOCK, width);
  let below = 8 * width;
  let held = 0;
  for (let place = 0; place < request.blocks * BLOCK; place++) {
    if (!isLookedAt(words, request, place)) continue;
    const distance = hamming(words, query / 4, at(place).head / 4, head);
    if (distance >= below) continue;
    words[pool + 2 * held] = place;
    words[pool + 2 * held + 1] = distance;
    if (++held < room) continue;
    below = keep(pairs(held), width, heads);
    held = heads;
  }
  held = keepAtMost(pairs(held), width, heads);
  for (let i = 0; i < held; i++) {
    const { tail } = at(words[pool + 2 * i] ?? 0);
    const distance = hamming(words, query / 4 + head, tail / 4, width / 4 - head);
    words[pool + 2 * i + 1] = (words[pool + 2 * i + 1] ?? 0) + distance;
  }
  return keepAtMost(pairs(held), width, want);
}

function isLookedAt(words: Uint32Array, { places, stride }: ScanRequest, place: number): boolean {
  const within = place % BLOCK;
  const bits = words[(places + Math.floor(place / BLOCK) * stride) / 4 + (within >>> 5)] ?? 0;
  return ((bits >>> (within & 31)) & 1) === 1;
}

function hamming(words: Uint32Array, a: number, b: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += ones((words[a + i] ?? 0) ^ (words[b + i] ?? 0));
  return sum;
}

/** Set bits of a 32-bit number, counted in parallel: pairs, then fours, then bytes. */
function ones(x: number): number {
  const pairs = x - ((x >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function keepAtMost(pairs: Uint32Array, width: number, want: number): number {
  if (pairs.length > 2 * want) keep(pairs, width, want);
  return Math.min(pairs.length / 2, want);
}

/** As `$keep` in scan.wat. */
function keep(pairs: Uint32Array, width: number, want: number): number {
  const counts = new Uint32Array(width * 8 + 1);
  for (let i = 1; i < pairs.length; i += 2) counts[pairs[i] ?? 0] = (counts[pairs[i] ?? 0] ?? 0) + 1;
  let largest = 0;
  let left = want;
  for (; (counts[largest] ?? 0) < left; largest++) left -= counts[largest] ?? 0;
  let to = 0;
  for (let i = 0; i < pairs.length; i += 2) {
    const distance = pairs[i + 1] ?? 0;
    if (distance > largest || (distance === largest && left === 0)) continue;
    if (distance === largest) left--;
    pairs.copyWithin(to, i, i + 2);
    to += 2;
  }
  return largest;
}
