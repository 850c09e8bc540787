import type { Part } from "./parts.ts";

const FALLBACK = "windows-1252";
const TEXT_TYPE = /^content-type:[ \t]*text\/(?:plain|html)[^\n]*(?:\n[ \t][^\n]*)*/gim;
const CHARSET = /;\s*charset\s*=\s*(?:"([^"\n]*)"|([^\s;]*))/i;

/** Labels under which mailparser gives UTF-8: what says nothing, what is UTF-8 by name, what nobody knows. */
const isReadAsUtf8 = (label: string): boolean => {
  if (/^(?:us-?ascii|ascii|utf-?8)?$/i.test(label)) return true;
  if (/^(?:utf-7|cp-?\d+|ibm-?\d+|windows-?\d+|mac.*)$/i.test(label)) return false;
  try {
    new TextDecoder(label);
    return false;
  } catch {
    return true;
  }
};

const relabel = (field: string): string => {
  const match = CHARSET.exec(field);
  if (!isReadAsUtf8(match?.[1] ?? match?.[2] ?? "")) return field;
  return `${field.replace(CHARSET, "")}; charset=${FALLBACK}`;
};

/** The mail with windows-1252 declared for each text part that mailparser reads as UTF-8. One byte per character. */
export const withFallbackCharset = (header: string, body: string): { header: string; body: string } => {
  const declared = /^content-type:/im.test(header)
    ? header.replace(TEXT_TYPE, relabel)
    : `${header}Content-Type: text/plain; charset=${FALLBACK}\n`;
  return { header: declared, body: body.replace(TEXT_TYPE, relabel) };
};

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** More bytes that are no UTF-8 than characters that are: another charset, not a scratch in a UTF-8 text. */
const isMisread = (text: string): boolean =>
  text.includes("\uFFFD") && count(text, /\uFFFD/g) > count(text, /[\u0080-\uFFFC\uFFFE\uFFFF]/g);

/** Whether any text part was decoded as what it is not. */
export const hasMisreadText = (part: Part): boolean =>
  isMisread(part.textContent ?? "") || (part.children ?? []).some(hasMisreadText);

/** The tree with each misread text taken from its twin, which was decoded with the fallback charset. */
export const mendText = (part: Part, twin: Part | undefined): Part => ({
  ...part,
  ...(isMisread(part.textContent ?? "") && twin?.textContent !== undefined
    ? { textContent: twin.textContent }
    : {}),
  children: (part.children ?? []).map((child, index) => mendText(child, twin?.children?.[index])),
});
