import { describe, expect, test } from "vitest";
import { seededRandom } from "../../eval/metrics.ts";
import { plainProducts, products } from "./near.ts";

/** Each word has its own vector, the same at every look. */
const vectorsOf = (dimension: number) => (word: string) => {
  const random = seededRandom(Buffer.from(word).reduce((sum, byte) => sum * 31 + byte, 7));
  return Float32Array.from({ length: dimension }, () => random() - 0.5);
};

const words = (count: number, prefix = "w"): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`);

describe.each([96, 8, 7, 3])("vectors of %i numbers", (dimension) => {
  const vectorOf = vectorsOf(dimension);

  test("are multiplied as they are without WebAssembly", () => {
    const fast = products(dimension, vectorOf)(words(50));
    const plain = plainProducts(vectorOf)(words(50));
    for (const other of words(20, "o")) {
      const expected = plain(other);
      for (const [i, product] of fast(other).entries()) expect(product).toBeCloseTo(expected[i] ?? NaN, 5);
    }
  });
});

test("two sets of words are asked in turn, and neither disturbs the other", () => {
  const vectorOf = vectorsOf(96);
  const make = products(96, vectorOf);
  const [one, two] = [make(words(3)), make(words(5, "x"))];
  const before = [...one("o")];
  two("p");
  expect([...one("o")]).toEqual(before);
});

test("more words than are held at once are compared all the same", () => {
  const vectorOf = vectorsOf(8);
  const make = products(8, vectorOf);
  const few = make(words(3));
  const before = [...few("o")];
  const many = words(40_000, "m");
  const all = make(many)("m39999");
  expect(all).toHaveLength(40_000);
  expect(all[39_999]).toBeCloseTo(plainProducts(vectorOf)(["m39999"])("m39999")[0] ?? NaN, 5);
  for (const other of words(20_000, "z").filter((_, i) => i % 7 === 0)) few(other);
  expect([...few("o")]).toEqual(before);
});

test("no words have no products", () => {
  expect(products(96, vectorsOf(96))([])("o")).toHaveLength(0);
});
