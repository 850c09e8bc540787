import type { Attachment } from "../message.ts";

const BEGIN = /^begin(?:-base64)? [0-7]{3,4} (\S.{0,250})$/;

/** A line of uuencode: its first character tells how long it is. */
const isDataLine = (line: string): boolean => {
  const length = ((line.charCodeAt(0) || 32) - 32) & 63;
  return /^[\x20-\x60]+$/.test(line) && Math.abs(line.trimEnd().length - 1 - Math.ceil(length / 3) * 4) <= 4;
};

/** Text without the files that old mail programs put between its lines (`begin 644 name` … `end`). */
export const withoutUuencoded = (
  text: string,
): { readonly text: string; readonly files: readonly Attachment[] } => {
  if (!/^begin(?:-base64)? [0-7]{3,4} \S/m.test(text)) return { text, files: [] };
  const kept: string[] = [];
  const files: Attachment[] = [];
  const lines = text.split("\n");
  const lastEnd = Math.max(lines.lastIndexOf("end"), lines.lastIndexOf("===="));
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const filename = BEGIN.exec(line)?.[1]?.trim();
    if (
      filename === undefined ||
      at >= lastEnd ||
      !(line.startsWith("begin-") || isDataLine(lines[at + 1] ?? ""))
    ) {
      kept.push(line);
      continue;
    }
    const start = at + 1;
    while (at < lastEnd && lines[at] !== "end" && lines[at] !== "====") at++;
    const letters = lines.slice(start, at).reduce((sum, data) => sum + Math.max(0, data.length - 1), 0);
    files.push({ filename, contentType: "application/octet-stream", size: Math.floor((letters * 3) / 4) });
  }
  return { text: kept.join("\n"), files };
};
