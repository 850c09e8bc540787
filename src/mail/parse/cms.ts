/** What a signed S/MIME mail says: the content of a CMS SignedData (RFC 5652), its signature aside. */

interface Element {
  readonly tag: number;
  readonly start: number;
  /** Of the content; where the length is indefinite, past all that could be in it. */
  readonly end: number;
  readonly indefinite: boolean;
}

const SEQUENCE = 0x30;
const OCTETS = 0x04;
const OID = 0x06;
/** `[0]`, with something in it. */
const EXPLICIT = 0xa0;
const CONSTRUCTED = 0x20;

const SIGNED_DATA = Buffer.from("2a864886f70d010702", "hex");

/** Deep enough for every certificate; each level is a call. */
const MAX_DEPTH = 32;

const readElement = (bytes: Buffer, at: number, limit: number): Element | null => {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || at + 2 > limit || (tag & 31) === 31) return null;
  if (first === 0x80) return { tag, start: at + 2, end: limit, indefinite: true };
  if (first < 0x80) return { tag, start: at + 2, end: Math.min(limit, at + 2 + first), indefinite: false };
  const count = first & 0x7f;
  if (count > 4 || at + 2 + count > limit) return null;
  const start = at + 2 + count;
  return { tag, start, end: Math.min(limit, start + bytes.readUIntBE(at + 2, count)), indefinite: false };
};

const isEnd = (bytes: Buffer, at: number): boolean => bytes[at] === 0 && bytes[at + 1] === 0;

/** Past an element; past its end mark too, where it has one. */
const skip = (bytes: Buffer, element: Element, depth: number): number => {
  if (!element.indefinite) return element.end;
  let at = element.start;
  while (at < element.end && !isEnd(bytes, at)) {
    const inner = readElement(bytes, at, element.end);
    if (inner === null || depth > MAX_DEPTH) return element.end;
    at = skip(bytes, inner, depth + 1);
  }
  return Math.min(element.end, at + 2);
};

const children = function* (bytes: Buffer, { start, end, indefinite }: Element): Generator<Element> {
  let at = start;
  while (at < end && !(indefinite && isEnd(bytes, at))) {
    const element = readElement(bytes, at, end);
    if (element === null) return;
    yield element;
    at = skip(bytes, element, 0);
  }
};

const child = (bytes: Buffer, element: Element | undefined, tag: number): Element | undefined => {
  if (element === undefined) return undefined;
  for (const inner of children(bytes, element)) if (inner.tag === tag) return inner;
  return undefined;
};

/** An octet string in one piece, or in the pieces in which it was streamed. */
const octets = (bytes: Buffer, element: Element): Buffer[] =>
  (element.tag & CONSTRUCTED) === 0
    ? [bytes.subarray(element.start, element.end)]
    : [...children(bytes, element)].flatMap((piece) =>
        piece.tag === OCTETS ? [bytes.subarray(piece.start, piece.end)] : [],
      );

/** The signed content; null where the bytes are no SignedData, or one without its content. Never throws. */
export const signedContent = (bytes: Buffer): Buffer | null => {
  const info = readElement(bytes, 0, bytes.length);
  if (info?.tag !== SEQUENCE) return null;
  const type = child(bytes, info, OID);
  if (type === undefined || !bytes.subarray(type.start, type.end).equals(SIGNED_DATA)) return null;
  const signedData = child(bytes, child(bytes, info, EXPLICIT), SEQUENCE);
  const wrapper = child(bytes, child(bytes, signedData, SEQUENCE), EXPLICIT);
  if (wrapper === undefined) return null;
  for (const element of children(bytes, wrapper))
    if ((element.tag & ~CONSTRUCTED) === OCTETS) return Buffer.concat(octets(bytes, element));
  return null;
};
