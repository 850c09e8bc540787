/** WebAssembly, whose types come with those of browsers only: what is used of it. */
import { Buffer } from "node:buffer";

export interface Wasm {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
}

export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  readonly grow: (pages: number) => number;
}

export const WASM_PAGE = 65_536;

/** Null in a Node without it (`--jitless`). */
export const wasmOf = (
  { WebAssembly }: { readonly WebAssembly?: Wasm } = globalThis as object,
): Wasm | null => WebAssembly ?? null;

/** The exports of a module without imports. */
export const instanceOf = ({ Module, Instance }: Wasm, base64: string): object =>
  new Instance(new Module(Buffer.from(base64, "base64"))).exports;

/** Grows the memory to at least so many bytes; an earlier view may be of no use afterwards. */
export function reach(memory: WasmMemory, bytes: number): ArrayBuffer {
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / WASM_PAGE));
  return memory.buffer;
}
