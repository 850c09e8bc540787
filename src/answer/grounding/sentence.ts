/** A sentence as its polarity is read: what it speaks of, how often it says "not", and what it binds that to. */
import { folded } from "../../knowledge/terms/fold.ts";
import { functionWords } from "../../knowledge/function-words.ts";
import { WORD_MARK, withDigits } from "../facts/number-words.ts";
import {
  AFTER_NE,
  BINDS,
  CONDITIONAL,
  CONCORD,
  DOWNWARD,
  EVEN,
  IF,
  INTERJECTION,
  type Modal,
  MODALS,
  NOT,
  ONLY,
  OPPOSITES,
  PHRASES,
  SAYS_NO,
  SAYS_YES,
  TURNING,
  UNLESS,
  UPWARD,
  WITHOUT,
} from "./polarity-words.ts";
import { stemOf } from "./stems.ts";

export interface Unit {
  readonly content: ReadonlySet<string>;
  /** How often it says "not" itself; of a whole sentence, in all its clauses. */
  readonly nots: number;
  /** How many words it has that are the opposite of another one, and how often it says "without". */
  readonly opposites: number;
  /** Whether it is a condition: "if you cannot pay" says nothing of paying. */
  readonly isConditional: boolean;
  /** Of a whole sentence its clauses, if it has several. */
  readonly parts: readonly Unit[];
  readonly modal: Modal | null;
  /** Words that begin with un-, in- …, by their stem, with what they are without it. */
  readonly turning: ReadonlyMap<string, readonly string[]>;
  /** What a bound stands before: `at least 30` is `30` upward. */
  readonly bounds: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface Sentence {
  readonly whole: Unit;
  readonly clauses: readonly Unit[];
  /** The sentence and its clauses, if it has several. */
  readonly units: readonly Unit[];
  /** "only if", "unless": what binds it; null where nothing does. */
  readonly condition: { readonly text: string; readonly content: ReadonlySet<string> } | null;
  /** What turns all of it: an "unless", the "no" that answers a question. */
  readonly turns: number;
  readonly hasIf: boolean;
  readonly isEven: boolean;
  readonly isQuestion: boolean;
}

/** Marks in the folded text; no word of any language. */
const UP = "zzup";
const DOWN = "zzdown";
const WAYS: ReadonlyMap<string, string> = new Map([
  [UP, "at least, after"],
  [DOWN, "at most, before"],
]);

/** A condition is told in a flag up to this length. */
const LONGEST_TOLD = 80;
/** No sentence is longer; what is, is read in pieces. */
const LONGEST = 600;
const PIECE = new RegExp(`.{1,${LONGEST}}(?:\\s|$)|.{1,${LONGEST}}`, "gsu");
/** A claim of more sentences is none; a passage has fewer. */
const MOST_SENTENCES = 400;

const SENTENCE_END = /(?<=[.!?…;:。！？]["'”»)]*)\s+|[\n\r\u2028\u2029]+/u;
const CLAUSE_END =
  /\s*(?:[,;:()–—]|\s-\s)+\s*|\s(?:but|however|while|whereas|although|aber|jedoch|sondern|wahrend|obwohl|mais|cependant|tandis que|pero|sino|mientras|aunque|ma|pero|mentre|sebbene|maar|echter|terwijl|hoewel|mas|porem|enquanto)\s/u;

/** The sentences of a text, in the compatibility form that `plain` gives. A question counts by the "yes" or "no" behind it. */
export function read(text: string): Sentence[] {
  const found: Sentence[] = [];
  const pieces = split(text);
  for (const [i, piece] of pieces.entries()) {
    const isQuestion = piece.trimEnd().endsWith("?");
    const next = pieces[i + 1] ?? "";
    const [isYes, isNo] = [isQuestion && SAYS_YES.test(next), isQuestion && SAYS_NO.test(next)];
    if (isQuestion && !isYes && !isNo) continue;
    found.push(sentenceOf(piece, isNo ? 1 : 0, isQuestion));
  }
  return found;
}

const split = (text: string): string[] =>
  folded(text.toLowerCase().replaceAll("’", "'").replaceAll("vóór", "before"))
    .split(SENTENCE_END)
    .flatMap((piece) => (piece.length <= LONGEST ? [piece] : (piece.match(PIECE) ?? [])))
    .filter((piece) => piece.trim() !== "")
    .slice(0, MOST_SENTENCES)
    .map(simplified);

/** Each of `PHRASES` has one of these; most sentences have none, and are spared them. */
const MAY_NEGATE =
  /(?:^|\W)(?:no|not|non|nicht|kein|pas|niet|ne|n'|ya|nao|uiterlijk|whether|ob|egal|geen|nessun|sin|zogern|aarzel|fail|refuse|don't|a meno)/u;

/** Number words as digits, bounds as marks, and phrases that say "not" and mean otherwise without it. */
const simplified = (sentence: string): string => {
  const said = MAY_NEGATE.test(sentence)
    ? PHRASES.reduce((text, [phrase, simple]) => text.replace(phrase, simple), sentence)
    : sentence;
  return withDigits(said.replace(UPWARD, ` ${UP} `).replace(DOWNWARD, ` ${DOWN} `)).replaceAll(WORD_MARK, "");
};

function sentenceOf(piece: string, answeredNo: number, isQuestion: boolean): Sentence {
  const said = piece.replace(INTERJECTION, "");
  const unless = UNLESS.exec(said);
  const turns = answeredNo + (unless === null ? 0 : 1);
  const frame = { turns, hasIf: IF.test(said), isEven: EVEN.test(said), isQuestion };
  const parts = said
    .split(CLAUSE_END)
    .flatMap(atUnless)
    .filter((part) => part.trim() !== "");
  const clauses = parts.length > 1 ? parts.map((part) => unitOf(part)) : [];
  const whole = { ...unitOf(said), parts: clauses };
  return { ...frame, whole, clauses, units: [whole, ...clauses], condition: conditionOf(said, unless) };
}

/** What "only" or "unless" binds the sentence to. */
function conditionOf(said: string, unless: RegExpExecArray | null): Sentence["condition"] {
  const marker = unless ?? ONLY.exec(said);
  if (marker === null) return null;
  const rest = said.slice(marker.index + marker[0].length);
  const binds = unless === null ? BINDS.exec(rest) : null;
  const bound =
    rest
      .slice(binds?.index ?? 0)
      .split(CLAUSE_END)
      .find((part) => part.trim() !== "") ?? "";
  const text = `${marker[0]} ${bound.trim()}`.replaceAll(UP, "at least").replaceAll(DOWN, "at most");
  return { text: text.slice(0, LONGEST_TOLD), content: unitOf(bound).content };
}

/** "refundable unless opened" are two clauses. */
function atUnless(part: string): string[] {
  const at = UNLESS.exec(part)?.index ?? -1;
  return at > 0 ? [part.slice(0, at), part.slice(at)] : [part];
}

const WORD = /[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu;
/** A "ne" is told by what follows within so many words, and concord by what went before. */
const NEAR = 6;

function unitOf(text: string): Unit {
  const all = text.match(WORD) ?? [];
  const content = new Set<string>();
  const turning = new Map<string, string[]>();
  const bounds = new Map<string, Set<string>>();
  const modals = new Set<Modal>();
  let [nots, opposites] = [0, 0];
  let way: string | undefined;
  for (const [i, word] of all.entries()) {
    const duty = MODALS.get(word);
    const marked = WAYS.get(word);
    if (marked !== undefined) way = marked;
    else if (isNot(word, i, all)) nots++;
    else if (WITHOUT.has(word)) opposites++;
    else if (duty !== undefined) modals.add(duty);
    else if (tells(word)) {
      const stem = stemOf(word);
      const opposite = OPPOSITES.get(stem);
      content.add(opposite ?? stem);
      if (opposite !== undefined) opposites++;
      else if (TURNING.test(word)) turning.set(stem, [stemOf(word.replace(TURNING, ""))]);
      if (way !== undefined) bounds.set(stem, (bounds.get(stem) ?? new Set()).add(way));
      way = undefined;
    }
  }
  const isConditional = CONDITIONAL.test(text);
  return { content, nots, opposites, isConditional, parts: [], modal: only(modals), turning, bounds };
}

const tells = (word: string): boolean => !functionWords.has(word) || /\d/u.test(word);

/** A duty and a leave in one sentence are neither. */
const only = ([modal, other]: Iterable<Modal>): Modal | null =>
  other === undefined ? (modal ?? null) : null;

function isNot(word: string, at: number, all: readonly string[]): boolean {
  if (word === "ne" || word.startsWith("n'"))
    return all.slice(at + 1, at + 1 + NEAR).some((next) => AFTER_NE.has(next));
  if (!NOT.has(word)) return false;
  const before = all.slice(Math.max(0, at - NEAR), at);
  if (AFTER_NE.has(word) && before.some((one) => one === "ne" || one.startsWith("n'"))) return false;
  return !(
    CONCORD.has(word) && before.some((one) => one === "no" || one === "non" || one === "nao" || one === "not")
  );
}
