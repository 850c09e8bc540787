/** What a text is that bears no name: the extension it should have. */
import { type ColumnMap, columnsOf } from "./columns.ts";
import { readDelimiter } from "./delimiter.ts";
import { decodePage } from "./html/charset.ts";

const BINARY: readonly (readonly [string, string])[] = [
  ["%PDF-", ".pdf"],
  ["PK\u0003\u0004", ".docx"],
  ["\u00d0\u00cf\u0011\u00e0", ".docx"],
  ["From ", ".mbox"],
];

const HTML =
  /^(?:<!--[\s\S]{0,2000}?-->\s*|<\?xml[^>]{0,200}>\s*){0,5}<(?:!doctype\s+html|html|head|body|main|article|section|div|p|h[1-6]|table|ul|ol|details)[\s>]/i;
const MAIL =
  /^(?:[!-9;-~]{1,60}:.*\r?\n(?:[ \t].*\r?\n){0,50}){0,60}?(?:from|received|return-path|message-id|subject):/i;
const MARKDOWN =
  /^(?:#{1,6} \S|---\r?\n|```|\|.{1,200}\|\s*$|> \S|\S.{0,200}\r?\n(?:={3,}|-{3,})\s*$)|\[[^\][\n]{1,200}\]\([^()\s]{1,500}\)/m;

const isObject = (line: string): boolean => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
};

/** NDJSON where the first line is an object by itself, and nothing but white space or another follows. */
const jsonKind = (text: string): string => {
  const [first = "", second = ""] = text.trimStart().split(/\r?\n/, 2);
  return isObject(first) && (second.trim() === "" || second.startsWith("{")) ? ".ndjson" : ".json";
};

const isTable = (text: string, columns: ColumnMap): boolean => {
  const { delimiter, skip } = readDelimiter(text, null);
  const header = /^.*\S.*$/m.exec(text.slice(skip))?.[0].trim() ?? "";
  if (header.length > 2000 || (skip === 0 && !header.includes(delimiter))) return false;
  const names = header.split(delimiter).map((name) => name.replace(/^"|"$/g, ""));
  return typeof columnsOf(names, columns) === "function";
};

/** The extension under which smb reads what begins so. */
export const sniffFormat = (head: Buffer, columns: ColumnMap = new Map()): string => {
  const binary = head.toString("latin1", 0, 16);
  const known = BINARY.find(([opening]) => binary.startsWith(opening))?.[1];
  if (known !== undefined) return known;
  const text = decodePage(head);
  if (/^\s*[[{]/.test(text)) return jsonKind(text);
  if (HTML.test(text.trimStart().slice(0, 4096))) return ".html";
  if (isTable(text, columns)) return ".csv";
  if (MAIL.test(text.slice(0, 16_384))) return ".eml";
  return MARKDOWN.test(text) ? ".md" : ".txt";
};
