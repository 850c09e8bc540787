/** What parts the cells of a table, told from its header line. */

const CANDIDATES = [",", ";", "\t", "|"];
/** Excel's own first line: `sep=;`. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i;
/** A header line is shorter than this, in characters. */
const HEAD = 64 * 1024;

/** The candidate that occurs most in a line outside quotes; a comma where none does. */
export const delimiterIn = (line: string): string => {
  const bare = line.replace(/"[^"]*"/g, "");
  let best = ",";
  for (const candidate of CANDIDATES)
    if (bare.split(candidate).length > bare.split(best).length) best = candidate;
  return best;
};

async function* chain(first: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  try {
    yield first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** The delimiter of a table (`preset` where its name says it), and its text without Excel's `sep=` line. */
export const readDelimiter = async (
  parts: AsyncIterable<string>,
  preset: string | null,
): Promise<{ readonly delimiter: string; readonly parts: AsyncIterable<string> }> => {
  const rest = parts[Symbol.asyncIterator]();
  let head = "";
  while (head.length < HEAD) {
    const next = await rest.next();
    if (next.done === true) break;
    head += next.value;
  }
  const named = SEPARATOR_LINE.exec(head);
  const text = named ? head.slice(named[0].length) : head;
  const header = /^.*\S.*$/m.exec(text)?.[0] ?? "";
  return { delimiter: named?.[1] ?? preset ?? delimiterIn(header), parts: chain(text, rest) };
};
