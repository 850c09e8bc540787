/** Address fields (RFC 5322, 3.4 and 4.4) cut into tokens, in one pass. */

export type TokenKind = "word" | "quoted" | "comment" | "angle" | ",";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

/** The text up to the closing quotation mark, without its escapes. A mark that never closes is a mere character. */
const quotedEnd = (text: string, at: number): number => {
  for (let index = at + 1; index < text.length; index++) {
    if (text[index] === "\\") index++;
    else if (text[index] === '"') return index;
  }
  return -1;
};

const unescape = (text: string): string => text.replace(/\\(.)/gs, "$1");

/** Past the comment that begins at `at`; comments nest (RFC 5322, 3.2.2). */
const commentEnd = (text: string, at: number): number => {
  let depth = 0;
  for (let index = at; index < text.length; index++) {
    const letter = text[index];
    if (letter === "\\") index++;
    else if (letter === "(") depth++;
    else if (letter === ")" && --depth === 0) return index;
  }
  return -1;
};

/** What stands in angle brackets, without comments; a second `<` before the `>` begins anew. */
const readAngle = (text: string, at: number): { content: string; next: number } => {
  let pieces: string[] = [];
  let from = at + 1;
  let unclosed = false;
  let index = from;
  for (; index < text.length && text[index] !== ">"; index++) {
    const letter = text[index];
    if (letter === "<") {
      pieces = [];
      from = index + 1;
    } else if ((letter === '"' || letter === "(") && !unclosed) {
      const end = letter === "(" ? commentEnd(text, index) : quotedEnd(text, index);
      unclosed = end < 0;
      if (end < 0) continue;
      pieces.push(text.slice(from, letter === "(" ? index : end + 1));
      from = end + 1;
      index = end;
    } else if ((letter === "," || letter === ";") && text[from] !== "@") {
      // `<a@b.org, c@d.org`: the bracket was never closed.
      if (/@[^\s,;@]+\s{0,9}$/.test(text.slice(Math.max(from, index - 300), index))) break;
    }
  }
  pieces.push(text.slice(from, index));
  return { content: pieces.join(""), next: text[index] === ">" ? index + 1 : index };
};

/** What ends a word; an encoded word is one whatever stands in it. */
const SPECIAL = /[",;:<>()]|=\?[^?\s<>"]{1,60}\?[bq]\?[^?\s<>"]{0,900}\?=/gi;

/** Cuts a field into tokens. `:` and `;` of groups are separators as good as commas, and so are the `;` of Outlook. */
export const tokens = (text: string): Token[] => {
  const found: Token[] = [];
  let unclosed = { quote: false, comment: false };
  let at = 0;
  const word = (to: number): void => {
    if (to > at) found.push({ kind: "word", text: text.slice(at, to) });
  };
  SPECIAL.lastIndex = 0;
  for (let match = SPECIAL.exec(text); match !== null; match = SPECIAL.exec(text)) {
    const { index } = match;
    if (match[0].length > 1) continue;
    let next = index + 1;
    if (match[0] === '"') {
      const end = unclosed.quote ? -1 : quotedEnd(text, index);
      unclosed = { ...unclosed, quote: end < 0 };
      word(index);
      if (end >= 0) {
        found.push({ kind: "quoted", text: unescape(text.slice(index + 1, end)) });
        next = end + 1;
      }
    } else if (match[0] === "(") {
      const end = unclosed.comment ? -1 : commentEnd(text, index);
      unclosed = { ...unclosed, comment: end < 0 };
      word(index);
      if (end >= 0) {
        found.push({ kind: "comment", text: unescape(text.slice(index + 1, end)) });
        next = end + 1;
      }
    } else if (match[0] === "<") {
      word(index);
      const angle = readAngle(text, index);
      found.push({ kind: "angle", text: angle.content });
      next = angle.next;
    } else if (match[0] === ":" && /(?:^|[\s,;])mailto$/i.test(text.slice(Math.max(at, index - 8), index))) {
      word(index - "mailto".length);
    } else if (match[0] === "," || match[0] === ";" || match[0] === ":") {
      word(index);
      found.push({ kind: ",", text: match[0] });
    } else word(index);
    at = SPECIAL.lastIndex = next;
  }
  word(text.length);
  return found;
};
