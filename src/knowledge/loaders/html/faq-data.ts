/** Questions and answers that a page gives to search engines: schema.org `Question` in JSON-LD. */
import { attribute, descendants, rawText, type Root } from "./tree.ts";

export interface FaqEntry {
  readonly question: string;
  /** HTML. */
  readonly answer: string;
}

/** Data lies no deeper in each other, and no page has more questions. */
const DEEPEST = 12;
const MOST = 2_000;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isOf = (type: unknown, name: string): boolean =>
  Array.isArray(type) ? type.includes(name) : type === name || type === `https://schema.org/${name}`;

const textOf = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

const answerOf = (value: unknown): string => {
  const [first] = Array.isArray(value) ? (value as unknown[]) : [value];
  return isObject(first) ? textOf(first["text"]) : textOf(first);
};

const collect = (value: unknown, found: FaqEntry[], depth: number): void => {
  if (depth > DEEPEST || found.length >= MOST) return;
  if (Array.isArray(value)) for (const each of value as unknown[]) collect(each, found, depth + 1);
  if (!isObject(value)) return;
  const question = textOf(value["name"]) || textOf(value["text"]);
  const answer = answerOf(value["acceptedAnswer"]) || answerOf(value["suggestedAnswer"]);
  if (isOf(value["@type"], "Question") && question !== "" && answer !== "") found.push({ question, answer });
  else for (const each of Object.values(value)) collect(each, found, depth + 1);
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // What search engines cannot read either is no data; the page itself is read all the same.
    return null;
  }
};

export const faqEntries = (root: Root): FaqEntry[] => {
  const found: FaqEntry[] = [];
  for (const element of descendants(root))
    if (element.tagName === "script" && /^application\/ld\+json/i.test(attribute(element, "type").trim()))
      collect(parsed(rawText(element)), found, 0);
  return found;
};
