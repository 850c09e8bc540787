/** A letter without what is said in every letter: its greeting, its closing, its writer's name. */
import { sentences, words } from "../../words.ts";
import { CLOSINGS, COURTESIES, GREETINGS, THANKS } from "./courtesy-words.ts";
import { unwrapped } from "./unwrap.ts";

export interface Letter {
  /** What is left: the matter. */
  readonly text: string;
  /** Words of names that stood in the greeting, and below the closing. */
  readonly greeted: readonly string[];
  readonly signed: readonly string[];
}

const GREETING = new RegExp(`^[\\s¡]*(?:${GREETINGS})(?!\\p{L})`, "iu");
const AND = "(?:und|and|et|y|e|en|og|och|i|и|with|mit)(?!\\p{L})";
const CLOSING = new RegExp(
  `^[-–—~*_\\s]*(?:(?:${THANKS})(?!\\p{L})[\\s,]*(?:${AND})?\\s*)?(?:${CLOSINGS})(?!\\p{L})`,
  "iu",
);
const THANKS_ALONE = new RegExp(
  `^(?:(?:${THANKS}|und|and|et|y|e|en|og|och|i|и)(?!\\p{L})[\\s,.!;:)()🙂😊🙏-]*){1,4}$`,
  "iu",
);
const COURTESY = new RegExp(`^(?:${COURTESIES})`, "iu");

/** Lines of a greeting or a closing are no longer. */
const MAX_LINE = 120;
const MAX_NAME_WORDS = 6;
const MAX_GREETING_LINES = 3;
/** A signature with a company's legal lines below the closing is no longer. */
const MAX_BELOW = 30;
const PROSE_WORDS = 14;
const MAX_PROSE_LINES = 4;

/** Words that stand among names without a capital letter. */
const SMALL =
  /^(?:all|everyone|everybody|there|team|folks|sir|madam|or|and|zusammen|alle|und|damen|herren|frau|herr|von|van|der|den|de|di|da|del|della|la|le|du|et|y|e|your|the|from|at|ihre?|ihr|dein|euer|eure|vom|aus|im|in|mr|mrs|ms|dr|tutti|todos|a|à|iedereen|allemaal|&|\+|\/)$/iu;

const bare = (token: string): string => token.replace(/^[^\p{L}\p{N}&+/]+|[^\p{L}\p{N}&+/]+$/gu, "");

/** Whether a word may be one of a name: it has a capital letter, or its script has none. */
const isNameLike = (token: string): boolean => /^[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(token) || token === "";

const ENDS_GREETING = /[,!:;，！：、。…)–—-]$/u;
const TITLE = /^\p{L}{1,5}\.$/u;

interface Opened {
  readonly names: readonly string[];
  /** What the line says behind it. */
  readonly rest: string;
}

interface Named extends Opened {
  /** Whether the names end as names in a greeting do: with a mark, or with the line. */
  readonly isClosed: boolean;
}

/** The names that a text begins with. */
const namesAt = (text: string): Named => {
  const names: string[] = [];
  let end = 0;
  const tokens = [...text.slice(0, MAX_LINE).matchAll(/\S+/gu)];
  for (const [at, { 0: token, index }] of tokens.entries()) {
    const name = bare(token);
    const isName = (isNameLike(name) || SMALL.test(name)) && !/[?？]$/u.test(token);
    if (!isName || at === MAX_NAME_WORDS) return { names, rest: text.slice(end).trim(), isClosed: false };
    if (name !== "" && !SMALL.test(name)) {
      names.push(name);
      end = index + token.length;
    }
    const isTitle = TITLE.test(token) && at + 1 < tokens.length;
    if (ENDS_GREETING.test(token) || (token.endsWith(".") && !isTitle))
      return { names, rest: text.slice(index + token.length).trim(), isClosed: true };
  }
  return { names, rest: "", isClosed: text.length <= MAX_LINE };
};

/** The greeting that a line begins with; null where it is none: "Hello my lamp is broken". */
const greetingOf = (line: string, known: ReadonlySet<string>, isAlone: boolean): Opened | null => {
  const word = GREETING.exec(line.slice(0, MAX_LINE));
  if (word === null) return null;
  const behind = line.slice(word[0].length);
  const mark = /^\s*[,!:;.，！：、。…]+\s*/u.exec(behind)?.[0] ?? "";
  const { names, rest, isClosed } = namesAt(behind.slice(mark.length));
  const isKnown = names.length > 0 && names.every((name) => known.has(name.toLowerCase()));
  // "Здравствуйте, Анна!" alone on its line; but "Hello! Yes, …" goes on.
  const isNamed = isKnown || (isAlone && isClosed && rest === "" && names.length <= 3);
  if (mark !== "" && !isNamed) return { names: [], rest: behind.slice(mark.length) };
  return isClosed || isKnown ? { names, rest } : null;
};

const tokensOf = (line: string): string[] =>
  line
    .split(/[\s,/]+/u)
    .map(bare)
    .filter((token) => token !== "");

/** "Anna," and "田中様" alone on a line. */
const isNameLine = (line: string, known: ReadonlySet<string>): boolean => {
  if (line.length > 60) return false;
  if (/^\S{1,20}(?: \S{1,20})?\s?(?:様|さま|さん|님|先生)[、,，。]?$/u.test(line)) return true;
  const tokens = tokensOf(line);
  return tokens.length > 0 && tokens.length <= 4 && tokens.every((token) => known.has(token.toLowerCase()));
};

/** Where the greeting ended with a comma the matter begins with a small letter; links and names like `iPad` keep theirs. */
const capitalised = (text: string): string =>
  text.replace(/^\p{Ll}(?=[\p{Ll}'’]*[,;:.!?]?(?:\s|$))/u, (letter) => letter.toUpperCase());

/** Without its first lines where they greet; the words of the names that they greet. */
const withoutGreeting = (
  text: string,
  known: ReadonlySet<string>,
): { rest: string; names: readonly string[] } => {
  const names: string[] = [];
  let rest = text.trim();
  let greets = false;
  for (let pass = 0; pass < MAX_GREETING_LINES; pass++) {
    const [line = ""] = rest.split("\n", 1);
    const below = rest.slice(line.length).trimStart();
    const found = greetingOf(line.trim(), known, below !== "");
    if (found !== null) {
      names.push(...found.names);
      rest = found.rest === "" ? below : `${found.rest}${rest.slice(line.length)}`;
    } else if (isNameLine(line.trim(), known) && below !== "") rest = below;
    else break;
    greets = true;
  }
  return { rest: greets ? capitalised(rest) : rest, names };
};

/** Whether the line closes a letter, and says nothing else but who writes. */
const isClosing = (line: string): boolean => {
  const text = line.trim();
  const found = text.length > MAX_LINE ? null : CLOSING.exec(text);
  if (found === null) return false;
  const tokens = tokensOf(text.slice(found[0].length));
  return tokens.length <= 8 && tokens.every((token) => isNameLike(token) || SMALL.test(token));
};

const isThanks = (line: string): boolean => line.length <= MAX_LINE && THANKS_ALONE.test(line.trim());

/** "Thanks," closes a letter where nothing but a name stands below it. */
const isSignedBelow = (below: readonly string[]): boolean =>
  below.length > 0 &&
  below.length <= 2 &&
  below.every((line) => {
    const tokens = tokensOf(line);
    return tokens.length <= 3 && tokens.every(isNameLike) && !/[?:\d]/u.test(line);
  });

const isProse = (line: string): boolean => line.split(/\s+/u).length > PROSE_WORDS;

const TICKET_LINE = /^Ref\. \[#[0-9A-Z]{6}\]\s*$/;
const DASHED_NAME = /^\s*(?:[-–—~/*]\s?)+\p{Lu}\p{L}{1,20}(?: \p{Lu}\p{L}{0,20}\.?){0,2}\s*$/u;

/** Where the line stands that closes a letter; -1 where none does. */
const closingAt = (lines: readonly string[]): number => {
  for (let at = lines.length - 1; at >= Math.max(0, lines.length - MAX_BELOW); at--) {
    const line = lines[at] ?? "";
    const below = lines.slice(at + 1).filter((each) => each.trim() !== "");
    if (!isClosing(line) && !(isThanks(line) && isSignedBelow(below))) continue;
    return below.filter(isProse).length > MAX_PROSE_LINES ? -1 : at;
  }
  return -1;
};

const POSTSCRIPT = /^\s*p\.?\s?s\.?[\s:.]/iu;

/** Names behind a closing and in the first lines below it. */
const namesBelow = (closing: string, below: readonly string[]): string[] => {
  const [, named = ""] = /[,.!–-]\s*(.*)$/u.exec(closing) ?? [];
  return [named, ...below.filter((line) => line.trim() !== "").slice(0, 2)]
    .map(tokensOf)
    .filter((tokens) => tokens.length <= 4 && tokens.every(isNameLike))
    .flat();
};

/** Without the lines that close it; the words of the names below them. */
const withoutClosing = (
  text: string,
  known: ReadonlySet<string>,
): { rest: string; names: readonly string[] } => {
  const lines = text.trimEnd().split("\n");
  const closing = closingAt(lines);
  const below = closing < 0 ? [] : lines.slice(closing + 1);
  const postscript = below.findIndex((line) => POSTSCRIPT.test(line));
  const kept =
    closing < 0 ? lines : [...lines.slice(0, closing), ...(postscript < 0 ? [] : below.slice(postscript))];
  const says = (line: string): boolean =>
    line.trim() !== "" &&
    !TICKET_LINE.test(line) &&
    !isNameLine(line.trim(), known) &&
    !DASHED_NAME.test(line) &&
    !isThanks(line);
  const rest = kept.slice(0, kept.findLastIndex(says) + 1).join("\n");
  return { rest: rest.trimEnd(), names: closing < 0 ? [] : namesBelow(lines[closing] ?? "", below) };
};

/**
 * The matter of a letter.
 * @param to words of the names of those it is written to, in lower case.
 * @param from words of the writer's names, in lower case.
 */
export const readLetter = (text: string, to: ReadonlySet<string>, from: ReadonlySet<string>): Letter => {
  const { rest: open, names: signed } = withoutClosing(text, from);
  const { rest, names: greeted } = withoutGreeting(open, to);
  return { text: unwrapped(rest.replace(/\n{3,}/g, "\n\n")), greeted, signed };
};

/** Fewer words than these answer nothing that somebody else could ask. */
const MIN_WORDS = 4;
/** Scripts without blanks between words: about two characters make one. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/gu;
/** Of a longer text it is known that it says something. */
const MAX_JUDGED = 2_000;
/** Courtesy comes in short sentences; a longer one goes on to say something. */
const MAX_COURTESY_WORDS = 14;

const wordCount = (text: string): number => {
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  return words(text.replace(UNSPACED, " ")).length + unspaced / 2;
};

/** What a sentence says behind its courtesy: "Thank you for your order, it left today." */
const behindCourtesy = (sentence: string): string => {
  let rest = sentence.trim();
  while (COURTESY.test(rest) && wordCount(rest) <= MAX_COURTESY_WORDS) {
    const comma = /[,;:–—，、]/u.exec(rest);
    if (comma === null) return "";
    rest = rest.slice(comma.index + 1).trim();
  }
  return rest;
};

/** Whether a reply's matter says more than thanks and good wishes. */
export const saysSomething = (text: string): boolean => {
  if (text.length > MAX_JUDGED || /https?:\/\/\S/iu.test(text)) return true;
  const said = sentences(text).map((sentence) => behindCourtesy(sentence));
  return said.reduce((sum, sentence) => sum + wordCount(sentence), 0) >= MIN_WORDS;
};
