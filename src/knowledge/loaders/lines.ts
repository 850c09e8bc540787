/** A stream of text parts → its lines. */

export interface NumberedLine {
  /** Without its line break; null where it is longer than the limit, and then none of it is kept. */
  readonly line: string | null;
  /** From 1. */
  readonly number: number;
}

/** The lines of a text that comes in parts. Ends at `\n`, `\r\n` or the end of the text; holds one line at a time. */
export async function* lines(parts: AsyncIterable<string>, limit: number): AsyncGenerator<NumberedLine> {
  let number = 0;
  let held: string[] = [];
  let length = 0;
  const take = (): NumberedLine => {
    number++;
    const line = length > limit ? null : held.join("").replace(/\r$/, "");
    held = [];
    length = 0;
    return { line, number };
  };
  const hold = (piece: string): void => {
    length += piece.length;
    if (length > limit) held = [];
    else held.push(piece);
  };
  for await (const part of parts) {
    const pieces = part.split("\n");
    const last = pieces.pop() ?? "";
    for (const piece of pieces) {
      hold(piece);
      yield take();
    }
    hold(last);
  }
  if (length > 0) yield take();
}
