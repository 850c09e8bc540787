import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseTable, readTable } from "./table.ts";

const float = (...values: number[]): Buffer => Buffer.from(Float32Array.from(values).buffer);

/** A table of two words and one n-gram row, two dimensions each. */
const tiny = (header: object = {}): Buffer => {
  const json = Buffer.from(
    JSON.stringify({ dimension: 2, words: 2, wordBytes: 8, buckets: 1, minn: 3, maxn: 5, ...header }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return Buffer.concat([
    Buffer.from("SMBVEC1\n"),
    length,
    json,
    Buffer.from("the\nfür"),
    Buffer.from([10, 255]),
    float(0.5, 2),
    Buffer.from(Int8Array.of(1, -2, 127, -128).buffer),
    float(4),
    Buffer.from(Int8Array.of(3, -3).buffer),
  ]);
};

test("a table gives its words' rows, scales and frequencies, wherever its parts happen to start", () => {
  for (const padding of ["", " ", "  ", "   "]) {
    const parsed = parseTable(tiny({ padding }));
    expect([...parsed.rowOf]).toEqual([
      ["the", 0],
      ["für", 1],
    ]);
    expect([...parsed.words.values]).toEqual([1, -2, 127, -128]);
    expect([...parsed.words.scales]).toEqual([0.5, 2]);
    expect(parsed.frequency(0)).toBeCloseTo(0.5, 6);
    expect(parsed.frequency(1)).toBeCloseTo(2 ** -25.5, 12);
    expect([...parsed.ngrams.values]).toEqual([3, -3]);
    expect([...parsed.ngrams.scales]).toEqual([4]);
  }
});

test("a file of another kind, a shortened one and one with a wrong count are refused", () => {
  expect(() => parseTable(Buffer.from("PK\u0003\u0004 something else"))).toThrow("not a vector table");
  expect(() => parseTable(tiny().subarray(0, -1))).toThrow("ends at byte");
  expect(() => parseTable(tiny({ words: 3 }))).toThrow("2 words, not 3");
  expect(() => parseTable(tiny({ dimension: 0 }))).toThrow();
});

test("a table is read from a file by path or URL", async () => {
  const folder = await mkdtemp(join(tmpdir(), "smb-table-"));
  try {
    const path = join(folder, "t.bin");
    await writeFile(path, tiny());
    expect((await readTable(path)).dimension).toBe(2);
    await expect(readTable(join(folder, "missing.bin"))).rejects.toThrow("ENOENT");
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("the shipped table has 40,000 words of 96 dimensions and loads in well under a second", async () => {
  const started = performance.now();
  const shipped = await readTable(new URL("vectors-v1.bin", import.meta.url));
  // 25 ms where it was measured; the bound only catches a change of kind.
  expect(performance.now() - started).toBeLessThan(800);
  expect([shipped.rowOf.size, shipped.dimension, shipped.buckets]).toEqual([40_000, 96, 60_000]);
  expect(shipped.words.values).toHaveLength(40_000 * 96);
});
