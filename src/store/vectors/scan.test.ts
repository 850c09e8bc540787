import { expect, test } from "vitest";

import { BITMAP_BYTES, BLOCK, codeAt, plainScanner, type Scanner, scanner } from "./scan.ts";

const random = (seed: number) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

type Size = Record<"width" | "blocks" | "want" | "room", number>;

/** Fills a scanner with random codes (some of them the same, some places empty) and scans; gives [place, distance]. */
function scanned(one: Scanner, { width, blocks, want, room: gathered }: Size, heads = blocks * BLOCK + want) {
  const room = gathered + heads;
  const next = random(7);
  const stride = BITMAP_BYTES + BLOCK * width;
  const distances = width;
  const counts = distances + 2 * BLOCK;
  const pool = counts + 4 * (8 * width + 1) + 4;
  const codes = pool + 8 * room;
  const bytes = new Uint8Array(one.memory(codes + blocks * stride));
  for (let i = 0; i < width; i++) bytes[i] = next() * 256;
  for (let block = 0; block < blocks; block++) {
    const at = codes + block * stride;
    for (let i = 0; i < BITMAP_BYTES; i++) bytes[at + i] = block === 1 && i < 64 ? 0 : next() * 256;
    for (let i = BITMAP_BYTES; i < stride; i++) bytes[at + i] = next() * 256;
    // Every seventh is one of four codes.
    for (let place = 0; place < BLOCK; place += 7) {
      const { head, tail } = codeAt(at, place, width);
      const byte = place % 4 === 0 ? (bytes[0] ?? 0) : place % 4;
      bytes.fill(byte, head, head + width / 3);
      bytes.fill(byte, tail, tail + width - width / 3);
    }
  }
  const request = {
    query: 0,
    width,
    codes,
    blocks,
    places: codes,
    stride,
    distances,
    counts,
    pool,
    want,
    heads,
    room,
  };
  const found = one.scan(request);
  const pairs = [...new Uint32Array(bytes.buffer, pool, 2 * found)];
  return {
    bytes,
    codes,
    stride,
    pairs: Array.from({ length: found }, (_, i) => pairs.slice(2 * i, 2 * i + 2)),
  };
}

const ones = (x: number): number => (x === 0 ? 0 : (x & 1) + ones(x >>> 1));

const cases = [
  { width: 48, blocks: 3, want: 10, room: 40 },
  { width: 48, blocks: 3, want: 500, room: 501 },
  { width: 96, blocks: 2, want: 100, room: 400 },
  { width: 144, blocks: 1, want: 1, room: 4 },
  { width: 48, blocks: 1, want: 2000, room: 8000 },
  { width: 48, blocks: 21, want: 300, room: 1200 },
  { width: 48, blocks: 0, want: 10, room: 40 },
];

test.each(cases)(
  "the nearest codes are those that sorting gives, the first of equal ones: $width × $blocks, $want",
  (size) => {
    const { bytes, codes, stride, pairs } = scanned(scanner(), size);
    const all: [number, number][] = [];
    for (let place = 0; place < size.blocks * BLOCK; place++) {
      const at = codes + Math.floor(place / BLOCK) * stride;
      const within = place % BLOCK;
      if (((bytes[at + (within >> 3)] ?? 0) & (1 << (within & 7))) === 0) continue;
      const { head, tail } = codeAt(at, within, size.width);
      let distance = 0;
      for (let i = 0; i < size.width; i++) {
        const byte = i < size.width / 3 ? head + i : tail + i - size.width / 3;
        distance += ones((bytes[i] ?? 0) ^ (bytes[byte] ?? 0));
      }
      all.push([place, distance]);
    }
    const expected = all.sort((a, b) => a[1] - b[1] || a[0] - b[0]).slice(0, size.want);
    expect(pairs).toEqual(expected.sort((a, b) => a[0] - b[0]));
  },
);

test.each(cases)("JavaScript finds what WebAssembly finds: $width × $blocks, $want", (size) => {
  expect(scanned(plainScanner(), size).pairs).toEqual(scanned(scanner(), size).pairs);
});

test.each(cases)("so it does where few codes are looked at as a whole: $width × $blocks, $want", (size) => {
  const [plain, fast] = [plainScanner(), scanner()].map((one) => scanned(one, size, size.want + 20).pairs);
  expect(plain).toEqual(fast);
});

test("memory that grows keeps what was in it", () => {
  for (const one of [scanner(), plainScanner()]) {
    new Uint8Array(one.memory(100))[99] = 7;
    const grown = new Uint8Array(one.memory(1_000_000));
    expect(grown.length).toBeGreaterThanOrEqual(1_000_000);
    expect(grown[99]).toBe(7);
  }
});
