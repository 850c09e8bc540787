import type { Headers } from "mailparser";

/**
 * format=flowed (RFC 3676) is undone here, not by mailparser: that joins a flowed line to the next one even where the
 * quote depth changes (against section 4.5), and a customer's first word becomes part of what he quotes.
 */
const PARAM = /(;\s*)(format|delsp)(\s*=)/gi;
const OURS = "x-smb-";
const CONTENT_TYPE = /^content-type:[ \t]*text\/plain[^\n]*(?:\n[ \t][^\n]*)*/gim;

/** Header or body text in which mailparser no longer sees that parts are flowed. */
export const hideFlowed = (text: string): string =>
  text.replace(CONTENT_TYPE, (field) => field.replace(PARAM, `$1${OURS}$2$3`));

const param = (headers: Headers | undefined, name: string): string => {
  const type = headers?.get("content-type");
  return typeof type === "object" && "params" in type ? (type.params[OURS + name] ?? "").toLowerCase() : "";
};

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

/** The text with flowed lines joined to paragraphs, where the part's headers say that it is flowed. */
export const unflow = (text: string, headers: Headers | undefined): string => {
  if (param(headers, "format") !== "flowed") return text;
  const deleteSpace = param(headers, "delsp") === "yes";
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
