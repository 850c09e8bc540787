/** The list of MAPI properties in an attribute of TNEF (MS-OXTNEF, 2.1.3.4.1). */

export interface Property {
  readonly id: number;
  /** Whether its text is UTF-16. */
  readonly unicode: boolean;
  readonly data: Buffer;
}

const MAX_PROPERTIES = 10_000;

/** Bytes of a value of fixed length, by type; each takes a multiple of four. */
const FIXED: Readonly<Record<number, number>> = {
  0x01: 4,
  0x02: 4,
  0x03: 4,
  0x04: 4,
  0x0a: 4,
  0x0b: 4,
  0x05: 8,
  0x06: 8,
  0x07: 8,
  0x14: 8,
  0x40: 8,
  0x48: 16,
};

const UNICODE = 0x1f;
const MANY = 0x1000;
const NAMED = 0x8000;

const padded = (length: number): number => Math.ceil(length / 4) * 4;

/** Past the name of a property that has one: a GUID, then a number or a text. */
const afterName = (bytes: Buffer, at: number): number => {
  if (at + 24 > bytes.length) return bytes.length;
  return bytes.readUInt32LE(at + 16) === 0 ? at + 24 : at + 24 + padded(bytes.readUInt32LE(at + 20));
};

interface Values {
  /** The first of them; null where there is none. */
  readonly data: Buffer | null;
  readonly next: number;
}

/** The values of a property of this type that stand at `at`; null where they are not whole. */
const readValues = (bytes: Buffer, from: number, type: number): Values | null => {
  const fixed = FIXED[type & ~MANY];
  const isCounted = fixed === undefined || (type & MANY) !== 0;
  if (isCounted && from + 4 > bytes.length) return null;
  const count = isCounted ? bytes.readUInt32LE(from) : 1;
  let at = isCounted ? from + 4 : from;
  let data: Buffer | null = null;
  for (let index = 0; index < count && at < bytes.length; index++) {
    if (fixed === undefined && at + 4 > bytes.length) return null;
    const length = fixed ?? bytes.readUInt32LE(at);
    if (fixed === undefined) at += 4;
    data ??= bytes.subarray(at, at + length);
    at += padded(length);
  }
  return { data, next: at };
};

/** The properties up to the first that cannot be read; of several values, the first. Never throws. */
export const readProperties = (bytes: Buffer): Property[] => {
  const properties: Property[] = [];
  for (let at = 4; at + 4 <= bytes.length && properties.length < MAX_PROPERTIES;) {
    const type = bytes.readUInt16LE(at);
    const id = bytes.readUInt16LE(at + 2);
    const values = readValues(bytes, id >= NAMED ? afterName(bytes, at + 4) : at + 4, type);
    if (values === null) return properties;
    const { data, next } = values;
    if (data !== null) properties.push({ id, unicode: (type & ~MANY) === UNICODE, data });
    at = next;
  }
  return properties;
};
