/**
 * format=flowed (RFC 3676) is undone with an eye on section 4.5, which popular parsers forget: a flowed line is never
 * joined to one of another quote depth, or a customer's first word becomes part of what he quotes.
 */

interface Line {
  readonly depth: number;
  readonly content: string;
}

const parseLine = (line: string): Line => {
  const depth = /^>*/.exec(line)?.[0].length ?? 0;
  const content = line.slice(depth);
  return { depth, content: content.startsWith(" ") ? content.slice(1) : content };
};

const shown = ({ depth, content }: Line): string =>
  depth === 0 ? content : `${">".repeat(depth)}${content === "" ? "" : ` ${content}`}`;

/** The text with flowed lines joined to paragraphs, where its part's parameters say that it is flowed. */
export const unflow = (text: string, params: ReadonlyMap<string, string>): string => {
  if (params.get("format")?.trim().toLowerCase() !== "flowed") return text;
  const deleteSpace = params.get("delsp")?.trim().toLowerCase() === "yes";
  const lines: string[] = [];
  let open: { depth: number; pieces: string[] } | null = null;
  const close = (): void => {
    if (open !== null) lines.push(shown({ depth: open.depth, content: open.pieces.join("") }));
    open = null;
  };
  for (const raw of text.split("\n")) {
    const line = parseLine(raw);
    if (open !== null && open.depth !== line.depth) close();
    // `-- ` is a signature's delimiter, never a line to be continued.
    const flows = line.content.endsWith(" ") && line.content !== "-- ";
    if (line.content === "-- ") close();
    open ??= { depth: line.depth, pieces: [] };
    open.pieces.push(flows && deleteSpace ? line.content.slice(0, -1) : line.content);
    if (!flows) close();
  }
  close();
  return lines.join("\n");
};
