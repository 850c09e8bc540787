/** A stream of bytes → its lines. */

/** The bytes of a line without its line break; null where it is longer than the limit, and then none of it is kept. */
export interface NumberedLine {
  readonly line: Buffer | null;
  /** From 1. */
  readonly number: number;
  /** Where the next line begins, in bytes from the first part. */
  readonly end: number;
}

const LF = 10;
const CR = 13;

/**
 * The lines of a text that comes in parts, those of a part together (a line by itself costs more to hand over than to
 * find). Ends at `\n`, `\r\n` or the end of the text; holds one part and one line at a time.
 */
export async function* lines(parts: AsyncIterable<Buffer>, limit: number): AsyncGenerator<NumberedLine[]> {
  let number = 0;
  let held: Buffer[] = [];
  let length = 0;
  let read = 0;
  const hold = (piece: Buffer): void => {
    length += piece.length;
    if (length > limit) held = [];
    else if (piece.length > 0) held.push(piece);
  };
  const take = (end: number): NumberedLine => {
    number++;
    const whole = length > limit ? null : held.length === 1 ? held[0] : Buffer.concat(held);
    held = [];
    length = 0;
    return { line: whole?.at(-1) === CR ? whole.subarray(0, -1) : (whole ?? null), number, end };
  };
  for await (const part of parts) {
    const found: NumberedLine[] = [];
    let at = 0;
    for (let end = part.indexOf(LF); end !== -1; end = part.indexOf(LF, at)) {
      hold(part.subarray(at, end));
      at = end + 1;
      found.push(take(read + at));
    }
    // Not a copy: each part is a buffer of its own, and a line holds one only until it ends.
    hold(part.subarray(at));
    read += part.length;
    yield found;
  }
  if (length > 0) yield [take(read)];
}
