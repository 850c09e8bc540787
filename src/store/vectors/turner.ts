/** Turns vectors for their codes: in WebAssembly where the machine has it, else in JavaScript, with the same result. */
import { type Rotation, rotate } from "./rotation.ts";
import { turnBytes } from "./turn-bytes.ts";
import { instanceOf, reach, type Wasm, type WasmMemory, wasmOf } from "../../wasm.ts";

export interface TurnerOptions {
  readonly dimension: number;
  readonly rotations: readonly Rotation[];
  /** What is subtracted from each vector, once it is scaled. */
  readonly center: Float32Array;
  /** Bytes of a code: no more bits than all rotations give numbers. */
  readonly width: number;
}

/** Both are overwritten by the next one. */
export interface Turned {
  /** What each rotation gives, one behind the other. */
  readonly numbers: Float32Array;
  /** Their signs, as many as make the code. */
  readonly code: Uint8Array;
}

export type Turner = (vector: Float32Array, scale: number) => Turned;

/** The fastest turner of this machine. */
export function turner(options: TurnerOptions): Turner {
  const wasm = wasmOf();
  return wasm ? wasmTurner(wasm, options) : plainTurner(options);
}

interface TurnExports {
  readonly memory: WasmMemory;
  readonly turn: (...numbers: number[]) => void;
}

function wasmTurner(wasm: Wasm, { dimension, rotations, center, width }: TurnerOptions): Turner {
  const { memory, turn } = instanceOf(wasm, turnBytes) as TurnExports;
  const plan = Uint32Array.from(rotations.flatMap(planOf));
  let end = 0;
  const room = (bytes: number): number => {
    const at = end;
    end += 16 * Math.ceil(bytes / 16);
    return at;
  };
  const at = {
    vector: room(4 * dimension),
    center: room(4 * dimension),
    centred: room(4 * dimension),
    held: room(4 * dimension),
    turned: room(4 * dimension * rotations.length),
    code: room(width),
    plan: room(plan.byteLength),
  };
  const buffer = reach(memory, end);
  new Uint32Array(buffer, at.plan).set(plan);
  new Float32Array(buffer, at.center).set(center);
  const input = new Float32Array(buffer, at.vector, dimension);
  const turned: Turned = {
    numbers: new Float32Array(buffer, at.turned, dimension * rotations.length),
    code: new Uint8Array(buffer, at.code, width),
  };
  return (vector, scale) => {
    input.set(vector);
    turn(
      at.vector,
      scale,
      at.center,
      at.centred,
      dimension,
      at.plan,
      rotations.length,
      at.held,
      at.turned,
      at.code,
      width,
    );
    return turned;
  };
}

/** A rotation as turn.wat reads it: addresses and spans in bytes, factors by their bits. */
const planOf = ({ rounds, spans }: Rotation): number[] =>
  rounds.flatMap(({ order, factors }) => [
    ...Array.from(order, (place) => 4 * place),
    ...new Uint32Array(factors.buffer),
    ...spans.map((span) => 4 * span),
    0,
  ]);

/** For a Node without WebAssembly, and to test the other against. */
export function plainTurner({ dimension, rotations, center, width }: TurnerOptions): Turner {
  const centred = new Float32Array(dimension);
  const numbers = new Float32Array(dimension * rotations.length);
  const bits = new Uint32Array(numbers.buffer);
  const code = new Uint8Array(width);
  return (vector, scale) => {
    const factor = Math.fround(scale);
    for (let i = 0; i < dimension; i++)
      centred[i] = Math.fround(factor * (vector[i] ?? 0)) - (center[i] ?? 0);
    for (const [i, rotation] of rotations.entries())
      rotate(rotation, centred, numbers.subarray(i * dimension, (i + 1) * dimension));
    for (let byte = 0, i = 0; byte < width; byte++) {
      let negative = 0;
      for (let bit = 0; bit < 8; bit++, i++) negative |= ((bits[i] ?? 0) >>> 31) << bit;
      code[byte] = negative;
    }
    return { numbers, code };
  };
}
