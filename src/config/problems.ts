/** zod's issues in the person's words. No value of the file is ever repeated: any may be a secret in a wrong place. */
import leven from "leven";
import type * as z from "zod/mini";
import { knownKeys } from "./schema-keys.ts";

interface Problem {
  /** Keys from the root; the index for an entry of a list. */
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Stands for the words that each key gets of its own below; a block that has words for itself (a secret) keeps them. */
const UNKNOWN_KEYS = "has unknown keys";

/** The error map to hand to zod with each parse. */
export const describeIssue = (issue: z.core.$ZodRawIssue): string | undefined => {
  if (issue.code === "invalid_union") return describeUnion(issue);
  if (issue.code === "unrecognized_keys") return UNKNOWN_KEYS;
  if (issue.input === undefined) return "is missing";
  if (issue.input === null) return "is empty: give it a value, or remove the line";
  if (issue.code === "invalid_type") return describeType(issue.expected, issue.input);
  if (issue.code === "invalid_value") return `must be ${oneOf(issue.values.map(String))}`;
  if (issue.code === "too_big") return `must be at most ${issue.maximum}`;
  if (issue.code !== "too_small") return undefined;
  return issue.origin === "string" ? "must not be empty" : `must be at least ${issue.minimum}`;
};

/** One problem for each thing that is wrong; an unknown key comes with the nearest known one of its block. */
export const problemsOf = (error: z.core.$ZodError, written: unknown): readonly Problem[] =>
  error.issues.flatMap((issue): Problem[] => {
    if (issue.code !== "unrecognized_keys" || issue.message !== UNKNOWN_KEYS)
      return [{ path: issue.path, message: issue.message }];
    const known = knownKeys(issue.path, written);
    return issue.keys.map((key) => ({ path: [...issue.path, key], message: describeUnknown(key, known) }));
  });

const describeUnion = (issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidUnion>): string | undefined => {
  if (issue.discriminator === undefined) return issue.input === undefined ? "is missing" : undefined;
  const named = typeof issue.input === "object" && issue.input !== null && issue.discriminator in issue.input;
  const options = "options" in issue && Array.isArray(issue.options) ? issue.options : [];
  return `${named ? "must be" : "is missing: it is"} ${oneOf(options.map(String))}`;
};

const TYPES: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a whole number", // No key takes a fraction.
  int: "a whole number",
  boolean: "true or false, without quotes",
  array: "a list",
  object: "a block of keys",
};

const describeType = (expected: string, input: unknown): string => {
  const words = `must be ${TYPES[expected] ?? expected}`;
  if (expected === "string" && typeof input !== "object") return `${words}: put quotes around it`;
  if (expected === "number" && typeof input === "string") return `${words}, without quotes`;
  return words;
};

const oneOf = (values: readonly string[]): string => {
  const quoted = values.map((value) => `\`${value}\``);
  return quoted.length > 1 ? `one of ${quoted.join(", ")}` : quoted.join();
};

const describeUnknown = (key: string, known: readonly string[]): string => {
  const near = nearest(key, known);
  return near === undefined
    ? `is not a key of this block, which has ${known.map((name) => `\`${name}\``).join(", ")}`
    : `is not a key of this block; did you mean \`${near}\`?`;
};

/** `pollSeconds` and `poll-seconds` are `poll_seconds` in another hand. */
const bare = (key: string): string => key.toLowerCase().replace(/[-_\s]/g, "");

/** Close is: at most half of the letters differ (`hsot`), and never more than three. */
const nearest = (key: string, known: readonly string[]): string | undefined => {
  const ranked = known
    .map((name) => ({ name, distance: leven(bare(key), bare(name)) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.min(3, Math.floor(bare(best.name).length / 2)) ? best.name : undefined;
};
