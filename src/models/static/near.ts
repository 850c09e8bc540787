/** The cosines of one word with many: their vectors side by side in WebAssembly, where the machine has it. */
import { instanceOf, reach, type Wasm, WASM_PAGE, type WasmMemory, wasmOf } from "../../wasm.ts";
import { nearBytes } from "./near-bytes.ts";
import { dot } from "./vector.ts";

/** For some words: gives of another one its product with each of them; overwritten by the next. */
export type Products = (words: readonly string[]) => (other: string) => Float32Array;

/** The fastest way of this machine. `vectorOf` gives vectors of `dimension`. */
export function products(dimension: number, vectorOf: (word: string) => Float32Array): Products {
  const wasm = dimension % LANES === 0 ? wasmOf() : null;
  return wasm ? wasmProducts(wasm, dimension, vectorOf) : plainProducts(vectorOf);
}

/** Numbers that are multiplied at once. */
const LANES = 4;
/** Bytes of a number. */
const FLOAT = 4;
/** Products of one call. */
const AT_ONCE = 4096;
/** Where in the memory: the addresses of the words that are compared, their products, and then vectors. */
const ADDRESSES = 0;
const RESULTS = ADDRESSES + FLOAT * AT_ONCE;
const VECTORS = RESULTS + FLOAT * AT_ONCE;
/** Words whose vectors are held: 6 MB at 96 dimensions. Then all are let go, and those in use come back. */
const HELD = 16_384;

interface NearExports {
  readonly memory: WasmMemory;
  readonly dots: (one: number, others: number, count: number, size: number, out: number) => void;
}

function wasmProducts(wasm: Wasm, dimension: number, vectorOf: (word: string) => Float32Array): Products {
  const { memory, dots } = instanceOf(wasm, nearBytes) as NearExports;
  const size = FLOAT * dimension;
  /** Addresses of the vectors that are held. */
  const held = new Map<string, number>();
  /** How often all were let go. */
  let cleared = 0;

  const place = (word: string): number => {
    const known = held.get(word);
    if (known !== undefined) return known;
    const at = VECTORS + size * held.size;
    // As much again at once: to grow takes a system call.
    if (at + size > memory.buffer.byteLength) memory.grow(memory.buffer.byteLength / WASM_PAGE);
    new Float32Array(reach(memory, at + size), at, dimension).set(vectorOf(word));
    held.set(word, at);
    return at;
  };

  return (words) => {
    const result = new Float32Array(words.length);
    let addresses = new Uint32Array(0);
    let placed = -1;
    return (other) => {
      if (held.size >= HELD) {
        held.clear();
        cleared++;
      }
      if (placed !== cleared) {
        placed = cleared;
        addresses = Uint32Array.from(words, place);
      }
      const one = place(other);
      for (let from = 0; from < words.length; from += AT_ONCE) {
        const some = addresses.subarray(from, from + AT_ONCE);
        new Uint32Array(memory.buffer, ADDRESSES, some.length).set(some);
        dots(one, ADDRESSES, some.length, size, RESULTS);
        result.set(new Float32Array(memory.buffer, RESULTS, some.length), from);
      }
      return result;
    };
  };
}

/** For a Node without WebAssembly, and to test the other against. */
export const plainProducts =
  (vectorOf: (word: string) => Float32Array): Products =>
  (words) => {
    const own = words.map(vectorOf);
    const result = new Float32Array(words.length);
    return (other) => {
      const there = vectorOf(other);
      for (const [i, vector] of own.entries()) result[i] = dot(vector, there);
      return result;
    };
  };
