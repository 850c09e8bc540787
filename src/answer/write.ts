/** Stage: findings → a draft that says only what the owner's knowledge says, and what stays open. */
import type { Lexicon } from "../knowledge/lexicon.ts";
import type { RankedPassage } from "../knowledge/search.ts";
import { sentences } from "../knowledge/words.ts";
import type { Address } from "../mail/message.ts";
import type { Claim, Draft } from "./draft.ts";
import { excerpt } from "./excerpt.ts";
import { ground } from "./ground.ts";
import { greeting, letter } from "./letter.ts";
import type { Finding } from "./retrieve.ts";

export interface WriteInput {
  readonly findings: readonly Finding[];
  readonly from: Pick<Address, "name"> | null;
  readonly newText: string;
  /** The mail's language; null where it could not be told. */
  readonly language: string | null;
}

export interface WriteDeps {
  readonly lexicon: Lexicon;
  readonly signature: string;
  /** The owner's language: assumed where a mail's own cannot be told. */
  readonly ownerLanguage: string;
}

export interface OpenAsk {
  readonly ask: string;
  readonly reason: string;
}

export interface Written {
  readonly draft: Draft | null;
  readonly open: readonly OpenAsk[];
  /** The passages that the draft quotes. */
  readonly sources: readonly RankedPassage[];
  /** The least probability among the answers, 0 to 1; 0 without a draft. */
  readonly confidence: number;
  readonly writer: string;
}

/** Names the writer, as `smb log` and `--json` show it. */
export const EXTRACTIVE_WRITER = "extractive-1";

/**
 * From this score on a passage is taken to answer an ask. Chosen between the demo's lowest right answer (.147) and its
 * highest wrong one (.102), since mails score lower than FAQ questions; what it does to those the README says ("How well").
 */
export const ANSWERS_FROM = 0.135;

/** How many times likelier a passage in another language must be for the one in the mail's own to be left aside. */
const SUBSTITUTE = 3;

/** The extractive writer: each ask is answered with the owner's own sentences, or stays open with the reason. */
export function write(input: WriteInput, deps: WriteDeps): Written {
  const language = input.language ?? deps.ownerLanguage;
  const open: OpenAsk[] = [];
  const chosen = new Map<string, Answer>();
  for (const { ask, candidates } of input.findings) {
    const choice = choose(candidates, language);
    if ("reason" in choice) open.push({ ask: shortened(ask.text), reason: choice.reason });
    else {
      const { id } = choice.passage;
      const { ranked = choice, queries = [] } = chosen.get(id) ?? {};
      chosen.set(id, { ranked: weaker(ranked, choice), queries: [...queries, ask.query] });
    }
  }
  if (chosen.size === 0) return { draft: null, open, sources: [], confidence: 0, writer: EXTRACTIVE_WRITER };
  const sources = [...chosen.values()].map(({ ranked }) => ranked);
  return {
    draft: compose([...chosen.values()], language, input, deps),
    open,
    sources,
    confidence: Math.min(...sources.map(({ score }) => score)),
    writer: EXTRACTIVE_WRITER,
  };
}

/** An ask as a reason names it; a mail of a thousand questions has one that is a book. */
const shortened = (text: string): string =>
  text.length <= LONGEST_ASK ? text : `${text.slice(0, LONGEST_ASK)}…`;

const LONGEST_ASK = 300;

const weaker = (a: RankedPassage, b: RankedPassage): RankedPassage => (a.score <= b.score ? a : b);

/** A passage to quote once, with every ask that it answers, scored by the one it answers least. */
interface Answer {
  readonly ranked: RankedPassage;
  readonly queries: readonly string[];
}

/**
 * The best supported passage in the mail's language, or why there is none. Where a correction comes first and is not in
 * the mail's language, there is none: what it corrects may be what the next passage says.
 */
function choose(candidates: readonly RankedPassage[], language: string): RankedPassage | { reason: string } {
  const able = candidates.filter(({ score }) => score >= ANSWERS_FROM);
  const [best] = able;
  if (best === undefined) return { reason: "the knowledge has no answer to this" };
  const isReadable = ({ passage }: RankedPassage): boolean =>
    passage.language === null || passage.language === language;
  const readable = best.passage.kind === "erratum" && !isReadable(best) ? undefined : able.find(isReadable);
  // A passage that merely passes does not stand in for one that answers for sure.
  const isPoorSubstitute = readable !== undefined && readable.score < best.score / SUBSTITUTE;
  if (readable !== undefined && !isPoorSubstitute) return readable;
  const known = languageName(best.passage.language);
  return { reason: `the knowledge answers this in ${known} only (${best.passage.id})` };
}

const languageName = (code: string | null): string =>
  code === null ? "another language" : (new Intl.DisplayNames(["en"], { type: "language" }).of(code) ?? code);

function compose(answers: readonly Answer[], language: string, input: WriteInput, deps: WriteDeps): Draft {
  const unchecked: { text: string; support: string[] }[] = [];
  const paragraphs = answers.map(({ ranked: { passage }, queries }) => {
    const lines = excerpt(passage.text, queries, deps.lexicon);
    for (const text of lines.flatMap((line) => sentences(line, language)))
      unchecked.push({ text, support: [passage.id] });
    return lines.join("\n");
  });
  const passages = new Map(
    answers.map(({ ranked: { passage } }) => [
      passage.id,
      `${passage.question ?? ""}\n${passage.title}\n${passage.text}`,
    ]),
  );
  const claims: Claim[] = ground(unchecked, { passages, mail: input.newText });
  const text = letter({ greeting: greeting(input.from, language), paragraphs, signature: deps.signature });
  return { text, claims };
}
