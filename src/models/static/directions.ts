/**
 * What all words share, to be taken out of them. The first principal directions of the frequent words tell which
 * language a word is of and how frequent it is, not what it means (Mu & Viswanath 2018, "All-but-the-Top").
 * Measured, vectors alone, hit@1 without → with: English FAQ .49 → .58; foreign question to its English passage
 * .63-.80 → .84-.92 in each of five languages. Six languages differ in at most five directions, and five did best.
 */
import { normalise, takeOut } from "./vector.ts";

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

/** The directions as unit vectors, at right angles to each other (rounding to int8 tilts them by less than a degree). */
export const commonDirections = (): Float32Array[] => {
  const directions: Float32Array[] = [];
  for (const line of V1) {
    const direction = new Float32Array(new Int8Array(Buffer.from(line, "base64")));
    directions.push(normalise(takeOut(direction, directions)));
  }
  return directions;
};
