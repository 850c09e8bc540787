import type { Headers } from "mailparser";
import { unflow } from "./flowed.ts";
import { htmlText } from "./html.ts";
import type { Part } from "./parts.ts";

/** Nothing to read. */
export const isBlank = (text: string): boolean => text.trim() === "";

/** The texts that are not blank, an empty line between them. */
export const joinTexts = (texts: readonly string[]): string =>
  texts
    .filter((text) => !isBlank(text))
    .map((text) => text.replace(/^\n+/, "").trimEnd())
    .join("\n\n");

const headerWord = (headers: Headers | undefined, name: string): string | null => {
  const value = headers?.get(name.toLowerCase());
  const shown = typeof value === "object" && "text" in value ? value.text : value;
  if (shown instanceof Date) return `${name}: ${shown.toISOString()}`;
  return typeof shown === "string" && shown !== "" ? `${name}: ${shown}` : null;
};

/** The head of a mail that stands inline in another one, as a reader of mail would show it. */
const inlineHead = ({ headers, showMeta }: Part): string =>
  showMeta === true
    ? ["From", "Date", "To", "Subject"].flatMap((name) => headerWord(headers, name) ?? []).join("\n")
    : "";

const ownText = (part: Part): string => {
  const content = part.textContent ?? "";
  return part.contentType === "text/html" ? htmlText(content) : unflow(content, part.headers);
};

const holds = (part: Part, contentType: string): boolean =>
  (part.contentType === contentType && !isBlank(part.textContent ?? "")) ||
  (part.children ?? []).some((child) => holds(child, contentType));

/** RFC 2046, 5.1.4: the parts say the same; the plain one is the text, unless it is blank. */
const alternative = (children: readonly Part[]): string => {
  const plain = children.find((child) => holds(child, "text/plain"));
  if (plain !== undefined) return partText(plain);
  return children.map(partText).findLast((text) => !isBlank(text)) ?? "";
};

/** The readable text of a part and of all below it: every text part once, HTML where no plain part says the same. */
export const partText = (part: Part): string => {
  const children = part.children ?? [];
  const below =
    part.contentType === "multipart/alternative" ? [alternative(children)] : children.map(partText);
  return joinTexts([inlineHead(part), ownText(part), ...below]);
};
