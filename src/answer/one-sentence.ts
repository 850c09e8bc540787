/**
 * Whether one sentence of its passages bears a model's claim out. Two sentences that are each true make a false one when
 * they are joined: "We cannot ship to Norway. Orders to Germany arrive within 3 days." says nothing of Norway in 3 days.
 */
import { functionWords } from "../knowledge/function-words.ts";
import { type Lexicon, neighbours } from "../knowledge/lexicon.ts";
import type { Passage } from "../knowledge/passage.ts";
import { words } from "../knowledge/words.ts";
import { COURTESY } from "./borne-out.ts";
import { wholeSentences } from "./claim-text.ts";
import { type Fact, facts, readable } from "./facts.ts";
import { Known } from "./grounding/known.ts";
import { MODALS, NOT, SAYS_NO } from "./grounding/polarity-words.ts";
import { stemOf as firstLetters } from "./grounding/stems.ts";
import { agrees, clausesOf } from "./said-alike.ts";

/** Least share of a claim's words that stand in the one sentence. */
const SHARE = 0.75;
/** From here on two words of one language mean nearly the same; other pairs of one subject lie below. */
const NEAR = 0.5;
/** So many of a claim's words may stand in another sentence and not in this one, if they are no names. */
const MOST_STRAYS = 1;
/** A passage has fewer; a longer one is read so far. */
const MOST_SENTENCES = 400;

export const JOINS = "joins sentences of its source";
export const TURNS = "turns what its source says";

/** A sentence, or one of its clauses, with what it is said under. */
interface Statement {
  readonly text: string;
  readonly head: string;
  /** Whether its passage answers "no" to its question: what is said in the question's words is denied. */
  readonly isDenied: boolean;
  readonly stems: ReadonlySet<string>;
  readonly clauses: readonly string[];
}

/** Why no single sentence of the passages says what the claim does; null where one does. */
export function notInOneSentence(
  claim: string,
  passages: readonly Passage[],
  language: string,
  lexicon: Lexicon,
): typeof JOINS | typeof TURNS | null {
  const statements = passages.flatMap((passage) => statementsOf(passage, language));
  const all = new Set(statements.flatMap(({ stems }) => [...stems]));
  const told = toldBy(claim, passages, language);
  const own = words(claim).join(" ");
  let isTurned = false;
  for (const statement of statements) {
    if (words(statement.text).join(" ") === own) return null;
    for (const one of [statement, ...underHead(statement)]) {
      if (!covers(one, told, all, lexicon)) continue;
      const pairs = paired(one, claim, language);
      if (pairs?.every(([mine, said]) => agrees(mine, said, one !== statement && one.isDenied)) === true)
        return null;
      isTurned = true;
    }
  }
  return isTurned ? TURNS : JOINS;
}

const saysAll = ({ question, title, text }: Passage): string => `${question ?? ""}\n${title}\n${text}`;

function statementsOf({ question, title, text }: Passage, language: string): Statement[] {
  const found = wholeSentences(text, language).slice(0, MOST_SENTENCES);
  const isDenied = question !== null && SAYS_NO.test((found[0] ?? "").toLowerCase());
  let line = "";
  return found.map((sentence) => {
    const head = `${question ?? ""} ${title} ${line}`;
    // "Opening hours:" stands over the lines that follow.
    if (sentence.endsWith(":")) line = sentence;
    return {
      text: sentence,
      head,
      isDenied,
      stems: stemsOf(sentence),
      clauses: clausesOf(sentence, language),
    };
  });
}

/** The sentence together with its heading and question, if it has any. */
const underHead = (statement: Statement): Statement[] =>
  statement.head.trim() === ""
    ? []
    : [{ ...statement, stems: new Set([...statement.stems, ...stemsOf(statement.head)]) }];

/** Short words are told apart by their endings alone: take, takes; Lampe, Lampen. */
const stemOf = (word: string): string => {
  const stem = firstLetters(word);
  return stem.length < SHORTEST ? stem : stem.replace(/(?:e?s|en?)$/u, "");
};
const SHORTEST = 4;

const stemsOf = (text: string): Set<string> => new Set(words(readable(text)).map(stemOf));

/** What a claim says: its facts, and its other words that say what it is about. */
interface Told {
  readonly facts: readonly Fact[];
  readonly content: readonly string[];
  /** German writes every noun as a name. */
  readonly names: ReadonlySet<string>;
}

function toldBy(claim: string, passages: readonly Passage[], language: string): Told {
  const whole = new Known(passages.map(saysAll).join("\n"));
  // What no source says at all is judged where facts are (`ground`).
  const borne = facts(claim).filter((fact) => whole.bears(fact));
  const names = language === "de" ? new Set<string>() : namesIn(claim);
  return { facts: borne, content: telling(withoutFacts(claim, borne)), names };
}

/** Whether the statement has most of the claim's words and all of its facts; `all` is what any sentence says. */
function covers(said: Statement, told: Told, all: ReadonlySet<string>, lexicon: Lexicon): boolean {
  const missing = told.content.filter((word) => !said.stems.has(stemOf(word)));
  // Norway is near Germany, but a word that another sentence says means itself.
  const strays = missing.filter((word) => all.has(stemOf(word)));
  if (strays.length > MOST_STRAYS || strays.some((word) => told.names.has(word))) return false;
  const nearTo = missing.length > strays.length ? neighbours(lexicon, words(said.text), NEAR) : null;
  const unsaid = missing.filter(
    (word) => strays.includes(word) || nearTo === null || nearTo(word).length === 0,
  );
  if (unsaid.length > (1 - SHARE) * told.content.length) return false;
  const here = new Known(`${said.head}\n${said.text}`);
  return told.facts.every((fact) => here.bears(fact));
}

const withoutFacts = (claim: string, told: readonly Fact[]): string =>
  told.reduce((rest, { text }) => rest.replace(text, " "), readable(claim));

/** The words of a text that say what it is about. */
const telling = (text: string): string[] => [
  ...new Set(words(text).filter((word) => !SAY_LITTLE.some((list) => list.has(word)))),
];

const SAY_LITTLE: readonly { has(word: string): boolean }[] = [functionWords, NOT, MODALS, COURTESY];

const namesIn = (claim: string): Set<string> =>
  new Set((claim.match(/(?<=\s)\p{Lu}[\p{L}\p{N}'’-]*/gu) ?? []).flatMap(words));

/** What is held against what: whole against whole, or clause by clause where some say "not" and others do not. */
function paired(said: Statement, claim: string, language: string): [string, string][] | null {
  if (said.clauses.length === 0) return [[claim, said.text]];
  const own = clausesOf(claim, language);
  const pairs: [string, string][] = [];
  for (const mine of own.length > 0 ? own : [claim]) {
    const clause = clauseFor(mine, said.clauses);
    if (clause === null) return null;
    pairs.push([mine, clause]);
  }
  return pairs;
}

/** The clause that speaks of most of what the claim does; one that leaves a word to be understood borrows it. */
function clauseFor(claim: string, clauses: readonly string[]): string | null {
  const content = telling(claim).map(stemOf);
  for (const clause of clauses) {
    const own = telling(clause).map(stemOf);
    const others = new Set(
      clauses.filter((one) => one !== clause).flatMap((one) => telling(one).map(stemOf)),
    );
    const alone = own.filter((stem) => !others.has(stem));
    const isTold = alone.length > 0 && alone.every((stem) => content.includes(stem));
    const there = new Set(isTold && own.length <= ELIDED ? [...own, ...others] : own);
    if (content.filter((stem) => there.has(stem)).length >= SHARE * content.length) return clause;
  }
  return null;
}

/** "and the Lumen lamp is not": a clause of so few words leaves the rest to the one before it. */
const ELIDED = 2;
