import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { codeWidth, Coder } from "./code.ts";
import { randomRotation, rotate } from "./rotation.ts";
import { plainTurner } from "./turner.ts";

const random = (seed: number) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32 - 0.5;
};
const vectorOf = (dimension: number, next: () => number) => Float32Array.from({ length: dimension }, next);
const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
const differing = (a: Uint8Array, b: Uint8Array): number =>
  a.reduce((sum, x, i) => sum + (x ^ (b[i] ?? 0)).toString(2).replaceAll("0", "").length, 0);

describe.each([1, 3, 4, 96, 100, 384, 768, 1023])("in %i dimensions", (dimension) => {
  const next = random(dimension);
  const [a, b] = [vectorOf(dimension, next), vectorOf(dimension, next)];

  test("a rotation keeps lengths and angles", () => {
    const rotation = randomRotation(dimension, 5);
    const turned = [a, b].map((vector) => {
      const to = new Float32Array(dimension);
      rotate(rotation, vector, to);
      return to;
    });
    expect(dot(turned[0] ?? a, turned[0] ?? a)).toBeCloseTo(dot(a, a), 3);
    expect(dot(turned[0] ?? a, turned[1] ?? a)).toBeCloseTo(dot(a, b), 3);
  });

  test("WebAssembly turns as JavaScript does, to the last bit", () => {
    const space = { dimension, seed: 3, center: b.map((x) => x / 8) };
    const [fast, plain] = [new Coder(space), new Coder(space, plainTurner)];
    for (const vector of [a, b, a.map((x) => 1000 * x), a.map((_, i) => Number(i === 0))]) {
      expect(fast.turned(vector)).toEqual(plain.turned(vector));
      expect(fast.code(vector)).toEqual(plain.code(vector));
    }
  });

  test("a code has a bit for each dimension, and 384 at least", () => {
    expect(codeWidth(dimension) * 8).toBeGreaterThanOrEqual(Math.max(dimension, 384));
    expect(codeWidth(dimension) % 48).toBe(0);
  });
});

test("the same dimension and seed give the same code in every version, or stored codes would be worth nothing", () => {
  const code = (dimension: number) => {
    const coder = new Coder({ dimension, seed: 1, center: null });
    const codes = coder.code(vectorOf(dimension, random(3)));
    return createHash("sha256").update(codes).digest("hex").slice(0, 16);
  };
  expect([96, 384, 1024].map(code)).toEqual(["124711c41d02d44b", "8c422e5076d04a7d", "0e72f9e1a1e81ec6"]);
});

test.each([96, 384, 1024])("bits differ as the angle does, in %i dimensions", (dimension) => {
  const next = random(dimension);
  const coder = new Coder({ dimension, seed: 1, center: null });
  const codeOf = (vector: Float32Array) => coder.code(vector).slice();
  for (const share of [0, 0.3, 1, 3]) {
    const a = vectorOf(dimension, next);
    const b = vectorOf(dimension, next).map((x, i) => x * share + (a[i] ?? 0));
    const angle = Math.acos(Math.min(1, dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)))) / Math.PI;
    // Four standard deviations of so many tosses.
    const slack = 4 * Math.sqrt((angle * (1 - angle)) / (8 * coder.width)) + 0.001;
    expect(Math.abs(differing(codeOf(a), codeOf(b)) / (8 * coder.width) - angle)).toBeLessThan(slack);
  }
});

test("a single axis is spread: no two axes have codes more alike than chance makes them", () => {
  const coder = new Coder({ dimension: 96, seed: 1, center: null });
  const codes = Array.from({ length: 96 }, (_, axis) =>
    coder.code(Float32Array.from({ length: 96 }, (_, i) => Number(i === axis))).slice(),
  );
  const shares = codes.flatMap((a, i) => codes.slice(0, i).map((b) => differing(a, b) / 384));
  expect(Math.min(...shares)).toBeGreaterThan(0.35);
  expect(Math.max(...shares)).toBeLessThan(0.65);
});

test("the length of a vector does not matter, and the center does", () => {
  const next = random(9);
  const [vector, center] = [vectorOf(384, next), vectorOf(384, next).map((x) => x / 10)];
  const code = (center: Float32Array | null, v: Float32Array) => [
    ...new Coder({ dimension: 384, seed: 1, center }).query(v).code,
  ];
  expect(
    code(
      center,
      vector.map((x) => 8 * x),
    ),
  ).toEqual(code(center, vector));
  expect(code(center, vector)).not.toEqual(code(null, vector));
});

test("the estimate puts a query's own code above every other", () => {
  const next = random(11);
  const coder = new Coder({ dimension: 96, seed: 1, center: null });
  const { code, estimate } = coder.query(vectorOf(96, next));
  const own = estimate(code, 0, 16);
  for (let byte = 0; byte < code.length; byte++) {
    const other = code.slice();
    other[byte] = (other[byte] ?? 0) ^ 1;
    expect(estimate(other, 0, 16)).toBeLessThan(own);
  }
});
