/** Lines that a mail program broke, joined again: a sentence that is quoted to somebody else stands in one piece. */

/** Plain text is broken at 72 (RFC 3676) to 80 columns: a line is broken where the next word had no room. */
const WIDTH = 72;
/** What is longer was not broken at all. */
const MAX_WIDTH = 100;

const BEGINS_ANEW = /^(?:\s|[-*+•–>|#]|\p{N}{1,3}[.)]\s|https?:)/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

const isBroken = (line: string, next: string): boolean => {
  if (line.length > MAX_WIDTH || line.trim() === "" || next.trim() === "") return false;
  if (BEGINS_ANEW.test(next) || /^[>|]/u.test(line) || UNSPACED.test(line)) return false;
  const [word = ""] = next.split(" ", 1);
  return word.length < WIDTH && line.length + 1 + word.length > WIDTH;
};

/** The text with lines joined that were broken for want of room; lists, tables, quotes and short lines stay. */
export const unwrapped = (text: string): string => {
  const joined: string[] = [];
  let before: string | null = null;
  for (const line of text.split("\n")) {
    const last = joined.at(-1);
    if (last !== undefined && before !== null && isBroken(before, line))
      joined[joined.length - 1] = `${last} ${line}`;
    else joined.push(line);
    before = line.trimEnd();
  }
  return joined.join("\n");
};
