/**
 * What all words share, to be taken out of them. The first principal directions of the frequent words tell which
 * language a word is of and how frequent it is, not what it means (Mu & Viswanath 2018, "All-but-the-Top").
 * Measured, vectors alone, hit@1 without → with: English FAQ .49 → .58; foreign question to its English passage
 * .63-.80 → .84-.92 in each of five languages. Six languages differ in at most five directions, and five did best.
 */
import type { VectorTable } from "./table.ts";
import { addScaled, dot, normalise, takeOut } from "./vector.ts";

/**
 * For `vectors-v1.bin`, from its 2,000 most frequent words, a line a direction, int8 in base64. Written down because
 * finding them takes 30 ms at every start; `directions.test.ts` finds them again and compares.
 */
const V1 = [
  "fzwz/Nm27axL897X1TfTxjtDHszcFwbeRtL5BPf8zNnoD8g+ABLjAboKA/kQNRdJL+4rFtUOFD1FGTlI6BlIKvvStCb4+tvb9QD5/xLn0vvcORErCSG7DikUEv4B2TDG",
  "uu0RLQA6IUXd7QbuSSXoOecd2TD7AwwhHhHP/NcLgSQ00+PsIQGeAsVHCbUTyTHeHUATKhv6I7UkTzAk3fz4DP3/0ecWCc3sDfdF/DAB8d3IFVXcO/G/Qh7J+gggC7Xh",
  "1+6xshl/O2jKOgsl4Uc6/AGmAREd9/Xc9O/9AhXY0t7h0hYzAs7R8bUrDkjp9hAHRLT7DJEnKiok9fEfMiIBziv0HxQMyOn//Rro/T2gxCABM9wiPgVE8S0xFN3K2iPQ",
  "++/xqS1NFW3vWQfWlBPoIxhUA2DQDrGW4iTJITyTBfPaWBSqHFkPGUTtURfLUZY8Ul4+4Qb3wRQVDgAY5Ct/G/1l9qwzPJy708Wj5tZfCAwt2uXP4CDWOyupwwXBv7TV",
  "qcD85BME1A3C/f/Y6CU2s0COElHy2hDBZ7YFGCo8S+Qa5e0X6iF+AhvO1vLNTfEKyBsJJfH5yQExP/xbABfZDNAHBK3cCj4DdV0L2vTl8ROBECgZHQq07RG8+SA8AOny",
];

/** The fingerprint of the table that V1 was found for. */
const V1_TABLE = "f874edba7766";

export const isV1 = ({ fingerprint }: Pick<VectorTable, "fingerprint">): boolean => fingerprint === V1_TABLE;

type Words = Pick<VectorTable, "dimension" | "words" | "rowOf">;

/** A table's common directions: those that are written down for it or in it, else found, which takes a while. */
export const commonDirections = (
  table: Words & Pick<VectorTable, "fingerprint" | "directions">,
): Float32Array[] => {
  if (isV1(table)) return written(V1);
  const own = table.directions === null ? [] : written(table.directions);
  const fits = own.length > 0 && own.every(({ length }) => length === table.dimension);
  return fits ? own : principalDirections(table);
};

/** As unit vectors, at right angles to each other (rounding to int8 tilts them by less than a degree). */
const written = (lines: readonly string[]): Float32Array[] => {
  const directions: Float32Array[] = [];
  for (const line of lines) {
    const direction = new Float32Array(new Int8Array(Buffer.from(line, "base64")));
    directions.push(normalise(takeOut(direction, directions)));
  }
  return directions;
};

/** How many there are, and how many of the frequent words they are found in. */
const DIRECTIONS = 5;
const FREQUENT = 2_000;
const ROUNDS = 30;

/** The first principal directions of a table's most frequent words, by power iteration. */
export const principalDirections = ({ dimension, words, rowOf }: Words): Float32Array[] => {
  const rows: Float32Array[] = [];
  for (let row = 0; row < Math.min(FREQUENT, rowOf.size); row++)
    rows.push(normalise(new Float32Array(words.values.subarray(row * dimension, (row + 1) * dimension))));
  const directions: Float32Array[] = [];
  while (directions.length < Math.min(DIRECTIONS, dimension - 1)) {
    let direction = normalise(takeOut(new Float32Array(dimension).fill(1), directions));
    for (let round = 0; round < ROUNDS; round++) {
      const next = new Float32Array(dimension);
      for (const row of rows) addScaled(next, row, dot(row, direction));
      direction = normalise(takeOut(next, directions));
    }
    directions.push(direction);
  }
  return directions;
};
