/** What parts the cells of a table, told from its header line. */

const CANDIDATES = [",", ";", "\t", "|"];
/** Excel's own first line: `sep=;`. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i;

/** The candidate that occurs most in a line outside quotes; a comma where none does. */
export const delimiterIn = (line: string): string => {
  const bare = line.replace(/"[^"]*"/g, "");
  let best = ",";
  for (const candidate of CANDIDATES)
    if (bare.split(candidate).length > bare.split(best).length) best = candidate;
  return best;
};

/** The delimiter of a table that begins so (`preset` where its name says it), and how many bytes Excel's `sep=` line takes. */
export const readDelimiter = (
  head: string,
  preset: string | null,
): { readonly delimiter: string; readonly skip: number } => {
  const named = SEPARATOR_LINE.exec(head);
  if (named?.[1] !== undefined) return { delimiter: named[1], skip: Buffer.byteLength(named[0]) };
  const header = /^.*\S.*$/m.exec(head)?.[0] ?? "";
  return { delimiter: preset ?? delimiterIn(header), skip: 0 };
};
