/** Stage: findings → a draft that says only what the owner's knowledge says, and what stays open. */
import type { Lexicon } from "../knowledge/lexicon.ts";
import type { RankedPassage } from "../knowledge/search.ts";
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
 * From this support on a passage is taken to answer an ask. Measured on public FAQ questions with a share of the entries
 * left out; see the README, "How well".
 */
export const ANSWERS_FROM = 0.15;

/** The extractive writer: each ask is answered with the owner's own sentences, or stays open with the reason. */
export function write(input: WriteInput, deps: WriteDeps): Written {
  const language = input.language ?? deps.ownerLanguage;
  const open: OpenAsk[] = [];
  const chosen = new Map<string, { passage: RankedPassage; query: string }>();
  for (const { ask, candidates } of input.findings) {
    const choice = choose(candidates, language);
    if ("reason" in choice) open.push({ ask: ask.text, reason: choice.reason });
    else if (!chosen.has(choice.passage.id))
      chosen.set(choice.passage.id, { passage: choice, query: ask.query });
  }
  if (chosen.size === 0) return { draft: null, open, sources: [], confidence: 0, writer: EXTRACTIVE_WRITER };
  const sources = [...chosen.values()].map(({ passage }) => passage);
  return {
    draft: compose([...chosen.values()], language, input, deps),
    open,
    sources,
    confidence: Math.min(...sources.map(({ score }) => score)),
    writer: EXTRACTIVE_WRITER,
  };
}

/** The best supported passage in the mail's language, or why there is none. */
function choose(candidates: readonly RankedPassage[], language: string): RankedPassage | { reason: string } {
  const able = candidates.filter(({ score }) => score >= ANSWERS_FROM);
  const readable = able.filter(({ passage }) => passage.language === null || passage.language === language);
  const best = bestSupported(readable);
  if (best !== null) return best;
  const foreign = bestSupported(able);
  if (foreign !== null)
    return {
      reason: `the knowledge answers this in ${languageName(foreign.passage.language)} only (${foreign.passage.id})`,
    };
  return { reason: "the knowledge has no answer to this" };
}

/** An erratum before everything, then by support; the search's own order decides between equals. */
function bestSupported(ranked: readonly RankedPassage[]): RankedPassage | null {
  const erratum = ranked.find(({ passage }) => passage.kind === "erratum");
  return erratum ?? ranked.reduce<RankedPassage | null>((a, b) => (a && a.score >= b.score ? a : b), null);
}

const languageName = (code: string | null): string =>
  code === null ? "another language" : (new Intl.DisplayNames(["en"], { type: "language" }).of(code) ?? code);

function compose(
  answers: readonly { passage: RankedPassage; query: string }[],
  language: string,
  input: WriteInput,
  deps: WriteDeps,
): Draft {
  const unchecked: { text: string; support: string[] }[] = [];
  const paragraphs = answers.map(({ passage: { passage }, query }) => {
    const lines = excerpt(passage.text, query, deps.lexicon, language);
    for (const text of lines.flat()) unchecked.push({ text, support: [passage.id] });
    return lines.map((line) => line.join(" ")).join("\n");
  });
  const passages = new Map(
    answers.map(({ passage: { passage } }) => [
      passage.id,
      `${passage.question ?? ""}\n${passage.title}\n${passage.text}`,
    ]),
  );
  const claims: Claim[] = ground(unchecked, { passages, mail: input.newText });
  const text = letter({ greeting: greeting(input.from, language), paragraphs, signature: deps.signature });
  return { text, claims };
}
