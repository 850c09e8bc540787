import { expect, test } from "vitest";
import { ngramRows, ngramVector } from "./ngrams.ts";
import type { VectorTable } from "./table.ts";

const shape = { minn: 3, maxn: 5, buckets: 60000 };

test("the n-grams run over the word with its edges marked, from three to five code points", () => {
  // <ab> has <ab, ab> and <ab>.
  expect(ngramRows(shape, "ab")).toHaveLength(3);
  // A letter outside the basic plane is one code point: <𝒂> is one n-gram of three.
  expect(ngramRows(shape, "𝒂")).toHaveLength(1);
});

test("an n-gram's row is FNV-1a of its bytes, modulo the rows", () => {
  // FNV-1a 32 of "<a>", worked out by hand from the published offset and prime.
  let hash = 2166136261n;
  for (const byte of Buffer.from("<a>")) hash = ((hash ^ BigInt(byte)) * 16777619n) & 0xffffffffn;
  expect(ngramRows(shape, "a")).toEqual([Number(hash % 60000n)]);
});

test("bytes over 127 enter the hash with their sign, as fastText's char does", () => {
  let hash = 2166136261n;
  for (const byte of Buffer.from("<é>")) {
    const signed = byte > 127 ? BigInt(byte) | 0xffffff00n : BigInt(byte);
    hash = ((hash ^ signed) * 16777619n) & 0xffffffffn;
  }
  expect(ngramRows(shape, "é")).toEqual([Number(hash % 60000n)]);
});

test("a run of any length costs no more than its first 64 letters", () => {
  expect(ngramRows(shape, "x".repeat(1_000_000))).toHaveLength(ngramRows(shape, "x".repeat(64)).length);
});

test("an unknown word's vector is the sum of its n-grams' rows, each with its own scale", () => {
  const rows = ngramRows({ ...shape, buckets: 2 }, "ab");
  const table: VectorTable = {
    ...shape,
    dimension: 2,
    buckets: 2,
    rowOf: new Map(),
    frequency: () => 0,
    fingerprint: "two",
    directions: null,
    words: { values: new Int8Array(), scales: new Float32Array() },
    ngrams: { values: Int8Array.of(1, 0, 0, 1), scales: Float32Array.of(2, 10) },
  };
  const ofRow = (row: number): number => rows.filter((found) => found === row).length;
  expect([...ngramVector(table, "ab")]).toEqual([2 * ofRow(0), 10 * ofRow(1)]);
});
