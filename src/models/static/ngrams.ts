/** The vector of a word that the table does not list: the mean of its character n-grams' rows, as fastText does it. */
import type { VectorTable } from "./table.ts";

/** Longer runs are no words (keys, base64, an unspaced paragraph); their start tells as much for a bounded cost. */
const MAX_CODE_POINTS = 64;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a, 32 bits. fastText's bytes are signed, so one over 127 flips the upper bits as well: kept to match its rows. */
const hash = (value: number, byte: number): number => Math.imul(value ^ ((byte << 24) >> 24), FNV_PRIME);

const encoder = new TextEncoder();

/** The rows of the n-grams of `<word>`, in order; a row stands as often as it occurs. */
export const ngramRows = (table: Pick<VectorTable, "minn" | "maxn" | "buckets">, word: string): number[] => {
  const { minn, maxn, buckets } = table;
  // Cut by code units first, so that a long run is not taken apart in full.
  const letters = Array.from(word.slice(0, MAX_CODE_POINTS * 2)).slice(0, MAX_CODE_POINTS);
  const bytes = encoder.encode(`<${letters.join("")}>`);
  const rows: number[] = [];
  for (let start = 0; start < bytes.length; start++) {
    if (isInside(bytes[start])) continue;
    let value = FNV_OFFSET;
    let points = 0;
    for (let at = start; at < bytes.length;) {
      do value = hash(value, bytes[at++] ?? 0);
      while (isInside(bytes[at]));
      points++;
      if (points >= minn) rows.push((value >>> 0) % buckets);
      if (points >= maxn) break;
    }
  }
  return rows;
};

/** Whether a byte of UTF-8 goes on with a letter rather than beginning one. */
const isInside = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** The sum of those rows. Not divided by their number: who uses it wants its direction. */
export const ngramVector = (table: VectorTable, word: string): Float32Array => {
  const { dimension, ngrams } = table;
  const { values } = ngrams;
  const sum = new Float32Array(dimension);
  for (const row of ngramRows(table, word)) {
    const scale = ngrams.scales[row] ?? 0;
    const from = row * dimension;
    for (let i = 0; i < dimension; i++) sum[i] = (sum[i] ?? 0) + (values[from + i] ?? 0) * scale;
  }
  return sum;
};
