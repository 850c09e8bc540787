/** The owner's patterns: run in linear time, since mails are written by anybody. */
import { RE2JS, RE2JSSyntaxException } from "re2js";
import { errorText, UserError } from "../../errors.ts";
import type { EntitySpan } from "./span.ts";

export interface OwnPattern {
  /** What its matches are called. */
  readonly name: string;
  /** Its matches in a text, a bounded number of them. */
  spans(text: string): EntitySpan[];
}

/** No mail names more of one kind by itself. */
const MOST = 200;

/**
 * A pattern of the configuration; capitals do not matter.
 *
 * @throws {UserError} that names it, where it is none or needs what no linear engine has.
 */
export function compilePattern(name: string, source: string): OwnPattern {
  const pattern = compile(name, source);
  return {
    name,
    spans(text) {
      const found: EntitySpan[] = [];
      const matcher = pattern.matcher(text);
      while (found.length < MOST && matcher.find()) {
        const start = matcher.start();
        const end = matcher.end();
        if (end > start) found.push({ kind: name, start, end });
      }
      return found;
    },
  };
}

function compile(name: string, source: string): RE2JS {
  try {
    return RE2JS.compile(source, RE2JS.CASE_INSENSITIVE | RE2JS.MULTILINE | RE2JS.LOOKBEHINDS);
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    throw new UserError(
      `the pattern “${name}” under triage.patterns cannot be used: ${errorText(error)}`,
      "Write it without backreferences (`\\1`) and lookahead (`(?=…)`), such as `LO-\\d{4}`.",
      undefined,
      { cause: error },
    );
  }
}
