/** The parts of a bounce: what it says itself, what it reports to machines, and what it returns. */
import type { Message } from "../message.ts";
import { ownWordsOf } from "./returned.ts";

export const MAX_TEXT = 64 * 1024;

export const RETURNED_TYPES = ["message/rfc822", "text/rfc822-headers"] as const;

/** The texts of the parts of these types. */
export const partsOf = ({ reports }: Message, ...types: readonly string[]): string[] =>
  reports.filter(({ contentType }) => types.includes(contentType)).map(({ text }) => text);

/** What a bounce that is no report says before the returned mail. */
export const wordsOf = ({ text }: Message): string => ownWordsOf(text.slice(0, MAX_TEXT));
