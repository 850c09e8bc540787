/** One line of a mail, in the form in which marks are looked for. */
export interface Line {
  /** As it stands in the mail. */
  readonly raw: string;
  /** For matching: plain blanks, colons and dashes, no invisible characters, no entities; at most 500 characters. */
  readonly text: string;
  readonly isBlank: boolean;
  /** `> …`, with the few blanks that clients put before it. */
  readonly isQuoted: boolean;
}

/** No attribution, header line or mark is longer; the cut shows, so that nothing seems to end there. */
const MAX_MATCHED = 500;
const CUT = "…";

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', amp: "&", nbsp: " " };

/** Zero width characters, direction marks, soft hyphens: clients strew them around names and addresses. */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFE0F]/g;

const QUOTE_MARK = /^\s{0,3}(?:>|&gt;|\uFF1E)/;

/** A text in the form in which marks are looked for. */
export const matchable = (raw: string): string => {
  const cut = raw.length > MAX_MATCHED ? raw.slice(0, MAX_MATCHED) + CUT : raw;
  const text = /^[\x20-\x25\x27-\x7E]*$/.test(cut) ? cut : unified(cut);
  return text.replace(/ {2,}/g, " ").trim();
};

const unified = (text: string): string =>
  text
    .replace(/&(lt|gt|quot|amp|nbsp);/g, (_, name: string) => ENTITIES[name] ?? " ")
    .replace(INVISIBLE, "")
    .replace(/[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\t\r]/g, " ")
    .replace(/[\uFF1A\u2236]/g, ":")
    .replace(/[\u2010-\u2015\u2212\u2500\u2501]/g, "-")
    .replace(/\uFF1C/g, "<")
    .replace(/\uFF1E/g, ">")
    .normalize("NFC");

const readLine = (raw: string): Line => {
  const isQuoted = QUOTE_MARK.test(raw);
  // A quoted line is matched only where it opens a quote; see `unquoted`.
  const text = isQuoted ? "" : matchable(raw);
  return { raw, text, isBlank: !isQuoted && text === "", isQuoted };
};

/** A mail store writes `>From ` for a line that begins with the word (mbox): that is no quote. */
const isEscapedFrom = (lines: readonly Line[], at: number): boolean =>
  /^>From [^:]*$/.test(lines[at]?.raw.slice(0, MAX_MATCHED) ?? "") &&
  lines[at - 1]?.isQuoted !== true &&
  lines[at + 1]?.isQuoted !== true;

export const readLines = (text: string): Line[] => {
  const lines = text.replace(/\r\n?/g, "\n").split("\n").map(readLine);
  return lines.map((line, at) =>
    isEscapedFrom(lines, at)
      ? { raw: line.raw, text: matchable(line.raw), isBlank: false, isQuoted: false }
      : line,
  );
};

/** A quoted line without its quote marks. */
export const unquoted = (raw: string): string => raw.replace(/^\s{0,3}(?:(?:>|&gt;|\uFF1E) ?)+/, "");

/** A line of nothing but rules: `-----`, `______`, `***`. */
export const isRule = ({ text }: Line): boolean => text.length > 1 && /^([-_=*~#+])(?: ?\1)*$/.test(text);

/** The words of a line without the dashes, stars and the like around it. */
export const bare = (text: string): string =>
  text
    .slice(0, 200)
    .replace(/^[\s\-_*=#~+>]+/, "")
    .replace(/[\s\-_*=#~+<]+$/, "");

export const isDashed = (text: string): boolean => /^[-_*=~#+]{2}/.test(text);
