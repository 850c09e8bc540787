/** Bytes as text, and their lines: mail ends them in more ways than one. */

export const CR = 13;
export const LF = 10;

/** Mail that went through odd gateways has CR CR LF; longer runs are line ends of their own. */
const MAX_CR_RUN = 8;

/** The bytes as a Buffer that shares their memory. */
export const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The bytes as a string of one character per byte. */
export const toBinary = (bytes: Uint8Array): string => asBuffer(bytes).toString("latin1");

/** The inverse of `toBinary`. */
export const fromBinary = (binary: string): Buffer => Buffer.from(binary, "latin1");

/** Where the line that holds `at` ends: at its CR or LF, or at `end`. */
export const lineEnd = (bytes: Uint8Array, at: number, end: number): number => {
  let index = at;
  while (index < end && bytes[index] !== LF && bytes[index] !== CR) index++;
  return index;
};

/** Where the next line begins, `at` being a line's end: LF, CRLF, CRCRLF and a bare CR all end one line. */
export const nextLine = (bytes: Uint8Array, at: number, end: number): number => {
  if (at >= end) return end;
  if (bytes[at] === LF) return at + 1;
  let index = at + 1;
  while (index < end && index - at < MAX_CR_RUN && bytes[index] === CR) index++;
  return index < end && bytes[index] === LF ? index + 1 : at + 1;
};

/** Line ends of all kinds as LF. */
export const normaliseLineEnds = (text: string): string =>
  text.includes("\r")
    ? text.replace(/\r+\n?/g, (end) => (end.endsWith("\n") ? "\n" : "\n".repeat(end.length)))
    : text;

/** Line ends of a text that are not as RFC 5322 has them, each kind as a short phrase. */
export const lineEndDefects = (text: string): string[] => {
  if (!text.includes("\r")) return [];
  const bareCr = /\r(?![\r\n])/.test(text);
  const bareLf = /(?:^|[^\r])\n/.test(text);
  return [
    ...(bareCr ? ["bare CR line ends"] : []),
    ...(text.includes("\r\r\n") ? ["doubled CR line ends"] : []),
    ...(bareLf && text.includes("\r\n") ? ["mixed line ends"] : []),
  ];
};
