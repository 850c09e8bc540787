/** The parts of a reply that are the code's, never a model's: greeting, layout, signature. */
import type { Address } from "../mail/message.ts";

const GREETINGS: Readonly<Record<string, string>> = {
  en: "Hello",
  de: "Guten Tag",
  fr: "Bonjour",
  es: "Hola",
  it: "Buongiorno",
  nl: "Beste",
};

/** The greeting in the mail's language, by the sender's name where the mail gives one that a person would use. */
export function greeting(to: Pick<Address, "name"> | null, language: string): string {
  const name = personName(to?.name ?? "");
  const word = GREETINGS[language] ?? GREETINGS["en"] ?? "Hello";
  // "Beste" wants a name behind it.
  if (language === "nl" && name === "") return "Hallo,";
  return name === "" ? `${word},` : `${word} ${name},`;
}

/** A display name without quotes and in reading order ("Berg, Anna" is Anna Berg); empty where it is no person's. */
function personName(display: string): string {
  const bare = display
    .replace(/["'<>]/gu, "")
    .replace(/\s*\(.*\)\s*/gu, " ")
    .trim();
  const turned = /^([^,]+),\s*([^,]+)$/u.exec(bare);
  const name = turned ? `${turned[2] ?? ""} ${turned[1] ?? ""}` : bare;
  const looksLikeName = /^\p{L}[\p{L}\p{M}.'’-]*(?: \p{L}[\p{L}\p{M}.'’-]*){0,3}$/u.test(name);
  return looksLikeName && !ROLE.test(name) ? name : "";
}

const ROLE =
  /\b(?:team|support|info|sales|office|service|admin|billing|buchhaltung|verwaltung|kundenservice)\b/iu;

/** A reply's body: greeting, one paragraph an answer, signature. */
export const letter = (parts: {
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  readonly signature: string;
}): string =>
  [parts.greeting, ...parts.paragraphs, parts.signature.trim()].filter((part) => part !== "").join("\n\n");
