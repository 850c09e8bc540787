/**
 * Codes: the signs of a vector's coordinates after random rotations, a bit each. The share of bits in which two codes
 * differ is their angle as a share of 180°, give or take a little, and takes a hundredth of the cosine's time.
 */
import { randomRotation } from "./rotation.ts";
import { CODE_UNIT, headWidth } from "./scan.ts";
import { squaresOf } from "./squares.ts";
import { type Turned, type Turner, turner, type TurnerOptions } from "./turner.ts";

/** Changes with anything that gives another code to the same vector, or puts it elsewhere in a block. */
export const CODE_VERSION = "signs-2";

export interface CodeSpace {
  readonly dimension: number;
  /** Of the rotations. */
  readonly seed: number;
  /** What is subtracted from each vector first; null for nothing. */
  readonly center: Float32Array | null;
}

/** A query's code, and what tells how near codes are to the query itself, whose coordinates are more than their signs. */
export interface QueryCode {
  readonly code: Uint8Array;
  /** Grows with the cosine: the sum of the coordinates, each with the sign that the code has there. */
  readonly estimate: (codes: Uint8Array, head: number, tail: number) => number;
}

/**
 * Bytes of a code: a bit for each dimension, rounded up to 384. Fewer dimensions get as many bits, of several rotations:
 * of 100,000 sentences in the 96 dimensions of the embedded default, 99.1 % of the ten nearest are among the first 128 by
 * the estimate over 384 bits (96.0 % by the bits alone), 97.4 % with 192 bits.
 */
export const codeWidth = (dimension: number): number => CODE_UNIT * Math.ceil(dimension / (CODE_UNIT * 8));

/**
 * Vectors are centred because those of most models lie in a narrow cone (any two texts have a cosine of .7 or more): around
 * the origin, the cone's signs are nearly all the same.
 */
export class Coder {
  readonly width: number;
  private readonly turner: Turner;

  constructor(
    { dimension, seed, center }: CodeSpace,
    newTurner: (options: TurnerOptions) => Turner = turner,
  ) {
    this.width = codeWidth(dimension);
    const times = Math.ceil((this.width * 8) / dimension);
    const rotations = Array.from({ length: times }, (_, i) => randomRotation(dimension, seed + i));
    this.turner = newTurner({
      dimension,
      rotations,
      center: center ?? new Float32Array(dimension),
      width: this.width,
    });
  }

  /** The code of a vector (not zero, of any length), until the next one is asked for. */
  code(vector: Float32Array): Uint8Array {
    return this.turn(vector).code;
  }

  /** The numbers whose signs are the code, until the next vector is turned. */
  turned(vector: Float32Array): Float32Array {
    return this.turn(vector).numbers;
  }

  query(vector: Float32Array): QueryCode {
    const { width } = this;
    const { code, numbers } = this.turn(vector);
    const sums = byteSums(numbers, width);
    const inHead = headWidth(width);
    const estimate = (codes: Uint8Array, head: number, tail: number): number => {
      let sum = 0;
      for (let byte = 0; byte < inHead; byte++) sum += sums[256 * byte + (codes[head + byte] ?? 0)] ?? 0;
      for (let byte = inHead, at = tail; byte < width; byte++, at++)
        sum += sums[256 * byte + (codes[at] ?? 0)] ?? 0;
      return sum;
    };
    return { code: code.slice(), estimate };
  }

  private turn(vector: Float32Array): Turned {
    return this.turner(vector, 1 / Math.sqrt(squaresOf(vector)));
  }
}

/** For each byte of a code and each value it can have, what its eight coordinates add to the estimate. */
function byteSums(turned: Float32Array, width: number): Float32Array {
  const sums = new Float32Array(256 * width);
  for (let byte = 0; byte < width; byte++) {
    let none = 0;
    for (let bit = 0; bit < 8; bit++) none += turned[8 * byte + bit] ?? 0;
    sums[256 * byte] = none;
    for (let value = 1; value < 256; value++) {
      const lowest = 31 - Math.clz32(value & -value);
      const without = sums[256 * byte + (value & (value - 1))] ?? 0;
      sums[256 * byte + value] = without - 2 * (turned[8 * byte + lowest] ?? 0);
    }
  }
  return sums;
}
