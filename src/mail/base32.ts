/** Crockford's alphabet in lower case: no i, l, o or u to mistake when an id is read aloud. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** The bytes in base32, most significant bit first, without padding. */
export const base32 = (bytes: Uint8Array): string => {
  let text = "";
  let pending = 0;
  let bits = 0;
  for (const byte of bytes) {
    pending = (pending << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET.charAt((pending >> (bits - 5)) & 31);
    pending &= 31;
  }
  return bits > 0 ? text + ALPHABET.charAt((pending << (5 - bits)) & 31) : text;
};
